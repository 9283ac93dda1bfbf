import type { PlacedFix, Spot } from '../core/finding.js';
import { lineHashes } from '../core/line-hash.js';
import { type LineTable, lineTable, lineText, regionOf } from '../core/lines.js';
import type { Location, Range } from '../core/location.js';
import { redactRanges } from '../core/redact.js';
import type { Fix } from '../core/rule.js';
import { resolveFix } from './edits.js';

export type SpotOf = (location: Location, context?: number) => Spot;

/** Lines of context above and below. */
const CONTEXT = 2;
/** No more lines of one place than this are shown. */
const MOST_LINES = 20;
/** Of longer lines, only what stands around the place is kept. */
const LONGEST_LINE = 1_000;
const BEFORE = 200;

interface Text {
  readonly table: LineTable;
  /** The same lines and columns with the secrets starred out. */
  readonly shown: LineTable;
  hashes?: ReadonlyMap<number, string>;
}

const textOf = (text: string, secrets: readonly Range[]): Text => {
  const table = lineTable(text);
  return { table, shown: secrets.length > 0 ? { ...table, text: redactRanges(text, secrets) } : table };
};

/**
 * Turns locations into spots. `base` maps a path of the tree to one of the report; `secrets` has every range of a file that must never be shown,
 * whichever finding shows it. A file that can no longer be read gives a spot at 1:1 without a snippet.
 */
export const createSpots = (
  readText: (path: string) => string | undefined, base: (path: string) => string, secrets: ReadonlyMap<string, readonly Range[]>,
  hashesOf: (text: string) => ReadonlyMap<number, string> = lineHashes,
): SpotOf => {
  const texts = new Map<string, Text | undefined>();
  const open = (path: string): Text | undefined => {
    if (!texts.has(path)) {
      const text = readText(path);
      texts.set(path, text === undefined ? undefined : textOf(text, secrets.get(path) ?? []));
    }
    return texts.get(path);
  };
  return (location, context = CONTEXT) => {
    const path = base(location.file);
    const file = open(location.file);
    if (!file) return { path, location, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 }, snippet: [], firstLine: 1, lineHash: '' };
    const region = regionOf(file.table, location.range);
    // Hashes count their like from the top of the file: one pass serves all lines.
    file.hashes ??= hashesOf(file.table.text);
    return { path, location, region, ...snippetOf(file.shown, region, context), lineHash: file.hashes.get(region.startLine) ?? '' };
  };
};

type Snippet = Pick<Spot, 'snippet' | 'firstLine' | 'firstColumn'>;

const snippetOf = (shown: LineTable, { startLine, startColumn, endLine }: Spot['region'], context: number): Snippet => {
  const firstLine = Math.max(1, startLine - context);
  const lastLine = Math.min(shown.starts.length, endLine + context, firstLine + MOST_LINES - 1);
  const snippet = Array.from({ length: lastLine - firstLine + 1 }, (_, index) => lineText(shown, firstLine + index));
  if (snippet.every((line) => line.length <= LONGEST_LINE)) return { snippet, firstLine };
  const from = startColumn > LONGEST_LINE / 2 ? startColumn - 1 - BEFORE : 0;
  return { snippet: snippet.map((line) => line.slice(from, from + LONGEST_LINE)), firstLine, ...(from > 0 && { firstColumn: from + 1 }) };
};

/** The fixes of a report that can be made, with the places of their edits. `secrets` are the texts of the app's secrets. */
export const placeFixes = (fixes: readonly (Fix | undefined)[], spotOf: SpotOf, secrets: readonly string[], textOf: (path: string) => string | undefined): PlacedFix[] =>
  fixes.flatMap((fix) => (fix && resolveFix(fix, textOf)) ?? []).map((fix) => ({
    ...fix,
    places: fix.edits.map((edit) => {
      const { path, region } = spotOf(edit, 0);
      return { path, region };
    }),
    ...(fix.edits.some(({ text }) => secrets.some((secret) => secret !== '' && text.includes(secret))) && { secret: true }),
  }));
