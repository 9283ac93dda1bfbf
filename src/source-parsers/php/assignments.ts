import type { Id } from '../../core/summary.js';
import { addWrite, branch, type Places, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { keyLiteral } from './literals.js';
import { keyOf } from './members.js';
import { variableName } from './outline.js';
import { orElse } from './operators.js';
import type { PhpReader } from './reader.js';
import { giveValue } from './scopes.js';

/** `target = value`: a variable, a property, an element, or a pattern of these. */
export const store = (r: PhpReader, target: Syntax, value: Id, { at, valueAt }: Omit<Places, 'targetAt'>): void => {
  const places = { at, targetAt: r.tree.range(target), valueAt };
  switch (r.tree.type(target)) {
    case 'variable_name':
      return giveValue(r, variableName(r.tree, target), value, places);
    case 'by_ref':
    case 'cast_expression':
      for (const inner of r.tree.children(target).slice(-1)) store(r, inner, value, places);
      return;
    case 'list_literal':
    case 'array_creation_expression':
      return takeApart(r, target, value, places);
    case 'dynamic_variable_name':
      r.value(target);
      return;
    default:
      return addWrite(r, r.value(target), value, places);
  }
};

/** `[$a, , 'k' => $b] = value`. */
const takeApart = (r: PhpReader, pattern: Syntax, value: Id, places: Places): void => {
  let index = 0;
  let key: Syntax | undefined;
  let last: Syntax | undefined;
  const element = (): void => {
    if (last !== undefined) store(r, last, r.nodes.index(value, key === undefined ? keyLiteral(r, index, r.tree.range(last)) : keyOf(r, key)), places);
    if (key === undefined) index++;
    key = last = undefined;
  };
  for (const child of r.tree.children(pattern)) {
    const type = r.tree.type(child);
    if (type === ',' || type === ']' || type === ')') element();
    else if (type === '=>') {
      key = last;
      last = undefined;
    } else if (type !== '[' && type !== '(' && type !== 'list') last = child;
  }
};

/** `a = b`, `a = &b`. */
export const assignment = (r: PhpReader, node: Syntax): Id => {
  const [target, right] = r.tree.children(node);
  if (target === undefined || right === undefined) return UNKNOWN;
  const value = r.value(right);
  const valueAt = r.tree.range(right);
  store(r, target, value, { at: r.tree.range(node), valueAt });
  if (r.tree.type(target) === 'variable_name') {
    r.declarations.push({ name: variableName(r.tree, target), value, keyAt: r.tree.range(target), valueAt, fn: r.fn });
  }
  return value;
};

/** `a .= b`, `a ??= b`: the target is read and written. */
export const compound = (r: PhpReader, node: Syntax): Id => {
  const [target, operator, right] = r.tree.children(node);
  if (target === undefined || operator === undefined || right === undefined) return UNKNOWN;
  const before = r.value(target);
  const at = r.tree.range(node);
  const value = combined(r, before, r.tree.type(operator), right, at);
  const places = { at, targetAt: r.tree.range(target), valueAt: r.tree.range(right) };
  if (r.tree.type(target) === 'variable_name') giveValue(r, variableName(r.tree, target), value, places);
  else addWrite(r, before, value, places);
  return value;
};

const combined = (r: PhpReader, before: Id, operator: string, right: Syntax, at: Places['at']): Id => {
  if (operator === '??=') return orElse(r, before, right);
  const value = branch(r, undefined, () => r.value(right)).value;
  if (operator !== '.=') return UNKNOWN;
  const text = r.nodes.of(value);
  return r.nodes.add({ kind: 'text', parts: text.kind === 'text' && text.at.start >= at.start ? [before, ...text.parts] : [before, value], at });
};

/** `$i++`. */
export const update = (r: PhpReader, node: Syntax): Id => {
  const target = r.tree.children(node).find((child) => !/^(?:\+\+|--)$/.test(r.tree.type(child)));
  if (target !== undefined) store(r, target, UNKNOWN, { at: r.tree.range(node), valueAt: r.tree.range(node) });
  return UNKNOWN;
};
