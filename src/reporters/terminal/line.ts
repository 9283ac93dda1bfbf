import { type Cell, cellsOf, widthOf, wrap } from './cells.js';

/** A line of source, or as much of it as a snippet has. */
export interface Line {
  readonly text: string;
  /** The offset in the true line at which `text` begins. */
  readonly from: number;
}

/** The part of a marked place on one line: UTF-16 offsets in `text` of the line, columns of the terminal once drawn. */
export interface Stroke {
  readonly start: number;
  readonly end: number;
  readonly labels: readonly string[];
  readonly primary: boolean;
}

/** A line as it is printed, with the strokes to draw beneath. */
interface View {
  readonly text: string;
  readonly strokes: readonly Stroke[];
}

/** A line of source cut to the room there is: once for all strokes, or once for each group of strokes that fit together. */
export const drawLine = ({ text, from }: Line, strokes: readonly Stroke[], room: number): View[] => {
  const cells = cellsOf(text);
  const total = columnAt(cells, text.length);
  const drawn = strokes.map((stroke): Stroke => {
    const start = columnAt(cells, stroke.start);
    return { ...stroke, start, end: Math.max(start + 1, columnAt(cells, stroke.end)) };
  });
  if (total <= room && from === 0) return [{ text: slice(cells, 0, total), strokes: drawn }];
  return grouped(drawn, room).map((group) => view(cells, total, from > 0, group, room));
};

/** Strokes, in order of their start, by what fits into one view of the line. */
const grouped = (strokes: readonly Stroke[], room: number): Stroke[][] => {
  const groups: Stroke[][] = [];
  for (const stroke of strokes) {
    const group = groups.at(-1);
    if (group && stroke.end - group[0]!.start <= room - 4) group.push(stroke);
    else groups.push([stroke]);
  }
  return groups.length > 0 ? groups : [[]];
};

/** The part of a long line around a group of strokes, what is left out shown as `…`. */
const view = (cells: readonly Cell[], total: number, headless: boolean, group: readonly Stroke[], room: number): View => {
  const low = group[0]?.start ?? 0;
  const wanted = Math.max(low, ...group.map(({ end }) => end)) - low;
  const start = Math.max(0, Math.min(low - Math.max(2, Math.floor((room - wanted) / 2)), total - room));
  const left = start > 0 || headless ? '…' : '';
  const right = start + room < total ? '…' : '';
  const text = left + slice(cells, start + left.length, Math.min(total, start + room) - right.length) + right;
  const strokes = group.map((stroke): Stroke => {
    const from = Math.min(Math.max(stroke.start - start, left.length), room - 1);
    return { ...stroke, start: from, end: Math.max(from + 1, Math.min(stroke.end - start, room)) };
  });
  return { text, strokes };
};

/** The column of an offset, found by halves: a line may be long. */
const columnAt = (cells: readonly Cell[], offset: number): number => {
  let low = 0;
  let high = cells.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cells[middle]!.at < offset) low = middle + 1;
    else high = middle;
  }
  const last = cells.at(-1);
  return cells[low]?.column ?? (last ? last.column + last.width : 0);
};

/** What stands in the columns from `start` to `end`; a character that is cut in two leaves blanks. */
const slice = (cells: readonly Cell[], start: number, end: number): string => {
  let text = '';
  for (const cell of cells) {
    const left = Math.max(cell.column, start);
    const right = Math.min(cell.column + cell.width, end);
    if (cell.column >= start && cell.column + cell.width <= end) text += cell.text;
    else if (left < right) text += ' '.repeat(right - left);
  }
  return text;
};

/** A label that is longer than a line has at least this much of it. */
const LABEL_ROOM = 48;

interface Row {
  readonly indent: number;
  readonly text: string;
  /** The stroke itself, rather than words. */
  readonly stroke: boolean;
}

/** A stroke with its labels, beside it where there is room and below it where not: what to print, and how far in. */
export const underline = ({ start, end, labels, primary }: Stroke, room: number): Row[] => {
  const bar = (primary ? '^' : '-').repeat(end - start);
  const longest = Math.max(0, ...labels.map(widthOf));
  const beside = labels.length > 0 && end + 1 + longest <= room;
  const indent = beside ? end + 1 : Math.max(0, Math.min(start, room - Math.min(longest, Math.max(LABEL_ROOM, room - start))));
  const [first, ...rest] = beside ? labels : ['', ...labels.flatMap((label) => wrap(label, room - indent))];
  return [{ indent: start, text: first ? `${bar} ${first}` : bar, stroke: true }, ...rest.map((text) => ({ indent, text, stroke: false }))];
};
