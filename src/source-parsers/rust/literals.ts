import type { Range } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import type { RustReader } from './reader.js';

const BASES: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 };

export const integer = (r: RustReader, node: Syntax): Id => {
  const source = r.tree.source(node).replaceAll('_', '');
  const base = BASES[source.slice(0, 2)];
  const value = base === undefined ? Number.parseInt(source, 10) : Number.parseInt(source.slice(2).replace(/[iu](?:8|16|32|64|128|size)$/, ''), base);
  return Number.isFinite(value) ? r.nodes.literal(value, r.tree.range(node)) : UNKNOWN;
};

export const float = (r: RustReader, node: Syntax): Id => {
  const value = Number.parseFloat(r.tree.source(node).replaceAll('_', ''));
  return Number.isFinite(value) ? r.nodes.literal(value, r.tree.range(node)) : UNKNOWN;
};

/** `-1`, which is one literal. */
export const negative = (r: RustReader, node: Syntax): Id => float(r, node);

export const boolean = (r: RustReader, node: Syntax): Id => r.nodes.literal(r.tree.source(node) === 'true', r.tree.range(node));

export const character = (r: RustReader, node: Syntax): Id => r.nodes.literal(unescaped(r.tree.source(node).replace(/^b?'|'$/g, '')), r.tree.range(node));

export const string = (r: RustReader, node: Syntax): Id => r.nodes.literal(textOf(r.tree.source(node)).text, r.tree.range(node));

/** What stands between the quotes of a string, decoded; and where that is in it. */
export const textOf = (source: string): { readonly text: string; readonly raw: boolean; readonly inner: Range } => {
  const start = source.indexOf('"') + 1;
  const raw = /^[bc]?r/.test(source);
  const hashes = raw ? source.slice(0, start).replace(/[^#]/g, '').length : 0;
  const inner = { start, end: source.length - 1 - hashes };
  const between = source.slice(inner.start, inner.end);
  return { text: raw ? between : unescaped(between), raw, inner };
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0', '\\': '\\', '\'': '\'', '"': '"' };

/** A backslash before the end of a line leaves out the blanks that follow. */
export const unescaped = (text: string): string => (text.includes('\\')
  ? text.replace(/\\(?:([nrt0\\'"])|x([0-9a-f]{2})|u\{([0-9a-f_]{1,8})\}|\r?\n\s*)/gi, (whole: string, letter?: string, hex?: string, point?: string) => {
    if (letter !== undefined) return ESCAPES[letter] ?? whole;
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (point === undefined) return '';
    const code = Number.parseInt(point.replaceAll('_', ''), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  })
  : text);

/** A literal that is a key; equal keys are one node. */
export const keyOf = (r: RustReader, id: Id): Id => {
  const node = r.nodes.of(id);
  if (node.kind !== 'literal' || node.value === undefined) return id;
  const known = r.keys.get(String(node.value));
  if (known === undefined) r.keys.set(String(node.value), id);
  return known ?? id;
};
