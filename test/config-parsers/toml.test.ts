import { describe, expect, test } from 'vitest';
import { nodeAt, plain } from '../../src/core/config.js';
import { parseToml } from '../../src/config-parsers/toml.js';
import { problemsOf, slices } from './helpers.js';

const cargo = `\uFEFF[package]\r\nname = "app" # desktop-sec-ignore\r\n\r\n[dependencies]\r\ntauri = { version = '2.1', features = ["devtools"] }\r\n"serde.json" = "1"\r\n
[[bin]]\nname = "a"\n[bin.extra]\nx = 1\n[[bin]]\nname = "b"\n[dependencies.tokio]\nversion = "1"\n[package.metadata]\nbuilt = 1979-05-27T07:32:00Z\ndeep.er.still = true\n`;
const text = (path: string[]): string => {
  const { start, end } = nodeAt(parseToml(cargo).root, path)?.range ?? { start: 0, end: 0 };
  return cargo.slice(start, end);
};

describe('parseToml', () => {
  test('keeps the place of every key and value', () => {
    const document = parseToml(cargo);
    expect(document.problems).toEqual([]);
    expect(slices(cargo, document)).toEqual([
      '/package/name = "app"', '/package/metadata/built = 1979-05-27T07:32:00Z', '/package/metadata/deep/er/still = true',
      "/dependencies/tauri/version = '2.1'", '/dependencies/tauri/features/0 = "devtools"', '/dependencies/"serde.json" = "1"', '/dependencies/tokio/version = "1"',
      '/bin/0/name = "a"', '/bin/0/extra/x = 1', '/bin/1/name = "b"',
    ]);
    expect(document.comments.map(({ range }) => cargo.slice(range.start, range.end))).toEqual(['# desktop-sec-ignore']);
  });

  test('makes one tree of what is written apart, placed at its first header or key', () => {
    expect(text(['package'])).toBe('[package]');
    expect(text(['dependencies', 'tokio'])).toBe('[dependencies.tokio]');
    expect(text(['dependencies', 'tauri'])).toBe(`{ version = '2.1', features = ["devtools"] }`);
    expect(text(['bin'])).toBe('[[bin]]');
    expect(text(['package', 'metadata', 'deep'])).toBe('deep.er.still');
  });

  test('gives dates and big integers as written', () => {
    expect(plain(parseToml('a = 1979-05-27\nb = 9223372036854775807\nc = 1_000\nd = nan\n').root)).toEqual({ a: '1979-05-27', b: '9223372036854775807', c: 1000, d: 'nan' });
  });

  test('keeps both of what is written twice', () => {
    const twice = 'a = 1\na = 2\n[p]\nx = 1\n"q r" = 1\n"q r" = 2\n[p]\nx = 3\n';
    const document = parseToml(twice);
    expect(slices(twice, document)).toEqual(['/a = 1', '/a = 2', '/p/x = 1', '/p/"q r" = 1', '/p/"q r" = 2', '/p/x = 3']);
    expect(problemsOf(twice, document).toSorted()).toEqual(['duplicate-key: "q r"', 'duplicate-key: a', 'duplicate-key: p']);
  });

  test('treats __proto__ as a key', () => {
    expect(Object.keys(plain(parseToml('[__proto__]\npolluted = true\nconstructor.prototype.x = 1').root) as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    ['a = 1\n[p]\nx = 1\ny = \nz = 3', { a: 1, p: { x: 1 } }],
    ['a = 1\nb = [\n  1,\n', { a: 1 }],
    ['a = 1\nb = """\nopen\n', { a: 1 }],
    ['a = 1\n[broken\nx = 1', { a: 1 }],
  ])('keeps what stands before an error: %j', (broken, value) => {
    const document = parseToml(broken);
    expect(JSON.parse(JSON.stringify(plain(document.root)))).toEqual(value);
    expect(document.problems.map(({ kind }) => kind)).toEqual(['syntax']);
  });

  test.each(['', '# nothing\n', '\uFEFF'])('has nothing to say about an empty file: %j', (empty) => {
    expect(parseToml(empty)).toMatchObject({ problems: [] });
    expect(parseToml(empty).root).toBeUndefined();
  });

  test.each([`a = ${'['.repeat(20_000)}`, `${'a.'.repeat(20_000)}b = 1`, `[${'a.'.repeat(20_000)}b]`, `a = ${'{a='.repeat(20_000)}`])('does not follow nesting without end', (deep) => {
    expect(parseToml(deep).problems.map(({ kind }) => kind)).toEqual(['nesting']);
  });
});
