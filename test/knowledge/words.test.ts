import { createContext, runInContext } from 'node:vm';
import { expect, test } from 'vitest';
import * as words from '../../src/knowledge/words.js';
import { FILE_APIS } from '../../src/knowledge/file-apis.js';
import { PATH_BASES, PRIVATE_SYSTEM_FILES, SYSTEM_INFORMATION } from '../../src/knowledge/paths.js';
import { NOT_CONTACTED, REQUEST_CALLS } from '../../src/knowledge/requests.js';

const patterns: readonly RegExp[] = [
  ...Object.values(words), ...FILE_APIS.map(({ name }) => name), ...REQUEST_CALLS.map(({ name }) => name), ...PATH_BASES.map(([pattern]) => pattern), SYSTEM_INFORMATION, PRIVATE_SYSTEM_FILES, NOT_CONTACTED,
];

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
