import type { Range } from '../../core/location.js';

/** A stretch of a page that is not markup: code of its template language. */
export interface Hole {
  /** `output` is escaped by the template language, `raw` is not. */
  readonly kind: 'comment' | 'code' | 'output' | 'raw';
  readonly range: Range;
  /** Without its delimiters and the space around. */
  readonly inner: Range;
  /** The name of the element that stands for it: `{!!`, `<%-`, `{{{`, `{@html`. */
  readonly element?: string;
  /** PHP, for its own reader. */
  readonly php?: true;
  /** Stands in a component's tag for a value or a name, or a part of one. */
  readonly inTag?: true;
}

export const holeAt = (text: string, kind: Hole['kind'], start: number, end: number, opened: number, closed: number, more: Partial<Hole> = {}): Hole => {
  const inner = text.slice(start + opened, end - closed);
  const from = start + opened + (inner.length - inner.trimStart().length);
  return { kind, range: { start, end }, inner: { start: from, end: from + inner.trim().length }, ...more };
};

/** The text with its holes filled so that an HTML tokenizer reads past them; every position stays. */
export const fillForMarkup = (text: string, holes: readonly Hole[]): string =>
  fill(text, holes, ({ kind, inTag, range: { start, end } }) => {
    const [before, after] = [text.charAt(start - 1), text.charAt(end)];
    // Quoted, so that `a={b}/>` does not end in a slash.
    if (inTag) return before === '=' && /[\s/>]/.test(after) ? `"${'x'.repeat(end - start - 2)}"` : 'x'.repeat(end - start);
    // What touches other text is a part of it (`src=/img/{{ id }}.png`): a space there would end the value.
    const isPart = kind !== 'comment' && (/[^\s<>"']/.test(before) || (kind !== 'code' && /[^\s<>"'/]/.test(after)));
    return (isPart ? 'x' : ' ').repeat(end - start);
  });

/** The text with its holes filled so that its scripts are JavaScript: an output is an unknown name, the rest is space. */
export const fillForScript = (text: string, holes: readonly Hole[]): string =>
  fill(text, holes, ({ kind, range: { start, end } }) =>
    (kind === 'output' || kind === 'raw' ? 'x'.repeat(end - start) : text.slice(start, end).replace(/[^\r\n]/g, ' ')));

const fill = (text: string, holes: readonly Hole[], filler: (hole: Hole) => string): string => {
  const pieces: string[] = [];
  let at = 0;
  for (const hole of holes) {
    pieces.push(text.slice(at, hole.range.start), filler(hole));
    at = hole.range.end;
  }
  return pieces.join('') + text.slice(at);
};
