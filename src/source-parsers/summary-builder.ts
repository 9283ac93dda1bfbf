import type { Range } from '../core/location.js';
import type { Comment, Problem } from '../core/problem.js';
import type { CallNode, ClassId, ClassSummary, Condition, Declaration, Export, FnId, FnSummary, Id, Import, Language, Summary, TypeSummary } from '../core/summary.js';
import { createNodes, type NodeTable, UNKNOWN } from './javascript/nodes.js';

export { UNKNOWN };

type Draft<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer One)[] ? One[] : T[K] };

/** How the place that follows is left out: not at all, by a jump within the function, or by leaving the function. */
export type Leaving = 0 | 1 | 2;
export const JUMPS = 1;
export const LEAVES = 2;

/** A summary as it grows, and where its reader is. */
export interface SummaryBuilder {
  readonly nodes: NodeTable;
  readonly functions: Draft<FnSummary>[];
  readonly classes: Draft<ClassSummary>[];
  readonly imports: Import[];
  readonly exports: Export[];
  readonly shapes: TypeSummary[];
  readonly declarations: Declaration[];
  /** Bodies of functions, which are read when all around them is: by then the constants they use have their values, and no stack is deep. */
  readonly tasks: (() => void)[];
  fn: FnId;
  under: readonly Condition[];
  left: Leaving;
}

export const createBuilder = (length: number): SummaryBuilder => ({
  nodes: createNodes(), functions: [{ at: { start: 0, end: length }, params: [], calls: [], writes: [], returns: [] }],
  classes: [], imports: [], exports: [], shapes: [], declarations: [], tasks: [],
  fn: 0, under: [], left: 0,
});

/** Reads a file: what is at its top, then function after function. */
export const runTasks = (b: SummaryBuilder, top: () => void): Problem | undefined => {
  try {
    top();
    for (const task of b.tasks) task();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'limit', message: 'The code is nested too deeply: a part of it was not read.' };
  }
  return b.nodes.isFull() ? { kind: 'limit', message: 'The file says more than is kept of one: a part of it was not read.' } : undefined;
};

export const finish = (b: SummaryBuilder, language: Language, comments: readonly Comment[], problems: readonly Problem[]): Summary => ({
  kind: 'source', language, nodes: b.nodes.all, functions: b.functions, classes: b.classes,
  imports: b.imports.sort((one, other) => one.at.start - other.at.start),
  exports: b.exports, ...(b.shapes.length > 0 && { types: b.shapes }), declarations: b.declarations, elements: [], comments, problems,
});

export interface FunctionHead {
  readonly name?: string | undefined;
  readonly at: Range;
  readonly class?: ClassId | undefined;
  readonly static?: boolean;
  readonly attributes?: readonly string[];
  readonly result?: string | undefined;
  readonly hidden?: boolean;
}

/** A function's node and number, before it is read; without a number where the table is full. */
export const openFunction = (b: SummaryBuilder, head: FunctionHead): { readonly id: Id; readonly fn?: FnId } => {
  const { name, at, class: of, static: isStatic, attributes, result, hidden } = head;
  const fn = b.functions.length;
  const id = b.nodes.add({ kind: 'function', fn, at });
  if (id === UNKNOWN) return { id };
  b.functions.push({
    ...(name !== undefined && { name }), at, params: [], calls: [], writes: [], returns: [], parent: b.fn,
    ...(result !== undefined && { result }), ...(hidden && { hidden: true as const }), ...(of !== undefined && { class: of }), ...(isStatic && { static: true }), ...(attributes && attributes.length > 0 && { attributes }),
  } as Draft<FnSummary>);
  return { id, fn };
};

export const openClass = (b: SummaryBuilder, name: string | undefined, at: Range): { readonly id: Id; readonly class?: ClassId } => {
  const of = b.classes.length;
  const id = b.nodes.add({ kind: 'class', class: of, at });
  if (id === UNKNOWN) return { id };
  b.classes.push({ ...(name !== undefined && { name }), at, members: [] });
  return { id, class: of };
};

export type Arguments = Pick<CallNode, 'args' | 'argsAt' | 'argNames' | 'spreadFrom'>;
export const NO_ARGUMENTS: Arguments = { args: [], argsAt: [] };

/** Writes a call down and gives its node. */
export const addCall = (b: SummaryBuilder, callee: Id, given: Arguments, at: Range, construct = false, types?: string): Id => {
  const call = b.nodes.add({ kind: 'call', callee, ...given, construct, ...(types !== undefined && { types }), at });
  if (call !== UNKNOWN) b.functions[b.fn]!.calls.push({ call, under: b.under });
  return call;
};

export interface Places {
  readonly at: Range;
  readonly targetAt: Range;
  readonly valueAt: Range;
}

export const addWrite = (b: SummaryBuilder, target: Id, value: Id, { at, targetAt, valueAt }: Places): void => {
  b.functions[b.fn]!.writes.push({ target, value, at, targetAt, valueAt, under: b.under });
};

export const addReturn = (b: SummaryBuilder, value: Id, at: Range): void => {
  b.functions[b.fn]!.returns.push({ value, at, under: b.under });
};

/** More conditions than this are not kept; the outermost go first. */
const MOST_CONDITIONS = 64;

/** From here on a test has this truth value. Of `a && b` that holds both hold; of `a || b` that does not, neither does. */
export const assume = (b: SummaryBuilder, test: Id, holds: boolean): void => {
  const node = b.nodes.of(test);
  if (node.kind === 'not') return assume(b, node.of, !holds);
  if (node.kind === (holds ? 'all' : 'any')) return node.of.slice(0, MOST_CONDITIONS).forEach((one) => assume(b, one, holds));
  if (b.under.some((one) => one.test === test && one.holds === holds)) return;
  b.under = [...(b.under.length < MOST_CONDITIONS ? b.under : b.under.slice(1)), { test, holds }];
};

export interface Branch<T> {
  readonly value: T;
  readonly left: Leaving;
  /** What holds at its end. */
  readonly under: readonly Condition[];
}

/** Reads a part that runs only under a condition, or not always. */
export const branch = <T>(b: SummaryBuilder, when: Condition | undefined, inside: () => T): Branch<T> => {
  const { under, left } = b;
  if (when) assume(b, when.test, when.holds);
  b.left = 0;
  const value = inside();
  const read: Branch<T> = { value, left: b.left, under: b.under };
  b.under = under;
  b.left = left;
  return read;
};

const NOTHING = (): undefined => undefined;

/** The branch in which nothing happens: an `if` without `else`. */
export const passing = (b: SummaryBuilder, when: Condition | undefined): Branch<undefined> => branch(b, when, NOTHING);

/** Goes on after branches of which one was taken: where only one goes on, what held there holds from here. */
export const join = (b: SummaryBuilder, branches: readonly Branch<unknown>[]): void => {
  const open = branches.filter(({ left }) => left === 0);
  if (open.length === 1) b.under = open[0]!.under;
  if (open.length === 0) b.left = Math.max(b.left, Math.min(...branches.map(({ left }) => left))) as Leaving;
};

/** The operands of `a && b && c` or `a || b || c`, read one after the other; each runs under those before it. */
export const logical = (b: SummaryBuilder, kind: 'all' | 'any', first: Id, others: readonly (() => Id)[]): Id => {
  const operands = [first];
  const before = b.under;
  let exit: Id | undefined;
  for (const read of others) {
    assume(b, operands.at(-1)!, kind === 'all');
    const { value, left } = branch(b, undefined, read);
    // `$ok || die()`: whoever comes past it had no need of what leaves.
    if (left > 0) exit ??= b.nodes.joined(kind, [...operands]);
    operands.push(value);
  }
  b.under = before;
  if (exit !== undefined) assume(b, exit, kind === 'any');
  return b.nodes.joined(kind, operands);
};
