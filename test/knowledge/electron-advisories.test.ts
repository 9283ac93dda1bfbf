import { expect, test } from 'vitest';
import { affects, ASAR_INTEGRITY_ADVISORY, ELECTRON_ADVISORIES } from '../../src/knowledge/electron-advisories.js';

const version = (text: string): { major: number; minor: number; patch: number } => { const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number); return { major, minor, patch }; };

test('a version is affected below what mends its line, and below all lines that were mended', () => {
  const of = (text: string): unknown => affects(ASAR_INTEGRITY_ADVISORY, version(text));
  expect(of('35.7.4')).toEqual({ fixed: '35.7.5' });
  expect(of('35.7.5')).toBeUndefined();
  expect(of('37.3.0')).toEqual({ fixed: '37.3.1' });
  expect(of('30.5.1')).toEqual({});
  expect(of('38.0.0')).toBeUndefined();
  expect(of('99.0.0')).toBeUndefined();
});

test('a line that was never mended stays affected', () => {
  const hole = ELECTRON_ADVISORIES.find(({ unmended }) => unmended)!;
  expect(affects(hole, version('40.10.6'))).toEqual({});
  expect(affects(hole, version('41.10.3'))).toBeUndefined();
});

test('mended versions ascend', () => {
  for (const { id, fixed } of ELECTRON_ADVISORIES) expect(fixed.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })), id).toEqual(fixed);
});
