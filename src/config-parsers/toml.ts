import { ParseError, parseTOML, type AST } from 'toml-eslint-parser';
import type { ConfigDocument, ConfigEntry, ConfigNode, ConfigScalar } from '../core/config.js';
import type { Range } from '../core/location.js';
import type { Problem } from '../core/problem.js';
import { document, duplicateKey, guarded, MAX_DEPTH, number, scalar, syntaxAt, tooDeep, withoutBom } from './tree.js';

/**
 * Parses TOML. Tables, dotted keys and arrays of tables that are written apart become one tree; such an object's range is that of its first
 * header or key. Dates and big integers are their source text.
 */
export const parseToml = (text: string): ConfigDocument => guarded('toml', () => {
  const { body, shift } = withoutBom(text);
  if (deepest(body) > MAX_DEPTH) return tooDeep('toml', shift, text.length);
  const problems: Problem[] = [];
  const names = new Map<number, string>();
  const program = parseTolerantly(body, shift, problems, names);
  if (!program) return document('toml', undefined, [], problems);
  const comments = program.comments.map(({ value, range }) => ({ text: value, range: { start: range[0] + shift, end: range[1] + shift } }));
  const build = builder(body, shift, names, problems);
  const root = program.body[0].body.length > 0 ? build(program.body[0]) : undefined;
  return document('toml', root, comments, problems);
});

// Strings and comments are stepped over. Every alternative matches once begun, terminated or not, so that the scan is linear.
const TOKENS = /"""(?:[^]*?"""|[^]*)|'''(?:[^]*?'''|[^]*)|"[^"\\\n]*(?:\\.[^"\\\n]*)*|'[^'\n]*'?|#[^\n]*|[[\]{}]/g;

const deepest = (text: string): number => {
  let depth = 0;
  let most = 0;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '[' || token === '{') most = Math.max(most, ++depth);
    else if (token === ']' || token === '}') depth--;
  }
  return most;
};

const MAX_RENAMED = 16;
const ATTEMPTS = 24;
const STATEMENT = /^[ \t]*(?:\[|[\w"'-][^\n=]*=)/;

/**
 * The parser throws at its first error. A key that occurs twice gets another name of the same length (`names` has its own, by position) and
 * keeps its place; otherwise the statements before the error are kept.
 */
const parseTolerantly = (text: string, shift: number, problems: Problem[], names: Map<number, string>): AST.TOMLProgram | undefined => {
  let source = text;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return parseTOML(source);
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      const duplicate = names.size < MAX_RENAMED && error.message.startsWith('Defining a key multiple times') ? keyAt(source, error.index) : undefined;
      if (duplicate) {
        const { start, end, key } = duplicate;
        names.set(error.index, key);
        problems.push(duplicateKey(key, { start: error.index + shift, end: error.index + shift + duplicate.length }));
        source = source.slice(0, start) + freeName(source, end - start) + source.slice(end);
      } else {
        if (!problems.some(({ kind }) => kind === 'syntax')) problems.push(syntaxAt(error.message, error.index + shift, text.length + shift));
        source = source.slice(0, statementStart(source, error.index));
      }
    }
  }
  return undefined;
};

/** A key as written at a position; `start` and `end` are without its quotes. An empty one cannot be renamed. */
const keyAt = (text: string, index: number): (Range & { key: string; length: number }) | undefined => {
  const [written] = /^(?:[\w-]+|"(?:[^"\\\n]|\\.)+"|'[^'\n]+')/.exec(text.slice(index, index + 1000)) ?? [];
  if (written === undefined) return undefined;
  const quotes = /^["']/.test(written) ? 1 : 0;
  return { start: index + quotes, end: index + written.length - quotes, key: written.slice(quotes, written.length - quotes), length: written.length };
};

const freeName = (text: string, length: number): string => {
  const taken = new Set(text.match(/[\w-]+/g));
  let candidate = 0;
  const name = (): string => candidate.toString(36).padStart(length, '_');
  while (taken.has(name()) && name().length <= length) candidate++;
  return name().slice(0, length);
};

const statementStart = (text: string, index: number): number => {
  let start = lineStart(text, index);
  while (start > 0 && !STATEMENT.test(text.slice(start, start + 300))) start = lineStart(text, start - 1);
  return start;
};

const lineStart = (text: string, index: number): number => (index > 0 ? text.lastIndexOf('\n', index - 1) + 1 : 0);

type Draft = { readonly kind: 'object'; readonly range: Range; readonly entries: ConfigEntry[] };

const builder = (text: string, shift: number, names: ReadonlyMap<number, string>, problems: Problem[]) => {
  const tables = new Map<ConfigNode, Map<string, ConfigNode>>();
  const lists = new Map<ConfigNode, ConfigNode[]>();
  const at = ({ range: [start, end] }: AST.TOMLNode): Range => ({ start: start + shift, end: end + shift });
  const draft = (range: Range): Draft => {
    const made: Draft = { kind: 'object', range, entries: [] };
    tables.set(made, new Map());
    return made;
  };
  const nameOf = (key: AST.TOMLBare | AST.TOMLQuoted): string => names.get(key.range[0]) ?? (key.type === 'TOMLBare' ? key.name : key.value);
  const put = (table: Draft, key: AST.TOMLBare | AST.TOMLQuoted, value: ConfigNode): void => {
    table.entries.push({ key: nameOf(key), keyRange: at(key), value });
    tables.get(table)?.set(nameOf(key), value);
  };
  /** The table that all keys but the last lead to; what is missing on the way is made. */
  const descend = (from: Draft, keys: readonly (AST.TOMLBare | AST.TOMLQuoted)[], range: Range): Draft =>
    keys.reduce((table, key) => {
      const known = tables.get(table)?.get(nameOf(key));
      const there = known && (lists.get(known)?.at(-1) ?? known);
      if (there?.kind === 'object' && tables.has(there)) return there as Draft;
      const made = draft(range);
      put(table, key, made);
      return made;
    }, from);
  const fill = (table: Draft, body: readonly (AST.TOMLKeyValue | AST.TOMLTable)[], depth: number): Draft => {
    for (const item of body) {
      const { keys } = item.key;
      const last = keys.at(-1);
      if (!last) continue;
      if (depth + keys.length > MAX_DEPTH) {
        problems.push({ kind: 'nesting', message: `Nested more than ${MAX_DEPTH} levels deep; not read.`, range: at(item.key) });
        continue;
      }
      if (item.type === 'TOMLKeyValue') put(descend(table, keys.slice(0, -1), at(item.key)), last, convert(item.value, depth + keys.length));
      else fill(header(table, item, last), item.body, depth + keys.length);
    }
    return table;
  };
  const header = (root: Draft, { kind, range, key }: AST.TOMLTable, last: AST.TOMLBare | AST.TOMLQuoted): Draft => {
    const place = { start: range[0] + shift, end: text.indexOf(']', key.range[1]) + (kind === 'array' ? 2 : 1) + shift };
    if (kind === 'standard') return descend(root, key.keys, place);
    const parent = descend(root, key.keys.slice(0, -1), place);
    const known = tables.get(parent)?.get(nameOf(last));
    const items = known && lists.get(known);
    const made = draft(place);
    if (items) items.push(made);
    else {
      const list: ConfigNode[] = [made];
      const array: ConfigNode = { kind: 'array', range: place, items: list };
      lists.set(array, list);
      put(parent, last, array);
    }
    return made;
  };
  const convert = (node: AST.TOMLContentNode, depth: number): ConfigNode => {
    if (node.type === 'TOMLInlineTable') return fill(draft(at(node)), node.body, depth);
    if (node.type === 'TOMLArray') return { kind: 'array', range: at(node), items: node.elements.map((element) => convert(element, depth + 1)) };
    return leaf(node);
  };
  const leaf = (node: AST.TOMLValue): ConfigScalar => {
    const { start, end } = at(node);
    const source = text.slice(node.range[0], node.range[1]);
    if (node.kind === 'string' || node.kind === 'boolean') return scalar(node.value, start, end);
    return scalar(node.kind === 'integer' || node.kind === 'float' ? number(node.value, source) : source, start, end);
  };
  return (table: AST.TOMLTopLevelTable): ConfigNode => fill(draft({ start: shift, end: shift + text.length }), table.body, 0);
};
