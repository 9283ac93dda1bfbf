import type { ArrowFunctionExpression, Expression, Function as FunctionNode, Statement } from 'oxc-parser';
import type { Range } from '../../core/location.js';
import type { Problem } from '../../core/problem.js';
import type { ClassSummary, Condition, Declaration, Export, FnId, FnSummary, Id, Import } from '../../core/summary.js';
import { createNodes, type NodeTable, UNKNOWN } from './nodes.js';
import { type Binding, lookup, type Scope, type Scopes } from './scopes.js';
import type { TemplateNames } from './vue.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer One)[] ? One[] : T[K] };

/** What is around the place that is being read. */
export interface Surroundings {
  scope: Scope;
  under: readonly Condition[];
  /** What `this` is. */
  self: Id;
  /** What `super` is. */
  base: Id;
  /** The function whose `arguments` these are: arrow functions have none of their own. */
  args: FnId | undefined;
}

/** A function whose body is read when the function around it is finished: by then the constants it uses have their values, and no stack is deep. */
export interface Task extends Surroundings {
  readonly node: FunctionNode | ArrowFunctionExpression;
  readonly id: Id;
  readonly fn: FnId;
}

/** The state of reading one file: the summary as it grows, and where we are. */
export interface Reader extends Surroundings {
  readonly scopes: Scopes;
  readonly nodes: NodeTable;
  readonly functions: Mutable<FnSummary>[];
  readonly classes: Mutable<ClassSummary>[];
  readonly imports: Import[];
  /** Asked when the module (or namespace) is read to its end, where every name has its value. */
  exports: (() => Export | undefined)[];
  /** Objects whose keys are exports already. */
  readonly exported: Set<Id>;
  readonly declarations: Declaration[];
  readonly elements: Id[];
  readonly problems: Problem[];
  readonly tasks: Task[];
  /** Function and class declarations, which have their nodes before they are reached. */
  readonly hoisted: Map<object, Id>;
  /** The truth of `a && b` and the like, by the node of its value. */
  readonly truths: Map<Id, Id>;
  fn: FnId;
  depth: number;
  /** How many `break` statements were met. */
  breaks: number;
  /** Whether methods of object literals have the object as `this`; a component's have the component. */
  ownsMethods: boolean;
  /** Set while the expressions of a component's template are read. */
  template: TemplateNames | undefined;
  /** The value of an expression. Every expression is read once. */
  readonly value: (node: Expression) => Id;
  /** Reads the statements of a block; true where its end is never reached. */
  readonly block: (statements: readonly Statement[]) => boolean;
}

export const createReader = (scopes: Scopes, length: number, value: (r: Reader) => Reader['value'], block: (r: Reader) => Reader['block']): Reader => {
  const nodes = createNodes();
  const r = {
    scopes, nodes, functions: [{ at: { start: 0, end: length }, params: [], calls: [], writes: [], returns: [] }], classes: [],
    imports: [], exports: [], exported: new Set(), declarations: [], elements: [], problems: [], tasks: [], hoisted: new Map(), truths: new Map(),
    scope: scopes.module, under: [], self: nodes.global('this'), base: UNKNOWN, args: undefined, fn: 0, depth: 0, breaks: 0, ownsMethods: true, template: undefined,
  } as unknown as { -readonly [K in keyof Reader]: Reader[K] };
  r.value = value(r);
  r.block = block(r);
  return r;
};

export const rangeOf = ({ start, end }: Range): Range => ({ start, end });

/**
 * Deeper trees are cut: each level takes some hundred bytes of a stack of less than a megabyte. Function bodies start anew, and chains
 * (`a + b + …`, `a.b().c()…`, `else if`) are read in loops.
 */
export const DEEPEST = 400;

export const tooDeep = (r: Reader, node: Range): void => {
  if (r.problems.length > 0) return;
  r.problems.push({ kind: 'limit', message: 'The code is nested too deeply: the innermost part was not read.', range: rangeOf(node) });
};

/** More conditions than this are not kept; the outermost go first. */
const MOST_CONDITIONS = 64;

/** The conditions here and one more. */
export const given = (r: Reader, test: Id, holds: boolean): readonly Condition[] => {
  const node = r.nodes.of(test);
  const condition = node.kind === 'not' ? { test: node.of, holds: !holds } : { test, holds };
  return r.under.length < MOST_CONDITIONS ? [...r.under, condition] : [...r.under.slice(1), condition];
};

const variableOf = (r: Reader, binding: Binding): Id => (binding.variable ??= r.nodes.variable(binding.name, binding.scope.home.fn));

/** What a name stands for: a constant is its value, other variables are nodes of their own. */
export const reference = (r: Reader, name: string, at: Range, scope = r.scope): Id => {
  const binding = lookup(scope, name);
  if (binding) {
    const id = binding.value ?? variableOf(r, binding);
    return r.template && binding.scope === r.scopes.module ? r.template.unwrap(id) : id;
  }
  if (name === 'undefined') return r.nodes.literal(undefined, rangeOf(at));
  return r.template ? r.template.unbound(name) : r.nodes.global(name);
};

export interface Places {
  readonly at: Range;
  readonly targetAt: Range;
  readonly valueAt: Range;
}

export const write = (r: Reader, target: Id, value: Id, { at, targetAt, valueAt }: Places): void => {
  r.functions[r.fn]!.writes.push({ target, value, at: rangeOf(at), targetAt: rangeOf(targetAt), valueAt: rangeOf(valueAt), under: r.under });
};

/** A name gets a value. Where it never gets another one it is that value; but where it was used before it had one it stays a variable there. */
export const giveValue = (r: Reader, name: string, value: Id, places: Places): void => {
  const binding = lookup(r.scope, name);
  if (!binding) return write(r, r.template ? r.template.unbound(name) : r.nodes.global(name), value, places);
  if (r.template && !r.scopes.assigned && binding.scope === r.scopes.module) return write(r, reference(r, name, places.targetAt), value, places);
  if (binding.definitions > 1 || binding.foreign) return write(r, variableOf(r, binding), value, places);
  if (value === UNKNOWN) return; // a variable keeps its name, and so its identity
  binding.value ??= value;
  if (binding.variable !== undefined) write(r, binding.variable, value, places);
};
