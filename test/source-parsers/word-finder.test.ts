import fc from 'fast-check';
import { expect, test } from 'vitest';
import { interestOf, matchTokens } from '../../src/source-parsers/interest.js';
import { WordFinder } from '../../src/source-parsers/word-finder.js';

const found = (words: readonly string[], text: string): string[] => {
  const all: string[] = [];
  new WordFinder(words).find(text, (word, start) => all.push(`${words[word]} ${start}`));
  return all.sort();
};

const expected = (words: readonly string[], text: string): string[] =>
  words.flatMap((word) => [...text].flatMap((_, start) => (text.slice(start, start + word.length).toLowerCase() === word.toLowerCase() ? [`${word} ${start}`] : []))).sort();

test('words are found wherever they stand, in one another and over one another', () => {
  expect(found(['he', 'she', 'his', 'hers'], 'usHErs')).toEqual(['he 2', 'hers 2', 'she 1']);
  expect(found(['secret', 'client_secret'], 'CLIENT_SECRET = client_secre')).toEqual(['client_secret 0', 'secret 7']);
  expect(found(['ab'], '')).toEqual([]);
  expect(found([], 'abc')).toEqual([]);
});

test('what it finds is what comparing at every place finds', () => {
  const letters = fc.constantFrom('a', 'b', 'A', ':', 'é', '😀'[0]!);
  const word = fc.array(fc.constantFrom('a', 'b', ':'), { minLength: 1, maxLength: 4 }).map((some) => some.join(''));
  fc.assert(fc.property(fc.uniqueArray(word, { maxLength: 6 }), fc.array(letters, { maxLength: 40 }), (words, text) => {
    expect(found(words, text.join(''))).toEqual(expected(words, text.join('')));
  }), { numRuns: 500 });
});

test('words that are not ASCII are refused', () => {
  expect(() => new WordFinder(['é'])).toThrow('cannot have another é');
});

test.each([
  ['a plain word', 'export const open = () => webContents.getAllWebContents();', true],
  ['the same letters in another case', 'export const webcontents = 1;', false],
  ['a pattern', "import { app } from 'electron';", true],
  ['an anchor alone', '// electron/main is elsewhere', false],
  ['a file API and a path that leads out', "import fs from 'node:fs'; fs.readFileSync('../up');", true],
  ['a file API alone', "import fs from 'node:fs'; fs.readFileSync(name);", false],
  ['a secret', "const API_KEY = 'f31ab0c22d9e4';", true],
  ['the name of a secret', 'const token = read();', false],
  ['text under such a name', "export const labels = { password: 'Enter a passphrase', apiKey: 'settings.provider.apiKey' };", false],
  ['one secret among texts', "const labels = { password: 'Password' };\nconst token = 'q8Zr41Lx09Vb7Tn2';", true],
  ['a text that may go on', "const apiKey = 'settings' + suffix;", true],
  ['a literal with another quote in it', `const passphrase = "settings'api";`, true],
  ['a literal with escapes', "const apiKey = 'settings\\x41';", true],
  ['a literal that has no end nearby', `const token = '${'settings'.repeat(40)}';`, true],
  ['a path that is added, or compared with', "import fs from 'node:fs'; fs.readFileSync(folder + '/name'); if (name.startsWith('..') || name === '..') fail();", false],
  ['a path of the system', "import fs from 'node:fs'; fs.readFileSync('/etc/hosts');", true],
])('a script with %s: %#', (_, text, interesting) => {
  expect(interestOf(text).script()).toBe(interesting);
});

test('behind characters of any kind, tokens are where they are', () => {
  const token = `ghp_${'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'}`;
  const text = `// Schlüssel 😀 ſ: ${token}`;
  expect(matchTokens(text).map(({ range }) => text.slice(range.start, range.end))).toEqual([token]);
});
