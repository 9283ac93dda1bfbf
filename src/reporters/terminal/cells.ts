import { visible } from '../../core/escape.js';

/** A character of a source line as a terminal shows it. */
export interface Cell {
  /** UTF-16 offset in the line. */
  readonly at: number;
  readonly text: string;
  /** The columns before it, and its own. */
  readonly column: number;
  readonly width: number;
}

const TAB = 4;

/** East Asian Wide and Fullwidth (Unicode UAX #11), by blocks. Emoji are looked up. */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f], [0x2e80, 0x303e], [0x3041, 0x4dbf], [0x4e00, 0xa4cf], [0xa960, 0xa97f], [0xac00, 0xd7a3], [0xf900, 0xfaff], [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f], [0xff01, 0xff60], [0xffe0, 0xffe6], [0x16fe0, 0x18cff], [0x1b000, 0x1b2ff], [0x20000, 0x3fffd],
];
/** A flag is two regional indicators of one column each. */
const EMOJI = /(?!\p{Regional_Indicator})\p{Emoji_Presentation}/u;
const COMBINING = /[\p{Mn}\p{Me}]/u;
const PRINTABLE_ASCII = /^[ -~]*$/;

const widthOfChar = (char: string): number => {
  const code = char.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (COMBINING.test(char)) return 0;
  return EMOJI.test(char) || WIDE.some(([first, last]) => first <= code && code <= last) ? 2 : 1;
};

/** The columns that a text of visible characters takes. */
export const widthOf = (text: string): number => {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += widthOfChar(char);
  return width;
};

/** A line of source as cells: tabs expanded, and what cannot be seen written out. */
export const cellsOf = (line: string): Cell[] => {
  const cells: Cell[] = [];
  let at = 0;
  let column = 0;
  for (const char of line) {
    const text = char === '\t' ? ' '.repeat(TAB - (column % TAB)) : visible(char);
    const width = text === char ? widthOfChar(char) : text.length;
    cells.push({ at, text, column, width });
    at += char.length;
    column += width;
  }
  return cells;
};

/** Text broken at blanks into lines of at most `width` columns. What has no blank (a path, a URL) stays whole. */
export const wrap = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(/ +/)) {
    const wide = widthOf(word);
    if (line !== '' && taken + 1 + wide > width) {
      lines.push(line);
      line = '';
      taken = 0;
    }
    line += line === '' ? word : ` ${word}`;
    taken += wide + (taken > 0 ? 1 : 0);
  }
  return [...lines, line];
};
