import { describe, expect, it } from 'vitest';
import { plainSources } from '../../src/config-parsers/lockfile.js';

const found = (text: string): readonly string[] => {
  const root = plainSources(text)?.root;
  return (root?.kind === 'array' ? root.items : []).map((item) => {
    expect(text.slice(item.range.start, item.range.end)).toBe(item.kind === 'scalar' ? item.value : '');
    return item.kind === 'scalar' ? String(item.value) : '';
  });
};

describe('a lockfile', () => {
  it('tells the addresses without encryption that packages come from', () => {
    expect(found('{ "packages": { "a": { "resolved": "http://registry.acme.app/a.tgz", "funding": { "url": "http://acme.app" } } } }')).toEqual(['http://registry.acme.app/a.tgz']);
    expect(found('a@1:\n  resolved "http://registry.acme.app/a.tgz#00"\n')).toEqual(['http://registry.acme.app/a.tgz#00']);
    expect(found('  a@1:\n    resolution: {integrity: x, tarball: http://registry.acme.app/a.tgz}\n')).toEqual(['http://registry.acme.app/a.tgz']);
    expect(found('source = "registry+http://crates.acme.app/index"\n')).toEqual(['http://crates.acme.app/index']);
  });

  it('is nothing where all of them are encrypted, and ends where there are very many', () => {
    expect(plainSources('{ "resolved": "https://registry.npmjs.org/a.tgz", "homepage": "http://acme.app" }')).toBeUndefined();
    expect(found('"resolved": "http://a.app/x.tgz"\n'.repeat(500)).length).toBe(50);
  });
});
