import type { Condition, FnId, Id } from '../../core/summary.js';
import { addWrite, type Places, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { plainPath } from './paths.js';
import { inside, type RustReader, type TypeContext } from './reader.js';

/** A module or a block, with the names it declares. */
export interface Scope {
  readonly parent: Scope | undefined;
  /** The module's path in the file, of modules only. */
  readonly module: string | undefined;
  // Most blocks declare nothing: these are made when they are wanted.
  items: Map<string, Item> | undefined;
  uses: Map<string, string> | undefined;
  bindings: Map<string, Binding> | undefined;
  /** The `cfg` attributes around it, and what they say. */
  readonly cfg: readonly string[];
  readonly under: readonly Condition[];
}

export type Item =
  | { readonly kind: 'function'; readonly id: Id }
  | { readonly kind: 'constant'; readonly node: Syntax; readonly fn: FnId; value?: Id }
  | { readonly kind: 'module'; readonly scope: Scope }
  | { readonly kind: 'type'; readonly path: string };

export interface Binding {
  value?: Id;
  variable?: Id;
}

export const createScope = (parent?: Scope): Scope => ({
  parent, module: undefined, items: undefined, uses: undefined, bindings: undefined, cfg: parent?.cfg ?? [], under: parent?.under ?? [],
});

export const itemsOf = (scope: Scope): Map<string, Item> => (scope.items ??= new Map());
export const usesOf = (scope: Scope): Map<string, string> => (scope.uses ??= new Map());
const bindingsOf = (scope: Scope): Map<string, Binding> => (scope.bindings ??= new Map());

const moduleOf = (scope: Scope): Scope => {
  let at = scope;
  while (at.module === undefined && at.parent) at = at.parent;
  return at;
};

/** The path of something that a scope declares. */
export const pathIn = (scope: Scope, name: string): string => {
  const { module } = moduleOf(scope);
  return module === undefined || module === '' ? name : `${module}::${name}`;
};

const findBinding = (scope: Scope, name: string): Binding | undefined => {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const binding = at.bindings?.get(name);
    if (binding) return binding;
    if (at.items?.has(name)) return undefined;
  }
  return undefined;
};

const variableOf = (r: RustReader, name: string, binding: Binding): Id => (binding.variable ??= r.nodes.variable(name, r.fn));

/** `let`, parameters and patterns: a name gets its value, and keeps it unless the function assigns to it. */
export const bind = (r: RustReader, name: string, value: Id, places: Places): void => {
  const binding: Binding = {};
  bindingsOf(r.scope).set(name, binding);
  if (value === UNKNOWN || r.assigned.has(name)) addWrite(r, variableOf(r, name, binding), value, places);
  else binding.value = value;
};

/** `let x;`: a variable whose values come later. */
export const announce = (r: RustReader, name: string): void => {
  const binding: Binding = {};
  bindingsOf(r.scope).set(name, binding);
  variableOf(r, name, binding);
};

/** The value of a local name; undefined where there is none. */
const localValue = (r: RustReader, name: string): Id | undefined => {
  const binding = findBinding(r.scope, name);
  return binding && (binding.value ?? variableOf(r, name, binding));
};

/** What a path means: a local, an item of the file, or a global with the path that `use` gives. */
export const resolve = (r: RustReader, written: string): Id => {
  const path = plainPath(written);
  if (path === 'self') return r.self;
  if (!path.includes(':')) {
    const local = localValue(r, path);
    if (local !== undefined) return local;
  }
  const own = resolveFrom(r, r.scope, path.split('::'), 0);
  if (own !== undefined) return own;
  const full = fullPath(r, path);
  const cut = full.lastIndexOf('::');
  const type = cut < 0 ? undefined : r.types.get(full.slice(0, cut));
  return (type && memberOf(r, type, full.slice(cut + 2))) ?? r.nodes.global(full);
};

/** A path as `use` declarations complete it; a type of the file by its path in it. */
export const fullPath = (r: RustReader, path: string): string => {
  const [first = '', ...rest] = path.split('::');
  if (first === 'Self' && r.type) return [r.type.name, ...rest].join('::');
  for (let at: Scope | undefined = r.scope; at; at = at.parent) {
    const item = at.items?.get(first);
    if (item?.kind === 'type') return [item.path, ...rest].join('::');
    if (item) return path;
    const used = at.uses?.get(first);
    if (used !== undefined) return [used, ...rest].join('::');
  }
  return path;
};

const DEEPEST = 8;

const resolveFrom = (r: RustReader, scope: Scope, path: readonly string[], depth: number): Id | undefined => {
  const [first = '', ...rest] = path;
  if (depth > DEEPEST) return undefined;
  if (first === 'Self' && r.type) return rest.length === 1 ? memberOf(r, r.type, rest[0]!) : undefined;
  if (first === 'crate') return r.isCrateRoot ? within(r, r.root, rest, depth) : undefined;
  if (first === 'self') return within(r, moduleOf(scope), rest, depth);
  if (first === 'super') return moduleOf(scope).parent && within(r, moduleOf(moduleOf(scope).parent!), rest, depth);
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const found = within(r, at, path, depth);
    if (found !== undefined || at.items?.has(first)) return found;
    const used = at.uses?.get(first);
    // `use self::commands::greet`, of a module in this file.
    if (used !== undefined) return used.startsWith(`${first}::`) || used === first ? undefined : resolveFrom(r, at, [...used.split('::'), ...rest], depth + 1);
  }
  return undefined;
};

/** A path from within a scope. */
const within = (r: RustReader, scope: Scope, [first = '', ...rest]: readonly string[], depth: number): Id | undefined => {
  const item = scope.items?.get(first);
  if (!item) return undefined;
  switch (item.kind) {
    case 'function':
      return rest.length === 0 ? item.id : undefined;
    case 'constant':
      return rest.length === 0 ? constantValue(r, item, scope) : undefined;
    case 'module':
      return rest.length === 0 || depth > DEEPEST ? undefined : within(r, item.scope, rest, depth + 1);
    case 'type': {
      const type = r.types.get(item.path);
      return type && rest.length === 1 ? memberOf(r, type, rest[0]!) : undefined;
    }
  }
};

const memberOf = (r: RustReader, type: TypeContext, name: string): Id | undefined => r.members.get(type.class)?.get(name);

/** A constant is read when it is first asked for: it may stand below. */
export const constantValue = (r: RustReader, item: Extract<Item, { kind: 'constant' }>, scope: Scope): Id => {
  if (item.value !== undefined) return item.value;
  item.value = UNKNOWN; // what asks for itself
  const around = { scope, fn: item.fn, under: scope.under, left: 0, type: undefined, self: UNKNOWN, assigned: new Set<string>(), detached: false } as const;
  item.value = inside(r, around, () => r.value(item.node));
  return item.value;
};
