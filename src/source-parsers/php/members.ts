import type { Id } from '../../core/summary.js';
import { UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { keyLiteral } from './literals.js';
import { className } from './names.js';
import { variableName } from './outline.js';
import { type PhpReader, sourceOf } from './reader.js';

/** A class named in code: `self`, `static`, `parent`, or its qualified name as a global. */
const classNamed = (r: PhpReader, name: string): Id => {
  switch (name.toLowerCase()) {
    case 'self':
    case 'static':
      return r.class?.self ?? r.nodes.global(name.toLowerCase());
    case 'parent':
      return r.class?.parent ?? r.nodes.global('parent');
    default:
      return r.nodes.global(className(r.names, name));
  }
};

const NAMES = new Set(['name', 'qualified_name', 'relative_name', 'relative_scope']);

/** The class in `X::`, `new X` and `instanceof X`, or the value in its place. */
export const classReference = (r: PhpReader, node: Syntax): Id => (NAMES.has(r.tree.type(node)) ? classNamed(r, r.tree.source(node)) : r.value(node));

/** The member of an object that a node names: `a`, `$a`, `{expression}`. */
export const memberOf = (r: PhpReader, of: Id, name: Syntax | undefined): Id => {
  if (name === undefined) return UNKNOWN;
  const source = sourceOf(r, name);
  return r.tree.type(name) === 'name' && !source.startsWith('$') ? r.nodes.get(of, source) : r.nodes.index(of, r.value(name));
};

/** `$a->b`, `$a?->b`. */
export const property = (r: PhpReader, node: Syntax): Id => {
  const [object, name] = r.tree.children(node);
  return object === undefined ? UNKNOWN : memberOf(r, r.value(object), name);
};

/** `X::$a`: in a class's members properties have no `$` either. */
export const staticProperty = (r: PhpReader, node: Syntax): Id => {
  const [scope, name] = r.tree.children(node);
  if (scope === undefined || name === undefined) return UNKNOWN;
  const of = classReference(r, scope);
  return r.tree.type(name) === 'variable_name' ? r.nodes.get(of, variableName(r.tree, name)) : r.nodes.index(of, r.value(name));
};

/** `X::A`; `X::class` is the class's name. */
export const classConstant = (r: PhpReader, node: Syntax): Id => {
  const [scope, name] = r.tree.children(node);
  if (scope === undefined || name === undefined) return UNKNOWN;
  const of = classReference(r, scope);
  const source = r.tree.source(name);
  if (source.toLowerCase() !== 'class') return source.startsWith('$') ? UNKNOWN : r.nodes.get(of, source);
  const named = r.nodes.of(of);
  return named.kind === 'global' && !named.name.startsWith('$') ? r.nodes.literal(named.name, r.tree.range(node)) : r.nodes.get(of, 'class');
};

/** `$a['k']`, `$a[]`. */
export const subscript = (r: PhpReader, node: Syntax): Id => {
  const [of, key] = r.tree.children(node);
  return of === undefined ? UNKNOWN : r.nodes.index(r.value(of), key === undefined ? UNKNOWN : keyOf(r, key));
};

/** A key's value; equal literals are one node. */
export const keyOf = (r: PhpReader, key: Syntax): Id => {
  const id = r.value(key);
  const node = r.nodes.of(id);
  return node.kind === 'literal' && (typeof node.value === 'string' || typeof node.value === 'number') ? keyLiteral(r, node.value, node.at) : id;
};
