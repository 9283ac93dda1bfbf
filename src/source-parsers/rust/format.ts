import type { Range } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { RUST_FORMATS } from '../../knowledge/rust.js';
import type { Arguments } from '../summary-builder.js';
import { textOf, unescaped } from './literals.js';
import type { RustReader } from './reader.js';
import { resolve } from './scopes.js';

/** A macro's arguments with its format string as the text it gives; what went into that text stays behind it. */
export const formatted = (r: RustReader, macro: string, given: Arguments, names: ReadonlyMap<string, Id>): Arguments => {
  const place = RUST_FORMATS.get(macro);
  const { args, argsAt } = given;
  const format = place === undefined || args[place] === undefined ? undefined : r.nodes.of(args[place]);
  if (place === undefined || format?.kind !== 'literal' || typeof format.value !== 'string' || !/[{}]/.test(format.value)) return given;
  const text = textWith(r, argsAt[place]!, args.slice(place + 1), names);
  return { args: args.map((arg, index) => (index === place ? text : arg)), argsAt };
};

// A placeholder, a doubled brace, or an escape that has braces of its own.
const PLACEHOLDER = /\\u\{[^}]*\}|\{\{|\}\}|\{\s*([\w.]*)\s*(?::[^{}]*)?\}/g;

const textWith = (r: RustReader, at: Range, values: readonly Id[], names: ReadonlyMap<string, Id>): Id => {
  const source = r.tree.text.slice(at.start, at.end);
  const { raw, inner } = textOf(source);
  const parts: Id[] = [];
  let next = 0;
  let from = inner.start;
  const addText = (end: number): void => {
    if (end <= from) return;
    const piece = source.slice(from, end).replace(/\{\{|\}\}/g, (pair) => pair[0]!);
    parts.push(r.nodes.literal(raw ? piece : unescaped(piece), { start: at.start + from, end: at.start + end }));
  };
  for (const match of source.slice(0, inner.end).matchAll(PLACEHOLDER)) {
    const [whole, name] = match;
    if (name === undefined || match.index < inner.start) continue;
    addText(match.index);
    from = match.index + whole.length;
    const value = name === '' ? values[next++] : /^\d+$/.test(name) ? values[Number(name)] : names.get(name) ?? resolve(r, name);
    if (value !== undefined) parts.push(value);
  }
  if (parts.length === 0) return r.nodes.literal(unbraced(raw, source.slice(inner.start, inner.end)), at);
  addText(inner.end);
  return r.nodes.add({ kind: 'text', parts, at });
};

const unbraced = (raw: boolean, text: string): string => {
  const plain = text.replace(/\{\{|\}\}/g, (pair) => pair[0]!);
  return raw ? plain : unescaped(plain);
};
