import type { Region } from './finding.js';
import type { Range } from './location.js';

/** Where the lines of a text begin. */
export interface LineTable {
  readonly text: string;
  /** The offset of each line's first character. A byte order mark stands before it. */
  readonly starts: readonly number[];
}

/**
 * Lines end at CRLF, LF or a lone CR, as in GitHub's line hash and in editors' defaults; U+2028 and U+2029 are characters like others.
 * A byte order mark is no column: editors and GitHub drop it when they decode the file, so that its first character is 1:1 for them.
 */
export const lineTable = (text: string): LineTable => {
  const starts = [text.startsWith('\ufeff') ? 1 : 0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return { text, starts };
};

/** The index in `starts` of the line that holds an offset. */
const lineIndex = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The region of a range; one that leaves the text is cut to it. */
export const regionOf = ({ text, starts }: LineTable, { start, end }: Range): Region => {
  const from = Math.min(Math.max(start, starts[0]!), text.length);
  const to = Math.min(Math.max(end, from), text.length);
  const first = lineIndex(starts, from);
  const last = lineIndex(starts, to);
  return { startLine: first + 1, startColumn: from - starts[first]! + 1, endLine: last + 1, endColumn: to - starts[last]! + 1 };
};

/** The range of a region: what regionOf was asked for, without a byte order mark. */
export const rangeOf = ({ starts }: LineTable, { startLine, startColumn, endLine, endColumn }: Region): Range =>
  ({ start: starts[startLine - 1]! + startColumn - 1, end: starts[endLine - 1]! + endColumn - 1 });

/** A line, counted from 1, without its end; empty where there is no such line. */
export const lineText = ({ text, starts }: LineTable, line: number): string =>
  text.slice(starts[line - 1] ?? text.length, starts[line] ?? text.length).replace(/(?:\r\n?|\n)$/, '');
