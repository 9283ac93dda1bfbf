import type { Id } from '../../core/summary.js';
import { addWrite, logical, UNKNOWN } from '../summary-builder.js';
import { readChain, type Step } from '../chains.js';
import type { Syntax } from '../syntax-tree.js';
import { keyOf } from './literals.js';
import type { RustReader } from './reader.js';

const COMPARISONS = new Set(['==', '!=', '<', '>', '<=', '>=']);

/** Chains of operators. Arithmetic is not followed. */
export const binary = (r: RustReader, node: Syntax): Id => readChain(r, node, (first, operator, run) => operate(r, first, operator, run));

const operate = (r: RustReader, first: Id, operator: string, run: readonly Step[]): Id => {
  if (operator === '&&' || operator === '||') return logical(r, operator === '&&' ? 'all' : 'any', first, run.map(({ right }) => () => r.value(right)));
  if (operator === '+') return sum(r, [first, ...run.map(({ right }) => r.value(right))], run.at(-1)!.node, run.some(({ right }) => isBorrowed(r, right)));
  let id = first;
  for (const { right } of run) {
    const other = r.value(right);
    id = COMPARISONS.has(operator) ? r.nodes.compare(operator, id, other) : UNKNOWN;
  }
  return id;
};

/** Texts are put together with `+`, numbers too; only what is added to a text is borrowed. */
const sum = (r: RustReader, parts: readonly Id[], node: Syntax, borrowed: boolean): Id =>
  (borrowed || parts.some((part) => isText(r, part)) ? r.nodes.add({ kind: 'text', parts, at: r.tree.range(node) }) : UNKNOWN);

const isBorrowed = (r: RustReader, node: Syntax): boolean => r.tree.type(node) === 'reference_expression';

const CONVERSIONS = new Set(['to_string', 'to_owned', 'into', 'String::from', 'String::new']);

const isText = (r: RustReader, id: Id): boolean => {
  const node = r.nodes.of(id);
  if (node.kind === 'text') return true;
  if (node.kind === 'literal') return typeof node.value === 'string';
  const callee = node.kind === 'call' ? r.nodes.of(node.callee) : undefined;
  return (callee?.kind === 'get' || callee?.kind === 'global') && CONVERSIONS.has(callee.name);
};

export const assignment = (r: RustReader, node: Syntax): Id => {
  const [target, right] = r.tree.operands(node);
  if (target === undefined || right === undefined) return UNKNOWN;
  const value = r.value(right);
  const places = { at: r.tree.range(node), targetAt: r.tree.range(target), valueAt: r.tree.range(right) };
  if (r.tree.source(target) !== '_') addWrite(r, r.value(target), value, places);
  return UNKNOWN;
};

/** `a += "b"`. */
export const compound = (r: RustReader, node: Syntax): Id => {
  const [target, operator, right] = r.tree.children(node);
  if (target === undefined || operator === undefined || right === undefined) return UNKNOWN;
  const before = r.value(target);
  const added = r.value(right);
  const value = r.tree.type(operator) === '+=' ? sum(r, [before, added], node, isBorrowed(r, right)) : UNKNOWN;
  addWrite(r, before, value, { at: r.tree.range(node), targetAt: r.tree.range(target), valueAt: r.tree.range(right) });
  return UNKNOWN;
};

export const unary = (r: RustReader, node: Syntax): Id => {
  const [operator, argument] = r.tree.children(node);
  if (operator === undefined || argument === undefined) return UNKNOWN;
  const id = r.value(argument);
  switch (r.tree.type(operator)) {
    case '!':
      return r.nodes.not(id);
    case '*':
      return id;
    default: {
      const value = r.nodes.of(id);
      return value.kind === 'literal' && typeof value.value === 'number' ? r.nodes.literal(-value.value, r.tree.range(node)) : UNKNOWN;
    }
  }
};

export const index = (r: RustReader, node: Syntax): Id => {
  const [of, key] = r.tree.operands(node);
  return of === undefined || key === undefined ? UNKNOWN : r.nodes.index(r.value(of), keyOf(r, r.value(key)));
};
