import type { Id, TypeSummary } from '../../core/summary.js';
import { openClass, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { type Attribute, type Attributed, cfgConditions, isCfg, withAttributes } from './attributes.js';
import { functionItem } from './functions.js';
import { plainPath, readUse } from './paths.js';
import type { RustReader, TypeContext } from './reader.js';
import { constantValue, createScope, fullPath, type Item, itemsOf, pathIn, type Scope, usesOf } from './scopes.js';
import { separated } from './tokens.js';

type Constant = Extract<Item, { kind: 'constant' }>;

/** Makes known what a module or block declares, before anything else in it is read: items can be used above their declaration. */
export const declareItems = (r: RustReader, nodes: readonly Syntax[]): void => {
  hoist(r, r.scope, nodes);
  for (const constant of r.constants.splice(0)) constant();
};

const hoist = (r: RustReader, scope: Scope, nodes: readonly Syntax[]): void => {
  const items = withAttributes(r.tree, nodes);
  // What is private may be named all the same, by modules below.
  const isNamed = scope.module !== undefined;
  const declare = (node: Syntax, type: string, item: (name: string) => Item): void => {
    const nameNode = r.tree.child(node, type);
    if (nameNode !== undefined) itemsOf(scope).set(r.tree.source(nameNode), item(r.tree.source(nameNode)));
  };
  for (const item of items) {
    const { node, attributes } = item;
    switch (r.tree.type(node)) {
      case 'use_declaration':
        for (const { name, local, node: at } of readUse(r.tree, node)) {
          if (local === '*') {
            r.imports.push({ from: name, at: r.tree.range(at), how: 'import' });
            if (isNamed) r.exports.push({ name: pathIn(scope, '*'), from: name });
            continue;
          }
          usesOf(scope).set(local, name);
          r.imports.push({ from: name, at: r.tree.range(at), how: 'import' });
          const from = name.slice(0, Math.max(0, name.lastIndexOf('::')));
          if (isNamed) r.exports.push({ name: pathIn(scope, local), from, fromName: name.slice(name.lastIndexOf(':') + 1) });
        }
        break;
      case 'extern_crate_declaration': {
        const [name, alias] = r.tree.children(node).filter((child) => r.tree.type(child) === 'identifier').map((child) => r.tree.source(child));
        if (name === undefined) break;
        r.imports.push({ from: name, at: r.tree.range(node), how: 'import' });
        if (alias !== undefined) usesOf(scope).set(alias, name);
        break;
      }
      case 'function_item':
        declare(node, 'identifier', (name) => {
          const id = functionItem(r, item, scope, { name });
          if (isNamed) r.exports.push({ name: pathIn(scope, name), value: id });
          return { kind: 'function', id };
        });
        break;
      case 'const_item':
      case 'static_item':
        declareConstant(r, scope, node, (name, constant) => itemsOf(scope).set(name, constant));
        break;
      case 'struct_item':
      case 'enum_item':
      case 'union_item':
      case 'trait_item':
        declare(node, 'type_identifier', (name) => {
          if (isNamed) r.exports.push({ name: pathIn(scope, name) });
          const fields = typeOfItem(r, scope, name, node);
          r.shapes.push(fields);
          return { kind: 'type', path: pathIn(scope, name) };
        });
        break;
      case 'mod_item':
        declareModule(r, scope, node, attributes);
    }
  }
  // The types are known now, and so what their `impl` blocks are about.
  for (const { node, attributes } of items) {
    const type = r.tree.type(node);
    if (type === 'impl_item' || type === 'trait_item') declareMembers(r, scope, node, attributes);
  }
};

/** What a struct or enum holds; of a trait, that it is there. */
const typeOfItem = (r: RustReader, scope: Scope, name: string, node: Syntax): TypeSummary => {
  const path = pathIn(scope, name);
  const end = r.tree.end(node);
  const open = r.tree.text.indexOf('{', r.tree.start(node));
  const kind = r.tree.type(node);
  if (kind === 'trait_item' || kind === 'union_item' || open < 0 || open >= end) return { name: path, fields: [] };
  const parts: string[] = [];
  for (const { start, end: to } of separated(r.tree.text, { start: open + 1, end: end - 1 }, ',')) {
    const part = r.tree.text.slice(start, to);
    // `HashMap<String, u8>` is one.
    if (parts.length > 0 && unclosed(parts.at(-1)!)) parts.push(`${parts.pop()}, ${part}`);
    else parts.push(part);
  }
  if (kind === 'enum_item') return { name: path, fields: [], ...(parts.every((part) => /^(?:\s|#\[[^\]]{0,200}\]|\/\/[^\n]{0,400}\n)*\w+\s*(?:=\s*-?\w+\s*)?$/.test(part)) && { plain: true as const }) };
  const fields = parts.flatMap((part) => {
    const [, field, type] = /(?:^|\s|\))(?:r#)?([a-z_]\w{0,80})\s?:(?!:)\s{0,4}([^]{1,300})$/.exec(part) ?? [];
    return field !== undefined && type !== undefined ? [{ name: field, type: type.trim() }] : [];
  });
  return { name: path, fields };
};

const unclosed = (type: string): boolean => type.length < 400 && type.replace(/->/g, '').split('<').length > type.replace(/->/g, '').split('>').length;

/** A constant and, under its name, its value: in order with what else is declared. */
const declareConstant = (r: RustReader, scope: Scope, node: Syntax, add: (name: string, constant: Constant) => void): Constant | undefined => {
  const [nameNode] = r.tree.field(node, 'name');
  const [value] = r.tree.field(node, 'value');
  if (nameNode === undefined || value === undefined) return undefined;
  const name = r.tree.source(nameNode);
  const constant: Constant = { kind: 'constant', node: value, fn: r.fn };
  add(name, constant);
  r.constants.push(() => {
    const id = constantValue(r, constant, scope);
    r.declarations.push({ name, value: id, keyAt: r.tree.range(nameNode), valueAt: r.tree.range(value), fn: constant.fn });
    if (scope.module !== undefined) r.exports.push({ name: pathIn(scope, name), value: id });
  });
  return constant;
};

const declareModule = (r: RustReader, scope: Scope, node: Syntax, attributes: readonly Attribute[]): void => {
  const nameNode = r.tree.child(node, 'identifier');
  if (nameNode === undefined) return;
  const name = r.tree.source(nameNode);
  const body = r.tree.child(node, 'declaration_list');
  if (body === undefined) {
    r.imports.push({ from: name, at: r.tree.range(nameNode), how: 'include' });
    return;
  }
  const inner = { ...createScope(scope), module: pathIn(scope, name), ...guarded(r, scope, attributes) };
  itemsOf(scope).set(name, { kind: 'module', scope: inner });
  hoist(r, inner, r.tree.children(body));
};

/** What the `cfg` attributes of an item add to those around it. */
const guarded = (r: RustReader, scope: Scope, attributes: readonly Attribute[]): Pick<Scope, 'cfg' | 'under'> => ({
  cfg: [...scope.cfg, ...attributes.filter(isCfg).map(({ text }) => text)], under: [...scope.under, ...cfgConditions(r, r.tree, attributes)],
});

/** All `impl` blocks of a type are one class. */
const declareMembers = (r: RustReader, scope: Scope, node: Syntax, attributes: readonly Attribute[]): void => {
  const trait = r.tree.type(node) === 'trait_item';
  const nameNode = trait ? r.tree.child(node, 'type_identifier') : r.tree.field(node, 'type')[0];
  const body = r.tree.child(node, 'declaration_list');
  if (nameNode === undefined || body === undefined) return;
  const context = typeOf(r, scope, plainPath(r.tree.source(nameNode)), node);
  if (!context) return;
  const summary = r.classes[context.class]!;
  const [implemented] = trait ? [] : r.tree.field(node, 'trait');
  if (implemented !== undefined) {
    const name = inScopeOf(r, scope, () => fullPath(r, plainPath(r.tree.source(implemented))));
    summary.implements = [...(summary.implements ?? []), name];
  }
  const members = r.members.get(context.class)!;
  const inner = { ...createScope(scope), ...guarded(r, scope, attributes) };
  for (const member of withAttributes(r.tree, r.tree.children(body))) declareMember(r, inner, context, members, member);
};

const declareMember = (r: RustReader, scope: Scope, context: TypeContext, members: Map<string, Id>, member: Attributed): void => {
  const { node } = member;
  const nameNode = r.tree.child(node, 'identifier');
  if (nameNode === undefined) return;
  const keyAt = r.tree.range(nameNode);
  const add = (name: string, value: Id, isStatic: boolean, at: Syntax): void => {
    if (value !== UNKNOWN) r.classes[context.class]!.members.push({ name, value, static: isStatic, keyAt, valueAt: r.tree.range(at) });
  };
  if (r.tree.type(node) === 'function_item') {
    const name = r.tree.source(nameNode);
    const parameters = r.tree.child(node, 'parameters');
    const isStatic = parameters === undefined || r.tree.child(parameters, 'self_parameter') === undefined;
    const id = functionItem(r, member, scope, { name, class: context.class, static: isStatic }, context);
    if (!members.has(name)) members.set(name, id);
    add(name, id, isStatic, node);
  } else if (r.tree.type(node) === 'const_item') {
    let name = '';
    const constant = declareConstant(r, scope, node, (own) => (name = own));
    if (constant) r.constants.push(() => add(name, constantValue(r, constant, scope), true, constant.node));
  }
};

const typeOf = (r: RustReader, scope: Scope, written: string, at: Syntax): TypeContext | undefined => {
  const name = inScopeOf(r, scope, () => fullPath(r, written));
  const known = r.types.get(name);
  if (known) return known;
  const { class: of } = openClass(r, name, r.tree.range(at));
  if (of === undefined) return undefined;
  const context: TypeContext = { class: of, name };
  r.types.set(name, context);
  r.members.set(of, new Map());
  return context;
};

const inScopeOf = <T>(r: RustReader, scope: Scope, read: () => T): T => {
  const outer = r.scope;
  r.scope = scope;
  const value = read();
  r.scope = outer;
  return value;
};
