import type { FnId, Id } from '../../core/summary.js';
import { PHP_SUPERGLOBALS } from '../../knowledge/php.js';
import { addWrite, type Places, UNKNOWN } from '../summary-builder.js';
import type { PhpReader } from './reader.js';

/** The variables of a function, or of the file outside all functions. */
export interface Scope {
  readonly kind: 'module' | 'function' | 'closure' | 'arrow';
  readonly parent?: Scope;
  readonly bindings: Map<string, Binding>;
  /** Set when the function is read. */
  fn: FnId;
}

export interface Binding {
  readonly name: string;
  readonly scope: Scope;
  /** How often it is given a value. */
  definitions: number;
  /** Something may change it that is not followed: a reference, `.=`, `++`, another function. */
  shared: boolean;
  /** The variable that this one is another name of: `global $x`, `use (&$x)`. */
  alias?: Binding;
  value?: Id;
  variable?: Id;
}

export const createScope = (kind: Scope['kind'], parent?: Scope): Scope => ({ kind, bindings: new Map(), fn: 0, ...(parent && { parent }) });

export const bindingIn = (scope: Scope, name: string): Binding => {
  const known = scope.bindings.get(name);
  if (known) return known;
  const binding: Binding = { name, scope, definitions: 0, shared: false };
  scope.bindings.set(name, binding);
  return binding;
};

const follow = (binding: Binding): Binding => {
  let at = binding;
  while (at.alias) at = at.alias;
  return at;
};

/** The binding of a name; arrow functions see what is around them. */
const lookup = (scope: Scope, name: string): Binding | undefined => {
  for (let at: Scope | undefined = scope; at; at = at.kind === 'arrow' ? at.parent : undefined) {
    const binding = at.bindings.get(name);
    if (binding) return follow(binding);
    // Nobody declares the variables of a template or of an included file.
    if (at.kind === 'module') return undefined;
    if (at.kind !== 'arrow') return bindingIn(at, name);
  }
  return undefined;
};

const variableOf = (r: PhpReader, binding: Binding): Id => (binding.variable ??= r.nodes.variable(binding.name, binding.scope.fn));

/** What a variable stands for, its name without `$`: one that is only once given a value is that value, others are nodes of their own. */
export const reference = (r: PhpReader, name: string, scope = r.scope): Id => {
  if (name === 'this') return r.self;
  if (PHP_SUPERGLOBALS.has(name)) return r.nodes.global(`$${name}`);
  const binding = lookup(scope, name);
  return binding ? (binding.value ?? variableOf(r, binding)) : r.nodes.global(`$${name}`);
};

/** A variable gets a value. Where it was used before it had one it stays a variable there. */
export const giveValue = (r: PhpReader, name: string, value: Id, places: Places): void => {
  const binding = lookup(r.scope, name);
  if (!binding) return addWrite(r, r.nodes.global(`$${name}`), value, places);
  const constant = binding.definitions === 1 && !binding.shared && value !== UNKNOWN;
  if (constant) binding.value ??= value;
  if (!constant || binding.variable !== undefined) addWrite(r, variableOf(r, binding), value, places);
};
