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

const clamp = (offset: number, text: string): number => Math.min(Math.max(offset, 0), text.length);

const blank = (text: string): string => text.replace(/[^\r\n]+/g, (run) => ' '.repeat(run.length));
