import { PHP_BY_REFERENCE } from '../../knowledge/php.js';
import { type Dialect, kinds, type Syntax, type SyntaxTree } from '../syntax-tree.js';
import { createNames, type Names, readUse, type Used } from './names.js';
import { bindingIn, createScope, type Scope } from './scopes.js';

/** What must be known of a file before it is read: which variables its functions have, what names mean, which functions it declares. */
export interface Outline {
  readonly module: Scope;
  readonly names: Names;
  readonly scopes: ReadonlyMap<Syntax, Scope>;
  readonly namespaces: ReadonlyMap<Syntax, Names>;
  readonly functions: readonly { readonly node: Syntax; readonly names: Names }[];
  readonly used: readonly Used[];
}

type Visit = (outline: Drafting, node: Syntax) => void;

interface Drafting {
  readonly tree: SyntaxTree;
  readonly scopes: Map<Syntax, Scope>;
  readonly namespaces: Map<Syntax, Names>;
  readonly functions: { readonly node: Syntax; readonly names: Names }[];
  readonly used: Used[];
  readonly module: Scope;
  scope: Scope;
  names: Names;
}

export const variableName = (tree: SyntaxTree, node: Syntax): string => tree.source(node).slice(1);

/** Counts one more value for the variables of a target; references and the like may change them unseen. */
const define = ({ tree, scope }: Drafting, target: Syntax | undefined, shared = false): void => {
  if (target === undefined) return;
  const type = tree.type(target);
  if (type === 'variable_name') {
    const binding = bindingIn(scope, variableName(tree, target));
    binding.definitions++;
    binding.shared ||= shared;
  } else if (type === 'by_ref') define({ tree, scope } as Drafting, tree.first(target), true);
};

const eachChild = (o: Drafting, node: Syntax, shared = false): void => {
  for (const child of o.tree.children(node)) define(o, child, shared);
};

const opensScope = (kind: Scope['kind']): Visit => (o, node) => {
  o.scope = createScope(kind, o.scope);
  o.scopes.set(node, o.scope);
};

const parameter: Visit = (o, node) =>
  define(o, o.tree.child(node, 'variable_name') ?? o.tree.child(node, 'by_ref'), o.tree.child(node, 'reference_modifier') !== undefined);

const VISITS: Readonly<Record<string, Visit>> = {
  function_definition: (o, node) => {
    o.functions.push({ node, names: o.names });
    opensScope('function')(o, node);
  },
  method_declaration: opensScope('function'),
  property_hook: opensScope('function'),
  anonymous_function: opensScope('closure'),
  arrow_function: opensScope('arrow'),
  simple_parameter: parameter,
  variadic_parameter: parameter,
  property_promotion_parameter: parameter,
  anonymous_function_use_clause: (o, node) => {
    for (const child of o.tree.children(node)) {
      if (o.tree.type(child) === 'variable_name') define(o, child);
      else aliasOuter(o, o.tree.first(child), o.scope.parent);
    }
  },
  assignment_expression: (o, node) => define(o, o.tree.first(node)),
  reference_assignment_expression: (o, node) => eachChild(o, node, true),
  augmented_assignment_expression: (o, node) => define(o, o.tree.first(node), true),
  update_expression: (o, node) => eachChild(o, node, true),
  list_literal: (o, node) => {
    const children = o.tree.children(node);
    for (const [index, child] of children.entries()) {
      // A key is read, not written.
      const next = children[index + 1];
      if (next === undefined || o.tree.type(next) !== '=>') define(o, child);
    }
  },
  foreach_statement: (o, node) => define(o, o.tree.children(node)[1]),
  pair: (o, node) => eachChild(o, node),
  catch_clause: (o, node) => define(o, o.tree.child(node, 'variable_name')),
  static_variable_declaration: (o, node) => define(o, o.tree.first(node), true),
  array_element_initializer: (o, node) => {
    for (const child of o.tree.children(node)) if (o.tree.type(child) === 'by_ref') define(o, child);
  },
  global_declaration: (o, node) => {
    for (const child of o.tree.children(node)) aliasOuter(o, child, o.module);
  },
  function_call_expression: (o, node) => {
    const [callee, given] = o.tree.children(node);
    const written = callee !== undefined && o.tree.type(callee) === 'name' ? PHP_BY_REFERENCE.get(o.tree.source(callee).toLowerCase()) : undefined;
    if (!written || given === undefined) return;
    const args = o.tree.children(given);
    for (const index of written) if (args[index] !== undefined) define(o, o.tree.first(args[index]));
  },
  namespace_definition: (o, node) => {
    const name = o.tree.child(node, 'namespace_name');
    o.names = createNames(name === undefined ? '' : o.tree.source(name).replace(/\s+/g, ''));
    o.namespaces.set(node, o.names);
  },
  namespace_use_declaration: (o, node) => void o.used.push(...readUse(o.tree, o.names, node)),
};

/** A variable of this function is one of another. */
const aliasOuter = ({ tree, scope }: Drafting, node: Syntax | undefined, outer: Scope | undefined): void => {
  if (node === undefined || tree.type(node) !== 'variable_name' || !outer || outer === scope) return;
  const name = variableName(tree, node);
  const alias = bindingIn(outer, name);
  alias.shared = true;
  bindingIn(scope, name).alias = alias;
};

/** The types of node that an outline looks at. */
export const outlineKinds = ({ grammar }: Dialect): Uint8Array => kinds(grammar, Object.keys(VISITS));

/** One pass over all nodes, without recursion. */
export const readOutline = (tree: SyntaxTree, wanted: Uint8Array): Outline => {
  const module = createScope('module');
  const names = createNames('');
  const o: Drafting = { tree, scopes: new Map(), namespaces: new Map(), functions: [], used: [], module, scope: module, names };
  const open: { readonly end: Syntax; readonly outer: Scope }[] = [];
  for (let node = 0; node < tree.size; node++) {
    while (open.length > 0 && node >= open.at(-1)!.end) o.scope = open.pop()!.outer;
    if (wanted[tree.id(node)] !== 1) continue;
    const outer = o.scope;
    VISITS[tree.type(node)]!(o, node);
    if (o.scope !== outer) open.push({ end: tree.after(node), outer });
  }
  return { module, names, scopes: o.scopes, namespaces: o.namespaces, functions: o.functions, used: o.used };
};
