import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isConfigPath, parseConfig, parserOf } from '../../src/config-parsers/index.js';
import { isWellFormed } from './helpers.js';

const formats: Record<string, string> = {
  'package.json': '\uFEFF{"name": "a\\n", // c\n "b": [1, {"c": null, \'d\': .5}], /* x */ "e": true, "e": 1e3,}',
  'Cargo.toml': '[a]\r\nb = "x"\nb = 2\n[[c]]\nd.e = { f = [1, """m\nn"""] }\n[a.g]\nh = 1979-05-27 # c\n',
  'electron-builder.yml': 'a: &a {b: [1, "x"], ? c : d}\r\ne:\n  - *a\n  - <<: *a\n    f: |\n      text\n    g: >-\n      more\n--- \nh: \'i\'\n',
  '.env': '\uFEFFA="x\\"y"\r\nexport B=\'z\n\' # c\nC: `d`\nE=f#g # h\n',
  'app.entitlements': '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><dict><!-- c --><key>a</key><array><true/><string>x&amp;<![CDATA[y]]>😀</string></array></dict></plist>',
  '.npmrc': 'a=b ; c\r\n[d]\ne[]="f"\ne[]=g\n; h\n',
};

describe('parseConfig', () => {
  test.each([
    ['src-tauri/tauri.conf.json', 'json'], ['tauri.conf.json5', 'json'], ['tsconfig.jsonc', 'json'], ['Tauri.toml', 'toml'], ['Cargo.lock', 'toml'], ['a/b.yaml', 'yaml'], ['.github/workflows/x.yml', 'yaml'],
    ['.env', 'dotenv'], ['a/.env.production.local', 'dotenv'], ['prod.env', 'dotenv'], ['Info.plist', 'plist'], ['mac.entitlements', 'plist'], ['.npmrc', 'ini'], ['app.desktop', 'ini'], ['.yarnrc', 'ini'], ['.yarnrc.yml', 'yaml'],
  ])('knows %s', async (path, format) => {
    expect(isConfigPath(path)).toBe(true);
    expect((await parseConfig(path, ''))?.format).toBe(format);
  });

  test.each(['main.ts', '.env.d.ts', '.env.ts', 'env', 'site.webmanifest', 'README.md', 'json', 'AppxManifest.xml.txt'])('leaves %s alone', async (path) => {
    expect(isConfigPath(path)).toBe(false);
    expect(await parseConfig(path, '{}')).toBeUndefined();
  });

  test('takes XML for configuration only where it is a property list', async () => {
    expect(await parseConfig('a.xml', '<manifest/>')).toBeUndefined();
    expect((await parseConfig('a.xml', '<plist><dict/></plist>'))?.root?.kind).toBe('object');
  });

  test.each(Object.entries(formats))('throws on no prefix of %s, and keeps every place inside the text', async (path, text) => {
    const parse = (await parserOf(path))!;
    for (let end = 0; end <= text.length; end++) {
      const cut = text.slice(0, end);
      const document = parse(cut);
      expect(isWellFormed(cut, document)).toBe(true);
    }
  });

  test.each(Object.entries(formats))('throws on no mutation of %s', async (path, text) => {
    const parse = (await parserOf(path))!;
    fc.assert(fc.property(fc.nat(text.length), fc.nat(text.length), fc.string({ unit: 'binary', maxLength: 5 }), (at, to, noise) => {
      const mutated = text.slice(0, at) + noise + text.slice(to);
      const document = parse(mutated);
      return isWellFormed(mutated, document) && document.problems.every(({ kind }) => kind !== 'crash');
    }), { numRuns: 300 });
  });

  test.each(Object.keys(formats))('throws on no text whatsoever as %s', async (path) => {
    const parse = (await parserOf(path))!;
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('"', "'", '[', ']', '{', '}', ':', ',', '\n', ' ', '-', '<', '>', '=', '#', '/*', '&a', '*a', '\\', '|', '"""', 'a'), { maxLength: 60 }).map((parts) => parts.join(''))), (text) => {
      const document = parse(text);
      return isWellFormed(text, document) && document.problems.every(({ kind }) => kind !== 'crash');
    }), { numRuns: 500 });
  });
});
