import { describe, expect, it } from 'vitest';
import { cellsOf, widthOf, wrap } from '../../../src/reporters/terminal/cells.js';

describe('widthOf', () => {
  it.each([['abc', 3], ['ノート', 6], ['📝', 2], ['e\u0301', 1], ['한글', 4], ['ｆｕｌｌ', 8], ['🇩🇪', 2], ['ünï', 3], ['', 0], ['→', 1], ['𠀀', 2]])('%s', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe('cellsOf', () => {
  it('expands tabs to stops, writes out what is unseen and keeps offsets', () => {
    const cells = cellsOf('a\tb\u202e📝c');
    expect(cells.map(({ text }) => text).join('')).toBe('a   b\\u202e📝c');
    expect(cells.map(({ at }) => at)).toEqual([0, 1, 2, 3, 4, 6]);
    expect(cells.map(({ column }) => column)).toEqual([0, 1, 4, 5, 11, 13]);
  });
});

describe('wrap', () => {
  it('breaks at blanks and only there', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a https://example.org/long b', 5)).toEqual(['a', 'https://example.org/long', 'b']);
    expect(wrap('ノート ノート', 12)).toEqual(['ノート', 'ノート']);
    expect(wrap('', 10)).toEqual(['']);
  });
});
