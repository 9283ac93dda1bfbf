import { describe, expect, test } from 'vitest';
import { fnmatch, glob, takenBy } from '../../../src/frameworks/common/globs.js';

describe('glob', () => {
  test.each([['**/*', '.env', true], ['**/*', 'a/b.c', true], ['*.pem', 'a/b.pem', false], ['build{,/**/*}', 'build/x', true], ['build{,/**/*}', 'build', true], ['./src/**', 'src/a', true], ['[ab].key', 'a.key', true], ['!a', 'a', false]])(
    '%s on %s is %s', (pattern, path, expected) => expect(glob(pattern)?.(path)).toBe(expected));
  test.each(['+(a|a*)', '*(a)', '@(a*|b)', 'a*a*a*a*b', '**/**/**/**/**/a', '{a,{b,{c,d}}}', '{1..99999}', 'a'.repeat(400), '!(*.js|*.ts)'])('%s is refused', (pattern) => expect(glob(pattern)).toBeUndefined());
});

describe('fnmatch', () => {
  test.each([['*/tests', 'vendor/a/tests', true], ['temp', 'temp', true], ['temp', 'a/temp', false], ['storage/logs/*', 'storage/logs/a/b.log', true], ['.env.*', '.env.local', true], ['.env.*', '.env', false], ['?.key', 'a.key', true],
    ['**/.github', 'a/.github', true], ['*', '', true], ['', '', true], ['a*b*c', 'aXbXbc', true]] as const)('%s on %s is %s', (pattern, path, expected) => expect(fnmatch(pattern, path)).toBe(expected));
  test('takes no longer than its text is long', () => expect(fnmatch(`${'a*'.repeat(100)}b`, 'a'.repeat(5000))).toBe(false));
});

test('takenBy says which pattern takes a path', () => {
  const patterns = ['**/*', '!keys', '!keys/**/*', '!**/*.map', 'keys/public.pem'];
  expect(takenBy(patterns, 'src/a.js', glob)).toBe('**/*');
  expect(takenBy(patterns, 'src/a.map', glob)).toBeUndefined();
  expect(takenBy(patterns, 'keys/public.pem', glob)).toBe('keys/public.pem');
  expect(takenBy(['dist/**'], 'src/a.js', glob)).toBeUndefined();
  expect(takenBy(['**/*', '!+(a|b)'], 'x', glob)).toBeUndefined();
});
