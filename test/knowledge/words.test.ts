import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as words from '../../src/knowledge/words.js';
import { FILE_APIS } from '../../src/knowledge/file-apis.js';
import { PATH_BASES, PRIVATE_SYSTEM_FILES, SYSTEM_INFORMATION } from '../../src/knowledge/paths.js';
import { NOT_CONTACTED, REQUEST_CALLS } from '../../src/knowledge/requests.js';

const patterns: readonly RegExp[] = [
  ...Object.values(words).flat().flatMap((one) => (typeof one === 'string' ? [] : one instanceof RegExp ? one : one.pattern)), ...FILE_APIS.map(({ name }) => name), ...REQUEST_CALLS.map(({ name }) => name), ...PATH_BASES.map(([pattern]) => pattern), SYSTEM_INFORMATION, PRIVATE_SYSTEM_FILES, NOT_CONTACTED,
];

const announced = [words.FILE_WORDS, words.SECRET_ASSIGNMENT, ...words.JAVASCRIPT_WORDS.filter((word) => typeof word !== 'string')];

test.each(announced)('where $pattern matches, one of its anchors stands', ({ pattern, anchors }) => {
  // What a generator cannot make of: looking around adds no letters, and a word boundary stands between what it makes anyway.
  const source = pattern.source.replace(/\(\?<?!(?:\\.|[^()\\]|\((?:\\.|[^()\\]|\((?:\\.|[^()\\])*\))*\))*\)|\\b/g, '');
  fc.assert(fc.property(fc.stringMatching(new RegExp(source, pattern.flags.replace('i', ''))), (text) => {
    const match = pattern.exec(text)?.[0].toLowerCase();
    fc.pre(match !== undefined);
    expect(anchors.some((anchor) => match.includes(anchor.toLowerCase())), match).toBe(true);
  }), { numRuns: 300 });
});

/** Lines of a megabyte that are all but a match, again and again. */
const LINES = [
  'secret', 'apiKey: ', 'token  = ', "password: string | undefined | null = ''", 'api_key"  :  ', "'electron", "'../", '"http://localhost', "'/", ' ', 'a', 'a.', 'w3.', 'xml', '-', '\\', '()', '.get()', 'reqwest::Client::new()', 'Http.get()', 'export ', '/etc/',
].map((piece) => piece.repeat(Math.ceil(1_000_000 / piece.length)));

test('no pattern that is run on code hangs on a line that nearly fits', () => {
  expect(patterns.length).toBeGreaterThan(40);
  const context = createContext({ patterns: patterns.map(({ source, flags }) => ({ source, flags })), lines: LINES });
  // All of them together have ten seconds; one that backtracks by the square would take hours.
  expect(runInContext('patterns.every(({ source, flags }) => lines.every((line) => { new RegExp(source, flags).test(line); return true; }))', context, { timeout: 10_000 })).toBe(true);
}, 20_000);
