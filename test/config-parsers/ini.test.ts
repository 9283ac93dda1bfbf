import { describe, expect, test } from 'vitest';
import { plain } from '../../src/core/config.js';
import { parseIni } from '../../src/config-parsers/ini.js';
import { problemsOf, slices } from './helpers.js';

describe('parseIni', () => {
  test('reads .npmrc', () => {
    const text = '\uFEFFregistry = http://r/ ; why\r\n//r/:_authToken=${TOKEN}\r\nstrict-ssl=false\r\nca[]="a;b"\r\nca[]="c"\r\n# desktop-sec-ignore\r\nalone\r\n';
    const document = parseIni(text);
    expect(plain(document.root)).toEqual({ registry: 'http://r/', '//r/:_authToken': '${TOKEN}', 'strict-ssl': false, ca: ['a;b', 'c'], alone: true });
    expect(slices(text, document)).toEqual(['/registry = http://r/', '///r/:_authToken = ${TOKEN}', '/strict-ssl = false', '/ca/0 = "a;b"', '/ca/1 = "c"', '/alone = alone']);
    expect(document.comments).toMatchObject([{ text: ' desktop-sec-ignore' }]);
    expect(document.problems).toEqual([]);
  });

  test('reads sections of a .desktop file', () => {
    const text = '[Desktop Entry]\nExec=app --no-sandbox %U\nMimeType=x-scheme-handler/app;\n[Desktop Action x]\nExec=app';
    expect(plain(parseIni(text).root)).toEqual({ 'Desktop Entry': { Exec: 'app --no-sandbox %U', MimeType: 'x-scheme-handler/app;' }, 'Desktop Action x': { Exec: 'app' } });
  });

  test('reads .yarnrc', () => {
    expect(plain(parseIni('registry "https://r"\nstrict-ssl false\n').root)).toEqual({ registry: 'https://r', 'strict-ssl': false });
  });

  test('keeps both entries of a key that occurs twice', () => {
    const text = 'a=1\na=2\n__proto__=3';
    expect(slices(text, parseIni(text))).toEqual(['/a = 1', '/a = 2', '/__proto__ = 3']);
    expect(problemsOf(text, parseIni(text))).toEqual(['duplicate-key: a']);
  });
});
