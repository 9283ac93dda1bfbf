import type { ArrayExpression, Expression, ObjectExpression, ObjectProperty } from 'oxc-parser';
import type { Id, Item, Member } from '../../core/summary.js';
import { nameOfKey } from './members.js';
import { namedValue } from './named.js';
import { rangeOf, type Reader } from './reader.js';

export const object = (r: Reader, node: ObjectExpression): Id =>
  r.nodes.add({
    kind: 'object',
    members: node.properties.map((one) => (one.type === 'SpreadElement' ? { kind: 'spread' as const, value: r.value(one.argument), at: rangeOf(one) } : entry(r, one))),
    at: rangeOf(node),
  });

const entry = (r: Reader, { key, value, computed }: ObjectProperty): Member => {
  const places = { keyAt: rangeOf(key), valueAt: rangeOf(value) };
  const name = nameOfKey(key, computed);
  if (name !== undefined) return { kind: 'entry', key: name, value: namedValue(r, value, name), ...places };
  const id = r.value(key as Expression);
  const node = r.nodes.of(id);
  if (node.kind !== 'literal') return { kind: 'computed', key: id, value: namedValue(r, value, undefined), ...places };
  return { kind: 'entry', key: String(node.value), value: namedValue(r, value, String(node.value)), ...places };
};

export const array = (r: Reader, node: ArrayExpression): Id => {
  let at = rangeOf({ start: node.start, end: node.start + 1 });
  const items = node.elements.map((one): Item => {
    // A hole has no place: it is where the item before it ends.
    at = one ? rangeOf(one) : { start: at.end, end: at.end };
    if (one?.type === 'SpreadElement') return { value: r.value(one.argument), at, spread: true };
    return { value: one ? r.value(one) : r.nodes.literal(undefined, at), at };
  });
  return r.nodes.add({ kind: 'array', items, at: rangeOf(node) });
};
