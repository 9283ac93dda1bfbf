import type { FileFacts } from '../core/app.js';
import type { Range } from '../core/location.js';

/** Where the ranges of a file are, after an edit that changed nothing but places. */
export interface Moved {
  /** The range that a range is now; undefined where that cannot be said. */
  range(range: Range): Range | undefined;
}

/**
 * Whether two states of a file say the same, at other places: what is concluded from one of them then holds for the other. Comments that suppress and problems
 * are left out, for nothing is concluded from them. `texts` are both states of the text.
 */
export const movedTo = (before: FileFacts, after: FileFacts, texts: () => readonly [string, string] | undefined): Moved | undefined => {
  const pairs = new Map<number, Range>();
  if (!alike(essence(before), essence(after), pairs)) return undefined;
  let starts: number[] | undefined;
  const byStart = new Map<number, number>();
  return {
    range: (range) => {
      const exact = pairs.get(keyOf(range));
      if (exact) return exact;
      // A part of something that has a range, such as a directive in the text of a policy: it moves with what it stands in, as long as the text before it is the same.
      if (!starts) {
        for (const [key, { start }] of pairs) byStart.set(Math.floor(key / SPAN), start);
        starts = [...byStart.keys()].sort((a, b) => a - b);
      }
      const both = texts();
      const anchor = starts.findLast((start) => start <= range.start) ?? 0;
      const shift = (byStart.get(anchor) ?? 0) - anchor;
      if (!both || both[0].slice(anchor, range.end) !== both[1].slice(anchor + shift, range.end + shift)) return undefined;
      return { start: range.start + shift, end: range.end + shift };
    },
  };
};

/** No file that is read has more characters. */
const SPAN = 2 ** 25;
const keyOf = ({ start, end }: Range): number => start * SPAN + end;

const essence = ({ document, tokens, sensitive, generated }: FileFacts): unknown =>
  ({ document: document && { ...document, comments: [], problems: [] }, tokens, sensitive: sensitive ?? false, generated: generated ?? false });

const alike = (a: unknown, b: unknown, pairs: Map<number, Range>): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, index) => alike(one, b[index], pairs));
  if (Array.isArray(b)) return false;
  if (isRange(a) && isRange(b)) {
    const key = keyOf(a);
    const known = pairs.get(key);
    if (known && (known.start !== b.start || known.end !== b.end)) return false;
    pairs.set(key, b);
    return true;
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && alike((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], pairs));
};

const isRange = (value: object): value is Range => {
  const { start, end } = value as Partial<Range>;
  return typeof start === 'number' && typeof end === 'number' && Object.keys(value).length === 2;
};
