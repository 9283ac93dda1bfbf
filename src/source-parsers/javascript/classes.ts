import type { Class, ClassElement, Expression, Function as FunctionNode } from 'oxc-parser';
import type { ClassId, Id } from '../../core/summary.js';
import { type Around, functionValue } from './functions.js';
import { nameOfKey } from './members.js';
import { UNKNOWN } from './nodes.js';
import { rangeOf, type Reader } from './reader.js';

/** The node of a class, before it is read. */
export const openClass = (r: Reader, node: Class, name = node.id?.name): Id => {
  const id = r.nodes.add({ kind: 'class', class: r.classes.length, at: rangeOf(node) });
  if (id !== UNKNOWN) r.classes.push({ ...(name !== undefined && { name }), at: rangeOf(node), members: [] });
  return id;
};

/** Reads a class into its node. Initial values of fields and static blocks count as the function that the class stands in. */
export const readClass = (r: Reader, node: Class, id: Id): Id => {
  const opened = r.nodes.of(id);
  if (opened.kind !== 'class') return UNKNOWN;
  const { scope, self, base } = r;
  r.scope = r.scopes.of.get(node) ?? scope;
  if (node.type === 'ClassExpression' && node.id) {
    const own = r.scope.names.get(node.id.name);
    if (own) own.value = id;
  }
  for (const { expression } of node.decorators ?? []) r.value(expression);
  r.base = node.superClass ? r.value(node.superClass) : UNKNOWN;
  if (node.superClass) r.classes[opened.class]!.extends = r.base;
  for (const element of node.body.body) readElement(r, element, opened.class, id);
  Object.assign(r, { scope, self, base });
  return id;
};

export const classValue = (r: Reader, node: Class, name?: string): Id => readClass(r, node, openClass(r, node, node.id?.name ?? name));

const readElement = (r: Reader, element: ClassElement, of: ClassId, id: Id): void => {
  if (element.type === 'TSIndexSignature') return;
  if (element.type === 'StaticBlock') {
    const { scope, under } = r;
    Object.assign(r, { self: id, scope: r.scopes.of.get(element) ?? scope });
    r.block(element.body);
    Object.assign(r, { scope, under });
    return;
  }
  for (const { expression } of element.decorators ?? []) r.value(expression);
  // In what is static, `this` is the class.
  r.self = element.static ? id : r.nodes.this(of);
  const name = nameOfKey(element.key, element.computed) ?? textOfKey(r, element.key as Expression);
  const value = element.value && readMember(r, element.value, { name, class: of, static: element.static, self: r.self, base: r.base });
  const accessor = element.type === 'MethodDefinition' ? element.kind : undefined;
  if (!value || name === undefined || accessor === 'set') return;
  r.classes[of]!.members.push({ name, value, static: element.static, ...(accessor === 'get' && { getter: true as const }), keyAt: rangeOf(element.key), valueAt: rangeOf(element.value!) });
};

const textOfKey = (r: Reader, key: Expression): string | undefined => {
  const node = r.nodes.of(r.value(key));
  return node.kind === 'literal' ? String(node.value) : undefined;
};

const readMember = (r: Reader, value: Expression | FunctionNode, around: Around): Id | undefined => {
  switch (value.type) {
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return functionValue(r, value as FunctionNode, around);
    // Without a body: abstract, or an overload.
    case 'TSEmptyBodyFunctionExpression':
      return undefined;
    default:
      return r.value(value as Expression);
  }
};
