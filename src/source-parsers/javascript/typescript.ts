import type { TSEnumDeclaration, TSEnumMember, TSModuleDeclaration } from 'oxc-parser';
import type { Member } from '../../core/summary.js';
import { giveValue, rangeOf, type Reader } from './reader.js';

/** An enum is an object of its members. */
export const readEnum = (r: Reader, node: TSEnumDeclaration): void => {
  let next: number | undefined = 0;
  const members = node.body.members.map((member): Member => {
    const valueAt = rangeOf(member.initializer ?? member.id);
    const value = member.initializer ? r.value(member.initializer) : r.nodes.literal(next, valueAt);
    const written = r.nodes.of(value);
    next = written.kind === 'literal' && typeof written.value === 'number' ? written.value + 1 : undefined;
    return { kind: 'entry', key: nameOf(member), value, keyAt: rangeOf(member.id), valueAt };
  });
  const value = r.nodes.add({ kind: 'object', members, at: rangeOf(node) });
  giveValue(r, node.id.name, value, { at: node, targetAt: node.id, valueAt: node.body });
};

const nameOf = ({ id }: TSEnumMember): string => {
  if (id.type === 'Identifier') return id.name;
  return id.type === 'Literal' ? id.value : id.quasis[0]?.value.cooked ?? '';
};

/** A namespace is an object of what it exports. What it exports under a name with dots (`namespace a.b`) is only read. */
export const readNamespace = (r: Reader, node: TSModuleDeclaration): void => {
  if (node.declare || !node.body) return;
  const { scope, under, exports } = r;
  Object.assign(r, { scope: r.scopes.of.get(node.body) ?? scope, exports: [] });
  r.block(node.body.body);
  const own = r.exports.flatMap((one) => one() ?? []);
  Object.assign(r, { scope, under, exports });
  if (node.id.type !== 'Identifier') return;
  const { id } = node;
  const places = { keyAt: rangeOf(id), valueAt: rangeOf(node) };
  const members = own.flatMap(({ name, value }): Member[] => (value === undefined ? [] : [{ kind: 'entry', key: name, value, ...places }]));
  giveValue(r, id.name, r.nodes.add({ kind: 'object', members, at: rangeOf(node) }), { at: node, targetAt: id, valueAt: node.body });
};
