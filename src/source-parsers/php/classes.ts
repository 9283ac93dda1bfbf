import type { Id } from '../../core/summary.js';
import { openClass, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { declareField, functionValue, isHidden, TYPES, typeOf, withAttributes } from './functions.js';
import { className, declaredName } from './names.js';
import { variableName } from './outline.js';
import type { ClassContext, PhpReader } from './reader.js';

/** `class`, `interface`, `trait` and `enum`. */
export const classDeclaration = (r: PhpReader, node: Syntax): Id => {
  const nameNode = r.tree.child(node, 'name');
  const name = nameNode === undefined ? undefined : declaredName(r.names, r.tree.source(nameNode));
  const id = readClass(r, node, name);
  if (name !== undefined) r.exports.push({ name, value: id });
  return id;
};

export const anonymousClass = (r: PhpReader, node: Syntax): Id => readClass(r, node, undefined);

const readClass = (r: PhpReader, node: Syntax, name: string | undefined): Id => {
  const { id, class: of } = openClass(r, name, r.tree.range(node));
  if (of === undefined) return id;
  const summary = r.classes[of]!;
  const bases = namesIn(r, r.tree.child(node, 'base_clause'));
  const interfaces = [...(r.tree.type(node) === 'interface_declaration' ? bases.splice(0) : []), ...namesIn(r, r.tree.child(node, 'class_interface_clause'))];
  const body = r.tree.child(node, 'declaration_list') ?? r.tree.child(node, 'enum_declaration_list');
  const members = body === undefined ? [] : r.tree.children(body);
  for (const member of members) if (r.tree.type(member) === 'use_declaration') interfaces.push(...namesIn(r, member));
  if (interfaces.length > 0) summary.implements = interfaces;
  const parent = bases[0] === undefined ? UNKNOWN : r.nodes.global(bases[0]);
  if (bases[0] !== undefined) summary.extends = parent;
  const { class: outer, self } = r;
  r.class = { class: of, self: name === undefined ? id : r.nodes.global(name), parent, ...(name !== undefined && { name }) };
  r.self = r.nodes.this(of);
  for (const member of members) readMember(r, member, r.class);
  if (body !== undefined) for (const broken of r.tree.broken(body)) r.value(broken);
  r.class = outer;
  r.self = self;
  return id;
};

const namesIn = (r: PhpReader, node: Syntax | undefined): string[] =>
  (node === undefined ? [] : r.tree.children(node)).filter((one) => /name$/.test(r.tree.type(one))).map((one) => className(r.names, r.tree.source(one)));

const readMember = (r: PhpReader, node: Syntax, context: ClassContext): void => {
  const isStatic = r.tree.child(node, 'static_modifier') !== undefined;
  switch (r.tree.type(node)) {
    case 'method_declaration': {
      const nameNode = r.tree.child(node, 'name');
      if (nameNode === undefined) return;
      const name = r.tree.source(nameNode);
      const value = functionValue(r, node, { name, class: context.class, static: isStatic }, isStatic ? { self: UNKNOWN } : {});
      addMember(r, context, name, value, isStatic, nameNode, node);
      return;
    }
    case 'property_declaration':
      for (const one of r.tree.children(node)) {
        if (r.tree.type(one) === 'property_hook_list') readHooks(r, one, context);
        const [nameNode, initial] = r.tree.type(one) === 'property_element' ? r.tree.children(one) : [];
        if (nameNode !== undefined && context.class !== undefined) {
          const type = r.tree.children(node).find((part) => TYPES.has(r.tree.type(part)));
          declareField(r, context.class, { name: variableName(r.tree, nameNode), at: r.tree.range(nameNode), ...(type !== undefined && { type: typeOf(r, type) }), ...(isHidden(r, node) && { hidden: true }), ...(isStatic && { static: true }), ...withAttributes(r, node) });
        }
        if (nameNode !== undefined && initial !== undefined) declareMember(r, context, variableName(r.tree, nameNode), isStatic, nameNode, initial);
      }
      return;
    case 'const_declaration':
      for (const one of r.tree.children(node)) {
        const [nameNode, value] = r.tree.type(one) === 'const_element' ? r.tree.children(one) : [];
        if (nameNode !== undefined && value !== undefined) declareMember(r, context, r.tree.source(nameNode), true, nameNode, value);
      }
      return;
    case 'enum_case': {
      const nameNode = r.tree.child(node, 'name');
      const value = r.tree.children(node).at(-1);
      if (nameNode !== undefined && value !== undefined && value !== nameNode) declareMember(r, context, r.tree.source(nameNode), true, nameNode, value);
    }
  }
};

const addMember = (r: PhpReader, { class: of }: ClassContext, name: string, value: Id, isStatic: boolean, key: Syntax, at: Syntax): void => {
  if (of === undefined || value === UNKNOWN) return;
  r.classes[of]!.members.push({ name, value, static: isStatic, keyAt: r.tree.range(key), valueAt: r.tree.range(at) });
};

/** A property or constant with its value. */
const declareMember = (r: PhpReader, context: ClassContext, name: string, isStatic: boolean, key: Syntax, node: Syntax): void => {
  const value = r.value(node);
  addMember(r, context, name, value, isStatic, key, node);
  r.declarations.push({ name, value, keyAt: r.tree.range(key), valueAt: r.tree.range(node), fn: r.fn });
};

const readHooks = (r: PhpReader, list: Syntax, { class: of }: ClassContext): void => {
  for (const hook of r.tree.children(list)) if (r.tree.type(hook) === 'property_hook') functionValue(r, hook, { class: of });
};
