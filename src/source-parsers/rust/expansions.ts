import type { Range } from '../../core/location.js';
import { RUST_ARGUMENT_MACROS, RUST_ITEM_MACROS } from '../../knowledge/rust.js';
import { type Dialect, kinds, type Place, type Syntax, type SyntaxTree } from '../syntax-tree.js';
import { afterBracket, separated, topLevel, trimmed } from './tokens.js';

/** A stretch of a macro's tokens that is parsed again: as the arguments of a call, as an array, as an expression or block, or as declarations. */
export interface Region extends Range {
  readonly as: 'arguments' | 'array' | 'expression' | 'items';
}

export const lastPart = (path: string): string => path.slice(path.lastIndexOf(':') + 1);

/** What to parse again of a macro. */
const regionsOf = (text: string, name: string, tokens: Range): readonly Region[] => {
  const last = lastPart(name);
  const inner = { start: tokens.start + 1, end: tokens.end - 1 };
  if (last === 'vec') return [{ ...tokens, as: 'array' }];
  if (last === 'json') return jsonExpressions(text, inner);
  if (last === 'select') return selectArms(text, inner).flatMap(({ future, body }) => [...(future ? [expression(future)] : []), expression(body)]);
  if (last === 'matches') return separated(text, inner, ',').slice(0, 1).map(expression);
  if (RUST_ITEM_MACROS.has(last)) return [{ ...inner, as: 'items' }];
  return RUST_ARGUMENT_MACROS.has(last) ? [{ ...tokens, as: 'arguments' }] : [];
};

const expression = (range: Range): Region => ({ ...range, as: 'expression' });

export interface JsonEntry {
  readonly key?: Range;
  readonly value: Range;
}

/** The entries of `{ "a": b }` or the items of `[a, b]`, of serde_json's `json!`; undefined where it is neither. */
export const jsonEntries = (text: string, range: Range): { readonly kind: 'object' | 'array'; readonly entries: readonly JsonEntry[] } | undefined => {
  const open = text[range.start];
  if ((open !== '{' && open !== '[') || afterBracket(text, range.start, range.end) !== range.end) return undefined;
  const parts = separated(text, { start: range.start + 1, end: range.end - 1 }, ',');
  if (open === '[') return { kind: 'array', entries: parts.map((value) => ({ value })) };
  return { kind: 'object', entries: parts.flatMap((part) => {
    for (const at of topLevel(text, part)) {
      if (text[at] !== ':' || text[at + 1] === ':' || text[at - 1] === ':') continue;
      return [{ key: trimmed(text, { start: part.start, end: at }), value: trimmed(text, { start: at + 1, end: part.end }) }];
    }
    return [];
  }) };
};

const DEEPEST_JSON = 30;

const jsonExpressions = (text: string, range: Range, depth = 0): readonly Region[] => {
  const value = trimmed(text, range);
  if (value.end <= value.start || depth > DEEPEST_JSON) return [];
  const inner = jsonEntries(text, value);
  return inner ? inner.entries.flatMap((entry) => jsonExpressions(text, entry.value, depth + 1)) : [expression(value)];
};

export interface SelectArm {
  readonly pattern?: Range;
  readonly future?: Range;
  readonly body: Range;
}

/** The arms of tokio's `select!`: `pattern = future, if condition => body`. */
export const selectArms = (text: string, range: Range): readonly SelectArm[] => {
  const arms: SelectArm[] = [];
  let from = range.start;
  let equals: number | undefined;
  let comma: number | undefined;
  let body: number | undefined;
  const finish = (end: number): void => {
    if (body === undefined) return;
    const head = comma ?? body - 2;
    const part = (start: number, to: number): Range => trimmed(text, { start, end: to });
    arms.push({ ...(equals !== undefined && { pattern: part(from, equals), future: part(equals + 1, head) }), body: part(body, end) });
    equals = comma = body = undefined;
  };
  for (const at of topLevel(text, range)) {
    if (at < from) continue;
    const char = text[at];
    const next = text[at + 1];
    if (body === undefined) {
      if (char === '=' && next === '>') body = at + 2;
      else if (char === '=' && next !== '=' && !/[=!<>]/.test(text[at - 1]!)) equals ??= at;
      else if (char === ',') comma ??= at;
      else if (char === ';') from = at + 1; // `biased;`
    } else if (char === '{' && /^\s*$/.test(text.slice(body, at))) {
      const end = afterBracket(text, at, range.end);
      finish(end);
      from = /^\s*,/.test(text.slice(end, range.end)) ? text.indexOf(',', end) + 1 : end;
    } else if (char === ',') {
      finish(at);
      from = at + 1;
    }
  }
  finish(range.end);
  return arms.filter((arm) => arm.body.end > arm.body.start);
};

/** How often what is inside macros is parsed again: a macro in a macro in a macro. */
const MOST_ROUNDS = 4;

export const macroKinds = ({ grammar }: Dialect): Uint8Array => kinds(grammar, ['macro_invocation']);

/** Parses what is inside macros, all of a file's at once and then what is inside of that. Gives what it found by where the region starts. */
export const expand = (tree: SyntaxTree, wanted: Uint8Array): ReadonlyMap<number, readonly Syntax[]> => {
  const expanded = new Map<number, Syntax[]>();
  let from = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const regions: Region[] = [];
    for (let node = from; node < tree.size; node++) {
      if (wanted[tree.id(node)] !== 1) continue;
      const [macro] = tree.children(node);
      const tokens = tree.child(node, 'token_tree');
      if (macro !== undefined && tokens !== undefined) regions.push(...regionsOf(tree.text, tree.source(macro), tree.range(tokens)));
    }
    if (regions.length === 0) break;
    regions.sort((a, b) => a.start - b.start);
    from = tree.size;
    const { text, place } = statementsOf(tree.text, regions);
    const root = tree.parse(text, { place, quiet: true });
    if (root === undefined) break;
    assign(tree, root, regions, expanded);
  }
  return expanded;
};

/** The regions as statements, one after the other: `format!("a")` becomes `m("a");`. Their own characters are as far apart as they were. */
const statementsOf = (source: string, regions: readonly Region[]): { readonly text: string; readonly place: Place } => {
  const pieces: string[] = [];
  const starts: number[] = [];
  const shifts: number[] = [];
  let length = 0;
  for (const { start, end, as } of regions) {
    const call = as === 'arguments';
    const from = call ? start - 1 : start;
    const inner = call || as === 'array' ? source.slice(start + 1, end - 1) : source.slice(start, end);
    const piece = call ? `m(${inner});\n` : as === 'array' ? `[${inner}];\n` : as === 'items' ? `${inner}\n` : `${inner};\n`;
    starts.push(length);
    shifts.push(from - length);
    pieces.push(piece);
    length += piece.length;
  }
  const place: Place = (position) => {
    let low = 0;
    for (let high = starts.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= position) low = middle;
      else high = middle;
    }
    return Math.min(position + (shifts[low] ?? 0), source.length);
  };
  return { text: pieces.join(''), place };
};

const assign = (tree: SyntaxTree, root: Syntax, regions: readonly Region[], expanded: Map<number, Syntax[]>): void => {
  let index = 0;
  for (const child of tree.children(root)) {
    while (index + 1 < regions.length && regions[index + 1]!.start - 1 <= tree.start(child)) index++;
    const region = regions[index]!;
    const known = expanded.get(region.start);
    if (known) known.push(child);
    else expanded.set(region.start, [child]);
  }
};
