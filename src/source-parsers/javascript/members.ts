import type { Expression, MemberExpression, PropertyKey } from 'oxc-parser';
import type { Id } from '../../core/summary.js';
import type { Reader } from './reader.js';

/** A member of an object that was read already. */
export const member = (r: Reader, node: MemberExpression, of: Id): Id => {
  const holder = r.nodes.of(of);
  const index = node.property.type === 'Literal' ? node.property.value : undefined;
  if (r.args !== undefined && typeof index === 'number' && holder.kind === 'global' && holder.name === 'arguments') return r.nodes.param(r.args, index);
  return property(r, of, node.property, node.computed);
};

/** The value of a key that is not a name or literal: its text where it is a constant one. */
export const property = (r: Reader, of: Id, key: PropertyKey, computed: boolean): Id => {
  const name = nameOfKey(key, computed);
  if (name !== undefined) return r.nodes.get(of, name);
  const id = r.value(key as Expression);
  const node = r.nodes.of(id);
  const constant = node.kind === 'literal' && (typeof node.value === 'string' || typeof node.value === 'number');
  return constant ? r.nodes.get(of, String(node.value)) : r.nodes.index(of, id);
};

/** The name that a key has in the source; undefined where it is computed. */
export const nameOfKey = (key: PropertyKey, computed: boolean): string | undefined => {
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Literal') return typeof key.value === 'string' || typeof key.value === 'number' ? String(key.value) : undefined;
  return key.type === 'Identifier' && !computed ? key.name : undefined;
};
