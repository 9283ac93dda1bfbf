import type { ArrayExpression, Expression, ObjectExpression, ObjectProperty } from 'oxc-parser';
import type { Id, Item, Member } from '../../core/summary.js';
import { nameOfKey } from './members.js';
import { namedValue } from './named.js';
import { UNKNOWN } from './nodes.js';
import { rangeOf, type Reader } from './reader.js';
import { usesVue } from './vue.js';

export const object = (r: Reader, node: ObjectExpression): Id => {
  const inner = r.tasks.length;
  const members = node.properties.map((one) => (one.type === 'SpreadElement' ? { kind: 'spread' as const, value: r.value(one.argument), at: rangeOf(one) } : entry(r, one)));
  const id = r.nodes.add({ kind: 'object', members, at: rangeOf(node) });
  if (id !== UNKNOWN && inner < r.tasks.length && r.ownsMethods && !usesVue(r)) own(r, id, members, inner);
  return id;
};

/** Parts of the options of a store or a component, whose functions have the whole of it as `this`. */
const PARTS = /^(?:methods|computed|watch|actions|getters|mutations|filters)$/;

/** A method of an object has it as `this`. The bodies are read later. */
const own = (r: Reader, id: Id, members: readonly Member[], from: number): void => {
  const functions = new Set<Id>();
  for (const member of members) {
    if (member.kind !== 'entry') continue;
    functions.add(member.value);
    const part = PARTS.test(member.key) ? r.nodes.of(member.value) : undefined;
    if (part?.kind === 'object') for (const { value } of part.members) functions.add(value);
  }
  for (let index = from; index < r.tasks.length; index++) {
    const task = r.tasks[index]!;
    if (task.node.type !== 'ArrowFunctionExpression' && functions.has(task.id)) r.tasks[index] = { ...task, self: id };
  }
};

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
