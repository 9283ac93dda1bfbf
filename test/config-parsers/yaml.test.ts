import { describe, expect, test } from 'vitest';
import { nodeAt, plain } from '../../src/core/config.js';
import { parseYaml } from '../../src/config-parsers/yaml.js';
import { problemsOf, slices } from './helpers.js';

describe('parseYaml', () => {
  test('keeps the place of every key and value', () => {
    const text = '\uFEFFappId: com.example # desktop-sec-ignore why\r\nmac:\r\n  target: [dmg, "zip"]\r\n  hardened: \'no\'\r\nlist:\r\n- a: 1\r\n  b: ~\r\non:\r\nscript: |\r\n  # desktop-sec is no comment here\r\n  run\r\n';
    const document = parseYaml(text);
    expect(slices(text, document)).toEqual([
      '/appId = com.example', '/mac/target/0 = dmg', '/mac/target/1 = "zip"', "/mac/hardened = 'no'", '/list/0/a = 1', '/list/0/b = ~', '/on = ',
      '/script = |\r\n  # desktop-sec is no comment here\r\n  run\r\n',
    ]);
    expect(document.problems).toEqual([]);
    expect(document.comments.map(({ range }) => text.slice(range.start, range.end))).toEqual(['# desktop-sec-ignore why']);
  });

  test('ends a block collection with its last value', () => {
    const text = 'a:\n  b: 1 # one\n\nc: 2\n';
    const { start, end } = nodeAt(parseYaml(text).root, ['a'])?.range ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('b: 1');
  });

  test('puts an alias where its value is written, and merges', () => {
    const text = 'base: &base { url: http://a, n: 1 }\ncopy: *base\nprod:\n  <<: *base\n  n: 2\nboth:\n  <<: [{ n: 3 }, *base]\n';
    const document = parseYaml(text);
    expect(document.problems).toEqual([]);
    expect(plain(document.root)).toEqual({ base: { url: 'http://a', n: 1 }, copy: { url: 'http://a', n: 1 }, prod: { url: 'http://a', n: 2 }, both: { n: 3, url: 'http://a' } });
    expect(nodeAt(document.root, ['prod', 'url'])?.range.start).toBe(text.indexOf('http://a'));
  });

  test('gives dates, odd keys and big integers as written, and ignores tags', () => {
    expect(plain(parseYaml('d: 2001-01-01\n1: one\ntrue: yes\nbig: 12345678901234567890\ntagged: !vault x\n').root))
      .toEqual({ d: '2001-01-01', 1: 'one', true: 'yes', big: '12345678901234567890', tagged: 'x' });
  });

  test('reads the first document of several', () => {
    const document = parseYaml('a: 1\n---\na: 2\n');
    expect(plain(document.root)).toEqual({ a: 1 });
    expect(document.problems).toEqual([]);
  });

  test('keeps both entries of a key that occurs twice', () => {
    const text = 'a: 1\n__proto__: {polluted: true}\na: 2\n';
    const document = parseYaml(text);
    expect(slices(text, document)).toEqual(['/a = 1', '/__proto__/polluted = true', '/a = 2']);
    expect(problemsOf(text, document)).toEqual(['duplicate-key: a']);
  });

  test('goes on after an error', () => {
    const document = parseYaml('a: [1, 2\nb: c\n');
    expect(plain(document.root)).toEqual({ a: [1, 2], b: 'c' });
    expect(document.problems.map(({ kind }) => kind)).toEqual(['syntax']);
  });

  test('does not quote the text', () => {
    const document = parseYaml('a: b\n"s3cret": [\n} s3cret\n');
    expect(document.problems).toHaveLength(1);
    expect(document.problems[0]?.message).not.toContain('s3cret');
  });

  test.each(['', '# nothing\n', '---\n', '\uFEFF'])('has nothing to say about an empty file: %j', (text) => {
    expect(parseYaml(text)).toMatchObject({ problems: [] });
    expect(parseYaml(text).root).toBeUndefined();
  });

  test('does not laugh a billion times', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `k${i + 1}: &k${i + 1} [${Array(9).fill(`*k${i}`).join(', ')}]`);
    const document = parseYaml(`k0: &k0 lol\n${rows.join('\n')}\n`);
    expect(document.problems.map(({ kind }) => kind)).toEqual(['limit']);
    expect(JSON.stringify(document.root).length).toBeLessThan(2_000_000);
  });

  test('stops at an alias within its own anchor, and takes one without for a fragment', () => {
    const text = 'a: &a [*a]\nb: *nowhere\n';
    expect(problemsOf(text, parseYaml(text))).toEqual(['limit: *a']);
  });

  test.each(['['.repeat(20_000), '- '.repeat(20_000), 'a: '.repeat(20_000), '? '.repeat(20_000), Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')])('does not follow nesting without end', (text) => {
    expect(parseYaml(text).problems.map(({ kind }) => kind)).toEqual(['nesting']);
  });

  test('takes far indented text for what it is', () => {
    expect(parseYaml(`a: |\n${' '.repeat(400)}art\n  [[[[\nb: x\n${' '.repeat(300)}y\n`).problems.filter(({ kind }) => kind === 'nesting')).toEqual([]);
  });
});
