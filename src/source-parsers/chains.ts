import type { Id } from '../core/summary.js';
import { UNKNOWN } from './summary-builder.js';
import type { Syntax, SyntaxTree } from './syntax-tree.js';

/** One operator of a chain with its right side; `node` is the expression that ends there. */
export interface Step {
  readonly operator: string;
  readonly right: Syntax;
  readonly node: Syntax;
}

/** Reads a run of one operator: what stands left of it, as a value and in the tree, and the steps. */
type Operate = (first: Id, operator: string, run: readonly Step[], left: Syntax) => Id;

/** `a + b + c`, `a && b == c`: binary expressions grow to the left, as deep as they are long, and are read in a loop, a run of one operator at a time. */
export const readChain = (r: { readonly tree: SyntaxTree; readonly value: (node: Syntax) => Id }, node: Syntax, operate: Operate): Id => {
  const steps: Step[] = [];
  let left = node;
  while (r.tree.type(left) === 'binary_expression') {
    const [inner, operator, right] = r.tree.children(left);
    if (inner === undefined) return UNKNOWN;
    if (operator !== undefined && right !== undefined) steps.push({ operator: r.tree.type(operator), right, node: left });
    left = inner;
  }
  steps.reverse();
  let id = r.value(left);
  for (let at = 0; at < steps.length; ) {
    const { operator } = steps[at]!;
    const end = steps.findIndex((step, index) => index > at && step.operator !== operator);
    const run = steps.slice(at, end < 0 ? steps.length : end);
    id = operate(id, operator, run, at === 0 ? left : steps[at - 1]!.node);
    at += run.length;
  }
  return id;
};
