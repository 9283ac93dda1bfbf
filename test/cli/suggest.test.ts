import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../src/cli/suggest.js';

const RULES = ['electron/node-integration', 'electron/sandbox', 'tauri/csp-missing', 'neutralino/csp-missing'];

describe('nearest', () => {
  it.each([
    ['electron/node-integraton', 'electron/node-integration'],
    ['node-integration', 'electron/node-integration'],
    ['electron-sandbox', 'electron/sandbox'],
    ['sandbxo', 'electron/sandbox'],
    ['tauri/csp-mising', 'tauri/csp-missing'],
    ['Electron/Sandbox', 'electron/sandbox'],
  ])('%s', (word, meant) => expect(nearest(word, RULES)).toBe(meant));

  it('is nothing where nothing is near', () => {
    expect(nearest('xyz', RULES)).toBeUndefined();
    expect(nearest('', RULES)).toBeUndefined();
    expect(nearest('a'.repeat(10_000), RULES)).toBeUndefined();
    expect(nearest('sandbox', [])).toBeUndefined();
  });

  it('counts a swap of neighbours as one change', () => expect(nearest('ab', ['ba', 'xyz'])).toBe('ba'));
});

it('asks only where it knows', () => {
  expect(didYouMean('jsn', ['console', 'json'])).toBe(' Did you mean "json"?');
  expect(didYouMean('html', ['console', 'json'])).toBe('');
});
