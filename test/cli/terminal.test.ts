import { describe, expect, it } from 'vitest';
import { wantsColor, wantsLinks, widthFor } from '../../src/cli/terminal.js';

const tty = { isTTY: true, columns: 100 } as NodeJS.WriteStream;
const pipe = {} as NodeJS.WriteStream;

describe('colour', () => {
  it('follows the terminal', () => {
    expect(wantsColor(tty, {})).toBe(true);
    expect(wantsColor(pipe, {})).toBe(false);
    expect(wantsColor(tty, { TERM: 'dumb' })).toBe(false);
  });
  it('follows NO_COLOR and FORCE_COLOR', () => {
    expect(wantsColor(tty, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColor(tty, { NO_COLOR: '' })).toBe(true);
    expect(wantsColor(pipe, { FORCE_COLOR: '1' })).toBe(true);
    expect(wantsColor(tty, { FORCE_COLOR: '0' })).toBe(false);
    expect(wantsColor(pipe, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  });
  it('follows a flag before all', () => {
    expect(wantsColor(pipe, { NO_COLOR: '1' }, true)).toBe(true);
    expect(wantsColor(tty, { FORCE_COLOR: '1' }, false)).toBe(false);
  });
});

describe('links', () => {
  it('are for terminals that show them', () => {
    expect(wantsLinks(tty, { TERM_PROGRAM: 'WezTerm' })).toBe(true);
    expect(wantsLinks(tty, { VTE_VERSION: '7600' })).toBe(true);
    expect(wantsLinks(tty, { VTE_VERSION: '4200' })).toBe(false);
    expect(wantsLinks(tty, { TERM: 'xterm' })).toBe(false);
    expect(wantsLinks(tty, { TERM_PROGRAM: 'WezTerm', CI: 'true' })).toBe(false);
    expect(wantsLinks(pipe, { TERM_PROGRAM: 'WezTerm' })).toBe(false);
  });
  it('follow a flag', () => {
    expect(wantsLinks(pipe, {}, 'always')).toBe(true);
    expect(wantsLinks(tty, { TERM_PROGRAM: 'WezTerm' }, 'never')).toBe(false);
  });
});

it('takes the width of the terminal within reason', () => {
  expect(widthFor(tty, {})).toBe(100);
  expect(widthFor({ columns: 300 } as NodeJS.WriteStream, {})).toBe(120);
  expect(widthFor(pipe, {})).toBe(80);
  expect(widthFor(pipe, { COLUMNS: '72' })).toBe(72);
});
