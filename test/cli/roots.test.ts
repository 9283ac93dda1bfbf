import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsageError } from '../../src/cli/errors.js';
import { scopeOf } from '../../src/cli/roots.js';

let home: string;
const at = (path: string): string => join(home, path);

beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'roots-')));
  for (const folder of ['.git', 'apps/a/src', 'apps/b']) mkdirSync(at(folder), { recursive: true });
  for (const file of ['package.json', 'apps/a/package.json', 'apps/a/src/main.ts', 'apps/b/package.json']) writeFileSync(at(file), '{}');
});
afterAll(() => rmSync(home, { recursive: true }));

it('is the current folder without paths, and one folder as it is', () => {
  expect(scopeOf([], home)).toEqual({ root: home });
  expect(scopeOf(['apps/a'], home)).toEqual({ root: at('apps/a') });
});

it('is the folder around several folders', () => expect(scopeOf(['apps/a', 'apps/b'], home)).toEqual({ root: at('apps'), only: ['a', 'b'] }));

it('is the outermost folder with a manifest for a file, because an app is understood as a whole', () => {
  expect(scopeOf(['main.ts'], at('apps/a/src'))).toEqual({ root: home, only: ['apps/a/src/main.ts'] });
});

it('does not leave the git work tree', () => {
  mkdirSync(at('apps/a/.git'));
  expect(scopeOf(['apps/a/src/main.ts'], home)).toEqual({ root: at('apps/a'), only: ['src/main.ts'] });
  rmSync(at('apps/a/.git'), { recursive: true });
});

it('says what is not there, and what may have been meant', () => {
  expect(() => scopeOf(['apps/c'], home)).toThrow(UsageError);
  expect(() => scopeOf(['explian'], home)).toThrow('There is no file or folder "explian". Did you mean "explain"?');
});
