import { visible, visibleJson } from '../core/escape.js';
import type { Finding, PlacedFix, Region, Spot } from '../core/finding.js';
import type { Reporter } from '../core/reporter.js';
import { ruleUrl } from '../core/tool.js';
import { insideRoot, isInside, plainMessage } from './plain.js';

const SEVERITIES = { critical: 'ERROR', high: 'ERROR', medium: 'WARNING', low: 'INFO', note: 'INFO' } as const;

/** Reviewdog's Diagnostic Format (proto/rdf): columns count bytes of UTF-8 from 1, ends are exclusive. */
export const rdjsonReporter: Reporter = {
  name: 'rdjson',
  fileExtension: 'json',
  report: ({ tool, findings }) => `${visibleJson(JSON.stringify({ source: { name: tool.name, url: tool.homepage }, diagnostics: insideRoot(findings).map(diagnosticOf) }, undefined, 2))}\n`,
};

const diagnosticOf = (finding: Finding) => {
  const { rule, severity, spot, related, steps, fixes } = finding;
  const places = [...related, ...steps].filter(({ spot: { path } }) => isInside(path));
  const suggestions = fixes.flatMap((fix) => suggestionOf(fix, spot));
  return {
    message: plainMessage(finding),
    location: locationOf(spot),
    severity: SEVERITIES[severity],
    code: { value: rule.id, url: ruleUrl(rule.id) },
    ...(suggestions.length > 0 && { suggestions }),
    ...(places.length > 0 && { related_locations: places.map(({ spot: at, message }) => ({ message: visible(message.replace(/\s+/g, ' ')), location: locationOf(at) })) }),
  };
};

const locationOf = (spot: Spot) => ({ path: spot.path, range: rangeOf(spot.region, spot) });

/** A range whose columns are left out where the text before them is not at hand. */
const rangeOf = (region: Region, spot: Spot) => {
  const start = column(region.startLine, region.startColumn, spot);
  const end = column(region.endLine, region.endColumn, spot);
  return start === undefined || end === undefined
    ? { start: { line: region.startLine }, end: { line: region.endLine } }
    : { start: { line: region.startLine, column: start }, end: { line: region.endLine, column: end } };
};

/** A column in bytes. Secrets are starred out unit by unit, and are ASCII. */
const column = (line: number, units: number, { snippet, firstLine, firstColumn = 1 }: Spot): number | undefined => {
  const text = snippet[line - firstLine];
  if (text === undefined || firstColumn > 1 || units - 1 > text.length) return units === 1 ? 1 : undefined;
  return Buffer.byteLength(text.slice(0, units - 1)) + 1;
};

/** A suggestion is one change of one range; of a fix with several, none is told. */
const suggestionOf = ({ edits, places, secret }: PlacedFix, spot: Spot) => {
  const [edit, place] = [edits[0], places[0]];
  if (secret || edits.length !== 1 || !edit || place?.path !== spot.path) return [];
  const range = rangeOf(place.region, spot);
  return 'column' in range.start ? [{ range, text: edit.text }] : [];
};
