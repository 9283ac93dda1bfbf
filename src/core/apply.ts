import type { Fix } from './rule.js';

/** `safe` changes nothing that works; `unsafe` takes suggestions too. */
export const FIX_LEVELS = ['safe', 'unsafe'] as const;
export type FixLevel = (typeof FIX_LEVELS)[number];

type Edit = Fix['edits'][number];

/** The fix of a finding that a level allows: a safe one where there is one. */
export const fixAt = <F extends Fix>(fixes: readonly F[], level: FixLevel): F | undefined =>
  fixes.find(({ safe, edits }) => safe && edits.length > 0) ?? (level === 'unsafe' ? fixes.find(({ edits }) => edits.length > 0) : undefined);

const overlap = (a: Edit, b: Edit): boolean => {
  if (a.file !== b.file) return false;
  const [{ start, end }, other] = [a.range, b.range];
  // Two insertions at one place have no order, and one at the border of a change may belong to what is changed.
  return start <= other.end && other.start <= end;
};

const same = (a: Edit, b: Edit): boolean => a.file === b.file && a.range.start === b.range.start && a.range.end === b.range.end && a.text === b.text;

/** The fixes that can be made at once, each whole or not at all, in the order in which they come. Those that overlap one before them are left for another pass. */
export const compatible = <F extends Fix>(fixes: readonly F[]): { readonly taken: readonly F[]; readonly left: readonly F[]; readonly edits: ReadonlyMap<string, readonly Edit[]> } => {
  const edits = new Map<string, Edit[]>();
  const taken: F[] = [];
  const left: F[] = [];
  for (const fix of fixes) {
    const fresh = fix.edits.filter((edit, index) => !(edits.get(edit.file) ?? []).some((other) => same(edit, other)) && fix.edits.findIndex((other) => same(edit, other)) === index);
    const clashes = fresh.some((edit, index) => (edits.get(edit.file) ?? []).some((other) => overlap(edit, other)) || fresh.slice(index + 1).some((other) => overlap(edit, other)));
    if (clashes) {
      left.push(fix);
      continue;
    }
    for (const edit of fresh) edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
    taken.push(fix);
  }
  return { taken, left, edits };
};

/** A text after edits that do not overlap. Lines that they bring end as those of the text do. */
export const applyEdits = (text: string, edits: readonly Pick<Edit, 'range' | 'text'>[]): string => {
  const crlf = text.includes('\r\n') && !/[^\r]\n/.test(text);
  let applied = '';
  let at = 0;
  for (const { range, text: inserted } of edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    if (range.start < at || range.end < range.start || range.end > text.length) throw new RangeError('edits overlap, or lie outside of the text');
    applied += text.slice(at, range.start) + (crlf ? inserted.replace(/\r?\n/g, '\r\n') : inserted);
    at = range.end;
  }
  return applied + text.slice(at);
};
