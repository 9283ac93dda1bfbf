import type { Id, Item, Member } from '../../core/summary.js';
import type { Syntax } from '../syntax-tree.js';
import type { PhpReader } from './reader.js';

interface Element {
  readonly at: Syntax;
  readonly key?: Syntax;
  readonly value: Syntax;
  readonly spread: boolean;
}

const elementsOf = (r: PhpReader, node: Syntax): readonly Element[] =>
  r.tree.children(node).flatMap((at): Element[] => {
    const [first, second] = r.tree.children(at);
    if (first === undefined) return [];
    if (second !== undefined) return [{ at, key: first, value: second, spread: false }];
    const spread = r.tree.type(first) === 'variadic_unpacking';
    return [{ at, value: spread ? (r.tree.first(first) ?? first) : first, spread }];
  });

/** `[1, 2]` is an array; with a key anywhere it is an object, in which what has no key is numbered on. */
export const array = (r: PhpReader, node: Syntax): Id => {
  const elements = elementsOf(r, node);
  const at = r.tree.range(node);
  if (elements.every(({ key }) => key === undefined)) {
    const items = elements.map(({ at: element, value, spread }): Item => ({ value: r.value(value), at: r.tree.range(element), ...(spread && { spread }) }));
    return r.nodes.add({ kind: 'array', items, at });
  }
  let next = 0;
  const members = elements.map(({ at: element, key, value, spread }): Member => {
    const range = r.tree.range(element);
    if (spread) return { kind: 'spread', value: r.value(value), at: range };
    const valueAt = r.tree.range(value);
    if (key === undefined) return { kind: 'entry', key: String(next++), value: r.value(value), keyAt: range, valueAt };
    const keyAt = r.tree.range(key);
    const keyId = r.value(key);
    const name = keyName(r, keyId);
    if (name === undefined) return { kind: 'computed', key: keyId, value: r.value(value), keyAt, valueAt };
    if (/^\d{1,15}$/.test(name)) next = Math.max(next, Number(name) + 1);
    return { kind: 'entry', key: name, value: r.value(value), keyAt, valueAt };
  });
  return r.nodes.add({ kind: 'object', members, at });
};

/** PHP makes every key a string or an integer. */
const keyName = (r: PhpReader, id: Id): string | undefined => {
  const node = r.nodes.of(id);
  if (node.kind !== 'literal' || node.value === undefined) return undefined;
  if (node.value === null) return '';
  return typeof node.value === 'string' ? node.value : String(Math.trunc(Number(node.value)));
};
