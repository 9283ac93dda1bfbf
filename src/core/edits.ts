import type { Location } from './location.js';
import type { Edit, Fix } from './rule.js';
import type { Alternative } from './setting.js';

/** The fix that writes another value; undefined where no literal stands there. */
export const replaced = (one: Alternative, text: string, description: string, safe = false): Fix | undefined =>
  (one.literal ? { description, safe, edits: [{ ...one.at, text }] } : undefined);

/** The fix that replaces a part of what stands at a place, where it stands there once: `http://` of an address, `true` of an option. */
export const within = (at: Location, find: string, text: string, description: string, safe = false): Fix =>
  ({ description, safe, edits: [{ file: at.file, range: at.range, text, how: { find } }] });

/** The fix that takes a statement out, where it stands alone. */
export const withoutStatement = (at: Location, description: string): Fix =>
  ({ description, safe: false, edits: [{ file: at.file, range: at.range, text: '', how: 'statement' }] });

/** The fix that takes an item out of its list. */
export const withoutMember = (at: Location, description: string): Fix =>
  ({ description, safe: false, edits: [{ file: at.file, range: at.range, text: '', how: 'member' }] });

/** The edit that takes an entry out of its object; undefined where key and value do not stand together. */
export const removed = ({ at, keyAt }: { readonly at: Location; readonly keyAt?: Location | undefined }): Edit | undefined =>
  (keyAt && keyAt.file === at.file && keyAt.range.end <= at.range.start ? { file: at.file, range: { start: keyAt.range.start, end: at.range.end }, text: '', how: 'member' } : undefined);

/** Only JSON's commas are known here. */
const isJson = (file: string): boolean => /\.json[5c]?$/.test(file);

/** The edit that puts an entry behind another one, in JSON. */
export const insertedAfter = (at: Location, key: string, value: unknown): Edit | undefined =>
  (isJson(at.file) ? { file: at.file, range: { start: at.range.end, end: at.range.end }, text: `,\n  ${JSON.stringify(key)}: ${oneLine(value)}` } : undefined);

const oneLine = (value: unknown): string => (Array.isArray(value) ? `[${value.map((item) => JSON.stringify(item)).join(', ')}]` : JSON.stringify(value));

/** Fixes that are one decision; undefined where one of them is missing. */
export const together = (fixes: readonly (Fix | undefined)[]): Fix | undefined => {
  const [first] = fixes;
  const all = fixes.filter((fix) => fix !== undefined);
  return first && all.length === fixes.length ? { description: first.description, safe: all.every(({ safe }) => safe), edits: all.flatMap(({ edits }) => edits) } : undefined;
};
