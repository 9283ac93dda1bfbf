import type { Range } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import type { PhpReader } from './reader.js';

export const integer = (r: PhpReader, node: Syntax): Id => {
  const digits = r.tree.source(node).replaceAll('_', '').toLowerCase();
  const value = Number(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return Number.isFinite(value) ? r.nodes.literal(value, r.tree.range(node)) : UNKNOWN;
};

export const float = (r: PhpReader, node: Syntax): Id => {
  const value = Number(r.tree.source(node).replaceAll('_', ''));
  return Number.isFinite(value) ? r.nodes.literal(value, r.tree.range(node)) : UNKNOWN;
};

/** `'it\'s'`, `b'…'`. */
export const quoted = (r: PhpReader, node: Syntax): Id => {
  const source = r.tree.source(node);
  const text = source.slice(source.indexOf('\'') + 1, -1);
  return r.nodes.literal(text.includes('\\') ? text.replace(/\\([\\'])/g, '$1') : text, r.tree.range(node));
};

export const nowdoc = (r: PhpReader, node: Syntax): Id => {
  const source = r.tree.source(node);
  const start = source.indexOf('\n') + 1;
  const end = source.lastIndexOf('\n');
  const text = end < start ? '' : unindented(source.slice(start, end).replace(/\r$/, ''), indentationOf(source.slice(end + 1)), true);
  return r.nodes.literal(text, r.tree.range(node));
};

/** `"a $b {$c->d()} \n"`. */
export const interpolated = (r: PhpReader, node: Syntax): Id => {
  const { start, end } = r.tree.range(node);
  const inside = { start: r.tree.text.indexOf('"', start) + 1, end: end - 1 };
  return textOf(r, r.tree.children(node), inside, { start, end }, unescaped);
};

export const heredoc = (r: PhpReader, node: Syntax): Id => {
  const at = r.tree.range(node);
  const source = r.tree.source(node);
  const first = source.indexOf('\n') + 1;
  const last = source.lastIndexOf('\n');
  if (last < first) return r.nodes.literal('', at);
  const width = indentationOf(source.slice(last + 1));
  const inside = { start: at.start + first, end: at.start + last - (source[last - 1] === '\r' ? 1 : 0) };
  const body = r.tree.child(node, 'heredoc_body');
  return textOf(r, body === undefined ? [] : r.tree.children(body), inside, at, (raw, start) => unescaped(unindented(raw, width, start)));
};

/** The command between backticks. */
export const command = (r: PhpReader, node: Syntax): Id => {
  const { start, end } = r.tree.range(node);
  return textOf(r, r.tree.children(node), { start: start + 1, end: end - 1 }, { start, end }, unescaped);
};

const indentationOf = (lastLine: string): number => /^[ \t]*/.exec(lastLine)![0].length;

// The closing mark's indentation is taken off every line; `start` where the text begins a line.
const unindented = (text: string, width: number, start: boolean): string =>
  (width === 0 ? text : text.replace(new RegExp(`${start ? '(^|\\n)' : '(\\n)'}[ \\t]{1,${width}}`, 'g'), '$1'));

const TEXT = new Set(['string_content', 'escape_sequence']);

/** A text with values in it; without any it is a literal. What stands between the values is taken from the source: the tree leaves some of it out. */
const textOf = (r: PhpReader, children: readonly Syntax[], inside: Range, at: Range, decode: (raw: string, start: boolean) => string): Id => {
  const { text } = r.tree;
  const parts: Id[] = [];
  let from = inside.start;
  const addText = (end: number): void => {
    if (end > from) parts.push(r.nodes.literal(decode(text.slice(from, end), from === inside.start), { start: from, end }));
  };
  for (const child of children) {
    if (TEXT.has(r.tree.type(child))) continue;
    const { start, end } = r.tree.range(child);
    if (start < from || end > inside.end) continue;
    const braced = text[start - 1] === '{' && start > from;
    addText(braced ? start - 1 : start);
    parts.push(!braced && r.tree.type(child) === 'subscript_expression' ? simpleSubscript(r, child) : r.value(child));
    from = braced ? closing(text, end) : end;
  }
  if (parts.length === 0) return r.nodes.literal(from < inside.end ? decode(text.slice(from, inside.end), true) : '', at);
  addText(inside.end);
  return r.nodes.add({ kind: 'text', parts, at });
};

const closing = (text: string, from: number): number => {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return text[at] === '}' ? at + 1 : from;
};

/** In `"$a[key]"` the key has no quotes. */
const simpleSubscript = (r: PhpReader, node: Syntax): Id => {
  const [of, key] = r.tree.children(node);
  if (of === undefined || key === undefined || r.tree.type(key) !== 'name') return r.value(node);
  return r.nodes.index(r.value(of), keyLiteral(r, r.tree.source(key), r.tree.range(key)));
};

/** A literal that is a key; equal keys are one node, so that `$a['k']` is one value wherever it stands. */
export const keyLiteral = (r: PhpReader, value: string | number, at: Range): Id => {
  const known = r.keys.get(String(value));
  if (known !== undefined) return known;
  const id = r.nodes.literal(value, at);
  r.keys.set(String(value), id);
  return id;
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', v: '\v', e: '\x1b', f: '\f', '\\': '\\', $: '$', '"': '"', '`': '`' };

const ESCAPE = /\\(?:([nrtvef\\$"`])|([0-7]{1,3})|x([0-9a-f]{1,2})|u\{([0-9a-f]{1,6})\})/gi;

const unescaped = (text: string): string => (text.includes('\\')
  ? text.replace(ESCAPE, (whole: string, letter?: string, octal?: string, hex?: string, point?: string) => {
    if (letter !== undefined) return ESCAPES[letter] ?? whole;
    if (point !== undefined) return Number.parseInt(point, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(point, 16)) : whole;
    return String.fromCharCode(octal === undefined ? Number.parseInt(hex!, 16) : Number.parseInt(octal, 8) & 255);
  })
  : text);
