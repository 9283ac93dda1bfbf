import { isAlias, isCollection, isMap, isNode, isPair, isScalar, isSeq, Lexer, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ConfigDocument, ConfigEntry, ConfigNode, ConfigObject } from '../core/config.js';
import type { Range } from '../core/location.js';
import type { Comment, Problem } from '../core/problem.js';
import { document, duplicates, guarded, MAX_DEPTH, number, object, scalar, syntax, tooDeep } from './tree.js';

/** How many nodes all aliases of a file together may stand for: a billion laughs has more. */
const MAX_ALIASED = 10_000;

/**
 * Parses YAML 1.2, the first document of a stream. An alias is the value that it names, whose place it has; merge keys (`<<`) are resolved, and
 * what is written beside them wins. Tags are ignored.
 */
export const parseYaml = (text: string): ConfigDocument => guarded('yaml', () => {
  const { depth, comments } = outline(text);
  if (depth > MAX_DEPTH) return tooDeep('yaml', 0, text.length);
  const yaml = parseDocument(text, { uniqueKeys: false, strict: false, prettyErrors: false, logLevel: 'silent' });
  // One error is told: most that come after it follow from it. What its message quotes after a colon may be a secret.
  const problems: Problem[] = yaml.errors
    .filter(({ code }) => code !== 'MULTIPLE_DOCS')
    .slice(0, 1)
    .map(({ message, pos: [start, end] }) => syntax(message.split(':')[0] ?? message, Math.min(start, text.length), Math.min(end, text.length)));
  const empty = yaml.contents === null || (isScalar(yaml.contents) && yaml.contents.value === null);
  const root = empty ? undefined : reader(text, problems)(yaml.contents, 0);
  return document('yaml', root, comments, problems);
});

/** Lexes without recursion: the comments with their places, and a bound on how deep the text nests, by columns and brackets. */
const outline = (text: string): { depth: number; comments: Comment[] } => {
  const comments: Comment[] = [];
  const columns: number[] = [];
  let at = 0;
  let lineStart = 0;
  let flow = 0;
  let depth = 0;
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    const control = CONTROLS.has(token);
    if (token.startsWith('#') && previous !== SCALAR) comments.push({ text: token.slice(1), range: { start: at, end: at + token.length } });
    else if (token === '[' || token === '{') flow++;
    else if (token === ']' || token === '}') flow--;
    else if (!control && flow === 0 && /\S/.test(token.charAt(0))) {
      while ((columns.at(-1) ?? -1) > at - lineStart) columns.pop();
      if ((columns.at(-1) ?? -1) < at - lineStart) columns.push(at - lineStart);
    }
    // A sequence may stand in the column of its parent's key.
    depth = Math.max(depth, 2 * columns.length + flow);
    if (!control) at += token.length;
    const newline = control ? -1 : token.lastIndexOf('\n');
    if (newline >= 0) lineStart = at - token.length + newline + 1;
    previous = token;
  }
  return { depth, comments };
};

const SCALAR = '\u001F';
/** Tokens that stand for no text: start of a document, end of a broken flow collection, a plain scalar ahead. */
const CONTROLS = new Set(['\u0002', '\u0018', SCALAR]);

/** Reads nodes of one document. What an alias names is shared, not copied; how much all aliases stand for is bounded. */
const reader = (text: string, problems: Problem[]) => {
  const anchors = new Map<string, ConfigNode>();
  const open = new Set<string>();
  const sizes = new Map<ConfigNode, number>();
  let aliased = 0;

  const read = (node: unknown, fallback: number): ConfigNode => {
    if (isAlias(node)) return resolve(node.source, placeOf(node, fallback));
    const { anchor } = (node ?? {}) as { readonly anchor?: string };
    if (anchor !== undefined) open.add(anchor);
    const made = isMap(node) ? readMap(node) : isSeq(node) ? readSeq(node) : readScalar(node, fallback);
    if (anchor !== undefined) {
      open.delete(anchor);
      anchors.set(anchor, made);
    }
    return made;
  };

  const resolve = (name: string, range: Range): ConfigNode => {
    const target = anchors.get(name);
    if (target && !open.has(name) && (aliased += sizeOf(target)) <= MAX_ALIASED) return target;
    // An alias without an anchor is a fragment's: some projects join files before they read them.
    if ((target || open.has(name)) && !problems.some(({ kind }) => kind === 'limit')) problems.push({ kind: 'limit', message: 'The aliases of this file stand for more than is followed.', range });
    return scalar(text.slice(range.start, range.end), range.start, range.end);
  };

  const sizeOf = (node: ConfigNode): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    const children = node.kind === 'object' ? node.entries.map(({ value }) => value) : node.kind === 'array' ? node.items : [];
    const size = children.reduce((sum, child) => sum + sizeOf(child), 1);
    sizes.set(node, size);
    return size;
  };

  const readMap = (map: YAMLMap): ConfigNode => {
    const { start, end } = placeOf(map);
    const own: ConfigEntry[] = [];
    const merged = new Map<string, ConfigEntry>();
    for (const { key, value } of map.items) {
      const keyRange = placeOf(key, start);
      const child = read(value, keyRange.end);
      const sources = isScalar(key) && key.type === 'PLAIN' && key.value === '<<' ? sourcesOf(child) : [];
      for (const source of sources) for (const entry of source.entries) merged.set(entry.key, entry);
      if (sources.length === 0) own.push({ key: keyText(key, keyRange), keyRange, value: child });
    }
    problems.push(...duplicates(own));
    for (const { key } of own) merged.delete(key);
    return object([...merged.values(), ...own], start, end);
  };

  const readSeq = (seq: YAMLSeq): ConfigNode => {
    const range = placeOf(seq);
    return { kind: 'array', range, items: seq.items.map((item) => read(item, range.end)) };
  };

  const readScalar = (node: unknown, fallback: number): ConfigNode => {
    const { start, end } = placeOf(node, fallback);
    const value = isScalar(node) ? node.value : null;
    const source = text.slice(start, end);
    if (typeof value === 'number') return scalar(number(value, source), start, end);
    return scalar(value === null || typeof value === 'string' || typeof value === 'boolean' ? value : source, start, end);
  };

  const keyText = (key: unknown, { start, end }: Range): string => {
    const named = isAlias(key) ? anchors.get(key.source) : undefined;
    if (named?.kind === 'scalar') return String(named.value);
    return isScalar(key) && typeof key.value === 'string' ? key.value : text.slice(start, end);
  };

  return read;
};

/** The maps that a merge key takes in; of several the first wins, so it comes last. */
const sourcesOf = (node: ConfigNode): ConfigObject[] =>
  (node.kind === 'array' ? node.items.toReversed() : [node]).filter((item) => item.kind === 'object');

const placeOf = (node: unknown, fallback = 0): Range => {
  if (!isNode(node) || !node.range) return { start: fallback, end: fallback };
  const [start, end] = node.range;
  return { start, end: isCollection(node) && !node.flow ? Math.max(start, lastEnd(node, end)) : end };
};

/** The library ends a block collection where the next token begins; it ends with its last value. */
const lastEnd = (node: YAMLMap | YAMLSeq, end: number): number => {
  let last: unknown = node;
  while (isCollection(last) && (last === node || !last.flow)) {
    const item: unknown = last.items.at(-1);
    last = isPair(item) ? item.value ?? item.key : item;
  }
  return isNode(last) && last.range ? last.range[1] : end;
};
