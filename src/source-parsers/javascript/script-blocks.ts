import type { Range } from '../../core/location.js';

/** The text with everything outside the kept ranges replaced by spaces; line breaks stay, so that every position and line is the same as before. */
export const maskOutside = (text: string, keep: readonly Range[]): string => {
  const sorted = keep.map(({ start, end }) => ({ start: clamp(start, text), end: clamp(end, text) })).sort((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of sorted) {
    if (end <= at) continue;
    pieces.push(blank(text.slice(at, Math.max(start, at))), text.slice(Math.max(start, at), end));
    at = end;
  }
  pieces.push(blank(text.slice(at)));
  return pieces.join('');
};

/** The same with expressions kept too, each a statement of its own. There is room for that: quotes and braces stand around them. */
export const maskWithExpressions = (text: string, scripts: readonly Range[], expressions: readonly Range[]): string => {
  const masked = maskOutside(text, [...scripts, ...expressions]);
  const marks = expressions.flatMap(({ start, end }): [number, string][] =>
    // What opens with these would be a block or declaration.
    (/^(?:\{|(?:async\s{1,9})?function\b|class\b)/.test(text.slice(start, start + 30))
      ? [[start - 2, ';'], [start - 1, '('], [end, ')'], [end + 1, ';']]
      : [[start - 1, ';'], [end, ';']])).sort((a, b) => a[0] - b[0]);
  const pieces: string[] = [];
  let at = 0;
  for (const [position, mark] of marks) {
    if (position < at || position >= masked.length) continue;
    pieces.push(masked.slice(at, position), mark);
    at = position + 1;
  }
  pieces.push(masked.slice(at));
  return pieces.join('');
};

const clamp = (offset: number, text: string): number => Math.min(Math.max(offset, 0), text.length);

const blank = (text: string): string => text.replace(/[^\r\n]+/g, (run) => ' '.repeat(run.length));
