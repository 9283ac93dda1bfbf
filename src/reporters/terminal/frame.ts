import { visible } from '../../core/escape.js';
import type { Spot } from '../../core/finding.js';
import type { Severity } from '../../core/rule.js';
import { groupBy } from '../../core/group-by.js';
import { wrap } from './cells.js';
import { drawLine, type Line, type Stroke, underline } from './line.js';
import type { Style } from './style.js';

/** A place to be shown, and what is said about it. */
export interface Mark {
  readonly spot: Spot;
  readonly labels: readonly string[];
  /** The place of the finding itself. */
  readonly primary: boolean;
}

type Lines = ReadonlyMap<number, Line>;
type PlacedStroke = Stroke & { readonly line: number; readonly source: Line };

/** How wide line numbers are, so that what follows the frame can stand in line with it. */
export const digitsOf = (marks: readonly Mark[]): number => String(Math.max(...marks.map(({ spot }) => spot.region.endLine))).length;

/** A code frame over several files: every mark with its labels under its line, files in the order of their first marks. */
export const frame = (marks: readonly Mark[], severity: Severity, width: number, style: Style): string[] => {
  const digits = digitsOf(marks);
  const room = Math.max(20, width - digits - 3);
  const gutter = (line: number | string, text = ''): string => `${style.paint('gutter', `${String(line).padStart(digits)} |`)} ${text}`.trimEnd();
  const rows: string[] = [];
  for (const own of groupBy(marks, ({ spot }) => spot.path).values()) {
    const { path, region } = own[0]!.spot;
    const arrow = style.paint('gutter', rows.length === 0 ? '-->' : ':::');
    if (rows.length > 0) rows.push(gutter(''));
    rows.push(`${' '.repeat(digits)}${arrow} ${visible(path)}:${region.startLine}:${region.startColumn}`, gutter(''));
    const lines = linesOf(own);
    let last = Infinity;
    // Two places far apart on one long line have each their own part of it.
    for (const strokes of groupBy(strokesOf(own), ({ line, source }) => `${line}:${source.from}`).values()) {
      const { line: number, source } = strokes[0]!;
      const between = lines.get(number - 1);
      if (last === number - 2 && between) rows.push(gutter(number - 1, drawLine(between, [], room)[0]!.text));
      else if (last < number - 1) rows.push(style.paint('gutter', `${' '.repeat(digits)} :`));
      last = number;
      for (const view of drawLine(source, strokes, room)) {
        rows.push(gutter(number, view.text));
        for (const one of view.strokes) {
          for (const { indent, text, stroke } of underline(one, room)) {
            rows.push(gutter('', ' '.repeat(indent) + (stroke ? style.paint(one.primary ? severity : 'gutter', text) : text)));
          }
        }
      }
    }
    const unseen = own.filter(({ spot }) => !lines.has(spot.region.startLine));
    rows.push(...unseen.flatMap(({ labels }) => labels).flatMap((label) => wrap(label, room)).map((text) => gutter('', text)));
  }
  return rows;
};

/** The source lines that the snippets of one file know, by number. */
const linesOf = (marks: readonly Mark[]): Lines =>
  new Map(marks.flatMap(({ spot }) => spot.snippet.map((text, index) => [spot.firstLine + index, { text, from: (spot.firstColumn ?? 1) - 1 }] as const)));

const strokesOf = (marks: readonly Mark[]): PlacedStroke[] =>
  marks.flatMap((mark) => strokesOfMark(mark, linesOf([mark])))
    .sort((a, b) => a.line - b.line || a.source.from - b.source.from || a.start - b.start || a.end - b.end);

/** One stroke; for a place of several lines one on its first and one on its last, which has the labels. */
const strokesOfMark = ({ spot: { region }, labels, primary }: Mark, lines: Lines): PlacedStroke[] => {
  const { startLine, startColumn } = region;
  // A place that takes in a line's end stops on that line.
  const takesEnd = region.endColumn === 1 && region.endLine > startLine;
  const endLine = takesEnd ? region.endLine - 1 : region.endLine;
  const end = takesEnd ? Infinity : region.endColumn - 1;
  const indentation = (lines.get(endLine)?.text.search(/\S|$/) ?? 0) + (lines.get(endLine)?.from ?? 0);
  const parts = startLine === endLine
    ? [{ line: startLine, start: startColumn - 1, end }]
    : [{ line: startLine, start: startColumn - 1, end: Infinity }, { line: endLine, start: indentation, end }];
  return parts.filter(({ line }) => lines.has(line)).map((part, index, known): PlacedStroke => {
    const source = lines.get(part.line)!;
    const { text, from } = source;
    const left = Math.max(0, part.start - from);
    const right = Math.min(part.end - from, Math.max(text.trimEnd().length, left + 1));
    return { line: part.line, source, start: left, end: Math.max(left, right), labels: index === known.length - 1 ? labels : [], primary };
  });
};
