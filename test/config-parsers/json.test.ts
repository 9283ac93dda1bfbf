import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryOf, nodeAt, plain } from '../../src/core/config.js';
import { parseJson } from '../../src/config-parsers/json.js';
import { problemsOf, slices } from './helpers.js';

describe('parseJson', () => {
  test('keeps the place of every key and value, quotes included', () => {
    const text = '{\r\n  "build": { "asar": false, "files": ["dist/**", null] },\r\n  "ü😀": -1.5\r\n}';
    expect(slices(text, parseJson(text))).toEqual(['/"build"/"asar" = false', '/"build"/"files"/0 = "dist/**"', '/"build"/"files"/1 = null', '/"ü😀" = -1.5']);
  });

  test('counts a byte order mark', () => {
    const text = '\uFEFF{"name": "app"} // desktop-sec-ignore-line x';
    const document = parseJson(text);
    expect(slices(text, document)).toEqual(['/"name" = "app"']);
    expect(document.comments.map(({ range }) => text.slice(range.start, range.end))).toEqual(['// desktop-sec-ignore-line x']);
    expect(document.problems).toEqual([]);
  });

  test.each(['  ', '\t'])('places what is JSON to the letter where it places the same text with a comment (%j)', (indent) => {
    fc.assert(fc.property(fc.jsonValue({ stringUnit: 'binary' }), fc.boolean(), (value, marked) => {
      const text = `${marked ? '\uFEFF' : ''}${JSON.stringify(value, undefined, indent)}\r\n`;
      expect(parseJson(text).root).toEqual(parseJson(`${text}// c`).root);
    }), { numRuns: 200 });
  });

  test('does so with numbers that lose digits, escapes and keys that stand twice', () => {
    const text = '[9007199254740993, -0, 1e999, 1.50E+2, "\\u00e4\\"\\\\", {"a": 1, "a": {"b": 2, "b": 3}}, {}, []]';
    const [strict, tolerant] = [parseJson(text), parseJson(`${text} // c`)];
    expect(strict).toEqual({ ...tolerant, comments: [] });
    expect(problemsOf(text, strict)).toEqual(problemsOf(text, tolerant));
    expect(strict.problems.map(({ kind }) => kind)).toEqual(['duplicate-key', 'duplicate-key']);
  });

  test('takes comments, trailing commas and JSON5', () => {
    const text = "// c\n{ /* d */ unquoted: 'it\\'s', hex: 0xFF, plus: +1, inf: Infinity, list: [1,], }";
    const document = parseJson(text);
    expect(plain(document.root)).toEqual({ unquoted: "it's", hex: 255, plus: 1, inf: 'Infinity', list: [1] });
    expect(document.problems).toEqual([]);
  });

  test('steps over line breaks within strings', () => {
    const text = '{"a": "x\\\r\ny", "b": \'z\r\n\', "c": 1}';
    expect(slices(text, parseJson(text))).toEqual(['/"a" = "x\\\r\ny"', '/"b" = \'z\r\n\'', '/"c" = 1']);
  });

  test('keeps only comments that speak to a linter', () => {
    const text = '{ // hello\n "a": "// desktop-sec no comment", /* eslint-disable x */ "b": 1 }';
    expect(parseJson(text).comments).toEqual([{ text: ' eslint-disable x ', range: { start: text.indexOf('/* eslint'), end: text.indexOf(' "b"') } }]);
  });

  test('gives numbers that would lose digits as written', () => {
    expect(plain(parseJson('[9007199254740993, 1e300, 3]').root)).toEqual(['9007199254740993', 1e300, 3]);
  });

  test('keeps both entries of a key that occurs twice, and says so', () => {
    const text = '{"csp": null, "csp": "default-src \'self\'"}';
    const document = parseJson(text);
    expect(slices(text, document)).toEqual(['/"csp" = null', '/"csp" = "default-src \'self\'"']);
    expect(problemsOf(text, document)).toEqual(['duplicate-key: "csp"']);
    expect(document.problems[0]?.range?.start).toBe(text.lastIndexOf('"csp"'));
  });

  test('has no prototype to reach', () => {
    const document = parseJson('{"__proto__": {"polluted": true}, "constructor": 1}');
    expect(plain(entryOf(document.root, '__proto__')?.value)).toEqual(Object.assign(Object.create(null), { polluted: true }));
    expect(nodeAt(document.root, ['toString'])).toBeUndefined();
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each([
    ['{"a": 1 "b": 2}', { a: 1 }, '"'],
    ['{"a": 1, "b": ', { a: 1 }, ''],
    ['{"a": 1, "b": [1, {"c": "cut sho', { a: 1, b: [1, {}] }, '"'],
    ['{"a": 1,\n<<<<<<< HEAD\n"b": 2}', { a: 1 }, '<'],
    ['{"a": {"b": 1}}}', { a: { b: 1 } }, '}'],
    ['{"a": 1, "b": undefined}', { a: 1 }, 'u'],
    ['[1, 2', [1, 2], '2'],
  ])('keeps what stands before an error: %s', (text, value, at) => {
    const document = parseJson(text);
    expect(JSON.parse(JSON.stringify(plain(document.root)))).toEqual(value);
    expect(problemsOf(text, document)).toEqual([`syntax: ${at}`]);
  });

  test.each(['', '  \n', '}', '"', '\0\u0001binary', '{'])('has a problem and does not throw: %j', (text) => {
    expect(parseJson(text).problems[0]?.kind).toBe('syntax');
  });

  test.each(['['.repeat(20_000), '{"a":'.repeat(20_000), `${'['.repeat(300)}${']'.repeat(300)}`])('does not follow nesting without end', (text) => {
    expect(parseJson(text)).toMatchObject({ problems: [{ kind: 'nesting' }] });
    expect(parseJson(text).root).toBeUndefined();
  });

  test('does not count brackets in strings and comments as nesting', () => {
    expect(parseJson(JSON.stringify({ a: '['.repeat(1000) }) + `/* ${'{'.repeat(1000)} */`).problems).toEqual([]);
  });
});
