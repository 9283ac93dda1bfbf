import { describe, expect, it } from 'vitest';
import { lineHashes } from '../../src/core/line-hash.js';
import { createSpots, placeFixes } from '../../src/engine/spots.js';

const KEY = ['AKIA', 'QX7LM2Z9TR5W', '3F2Q'].join('');
const at = (file: string, text: string, fragment: string) => ({ file, range: { start: text.indexOf(fragment), end: text.indexOf(fragment) + fragment.length } });
const spotsOf = (text: string, secrets: ReadonlyMap<string, { start: number; end: number }[]> = new Map()) => createSpots(() => text, (path) => `app/${path}`, secrets);

describe('createSpots', () => {
  it('shows a place with its lines and the hash of its first', () => {
    const text = 'one\r\ntwo\r\nthree\r\nfour\r\nfive\r\nsix';
    const location = at('a.ts', text, 'hree');
    expect(spotsOf(text)(location)).toEqual({
      path: 'app/a.ts', location, region: { startLine: 3, startColumn: 2, endLine: 3, endColumn: 6 }, snippet: ['one', 'two', 'three', 'four', 'five'], firstLine: 1, lineHash: lineHashes(text).get(3),
    });
    expect(spotsOf(text)(location, 0)).toMatchObject({ snippet: ['three'], firstLine: 3 });
    expect(spotsOf(text)(at('a.ts', text, 'six'))).toMatchObject({ snippet: ['four', 'five', 'six'], firstLine: 4 });
  });

  it('stars out every secret of the file, not only the finding\'s own, and moves no column', () => {
    const text = `const region = "eu";\nconst key = "${KEY}"; upload(key);\n`;
    const secrets = new Map([['a.ts', [at('a.ts', text, KEY).range]]]);
    const spot = spotsOf(text, secrets)(at('a.ts', text, 'upload(key)'));
    expect(spot.snippet).toEqual(['const region = "eu";', 'const key = "AKIA************3F2Q"; upload(key);', '']);
    expect(spot.snippet[1]!.slice(spot.region.startColumn - 1, spot.region.endColumn - 1)).toBe('upload(key)');
    expect(spot.lineHash).toBe(lineHashes(text).get(2));
    expect(spotsOf(text, secrets)(at('a.ts', text, '"eu"')).snippet.join('\n')).not.toContain(KEY);
  });

  it('drops a byte order mark', () => {
    const text = '\ufeffone\ntwo';
    expect(spotsOf(text)(at('a.ts', text, 'one'))).toMatchObject({ region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 4 }, snippet: ['one', 'two'] });
  });

  it('keeps of long lines what stands around the place', () => {
    const text = `${'a;'.repeat(50_000)}eval(x)${'b;'.repeat(50_000)}\nnext`;
    const { snippet, firstColumn, region } = spotsOf(text)(at('a.min.js', text, 'eval(x)'));
    expect(snippet[0]!.length).toBeLessThanOrEqual(1_000);
    expect(snippet[0]!.slice(region.startColumn - firstColumn!, region.endColumn - firstColumn!)).toBe('eval(x)');
  });

  it('keeps of a long place its beginning', () => {
    const text = 'line\n'.repeat(1_000);
    const spot = spotsOf(text)({ file: 'a.ts', range: { start: 50, end: 4_000 } });
    expect(spot.snippet).toHaveLength(20);
    expect(spot.firstLine).toBe(9);
  });

  it('reads each file once', () => {
    const read: string[] = [];
    const spots = createSpots((path) => {
      read.push(path);
      return path === 'gone.ts' ? undefined : 'text';
    }, (path) => path, new Map());
    for (const file of ['a.ts', 'gone.ts', 'a.ts', 'gone.ts']) spots({ file, range: { start: 0, end: 2 } });
    expect(read).toEqual(['a.ts', 'gone.ts']);
  });

  it('has a place for a file that is gone', () => {
    expect(createSpots(() => undefined, (path) => path, new Map())({ file: 'gone.ts', range: { start: 7, end: 9 } }))
      .toMatchObject({ path: 'gone.ts', region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }, snippet: [], lineHash: '' });
  });
});

describe('placeFixes', () => {
  const text = 'one\ntwo';
  const fix = (inserted: string) => ({ description: 'Do it.', safe: true, edits: [{ ...at('a.ts', text, 'two'), text: inserted }] });

  it('says where the edits are and leaves the fix as it is', () => {
    expect(placeFixes([undefined, fix('2')], spotsOf(text), [KEY], () => text)).toEqual([{ ...fix('2'), places: [{ path: 'app/a.ts', region: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 } }] }]);
  });

  it('marks a fix that repeats a secret', () => {
    expect(placeFixes([fix(`x${KEY}`)], spotsOf(text), ['', KEY], () => text)[0]!.secret).toBe(true);
  });
});
