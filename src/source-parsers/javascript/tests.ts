import type { ConditionalExpression, Expression, LogicalExpression, UnaryExpression } from 'oxc-parser';
import type { Choice, Id } from '../../core/summary.js';
import { given, rangeOf, type Reader } from './reader.js';

/** What an expression says as a test: `all`, `any`, `not`, `compare`, or its value. */
export const test = (r: Reader, node: Expression): Id => {
  switch (node.type) {
    case 'LogicalExpression':
      return logical(r, node, (operand) => test(r, operand)).truth;
    case 'UnaryExpression':
      return node.operator === '!' ? negation(r, node) : r.value(node);
    default:
      return truthOf(r, r.value(node));
  }
};

/** What a value says as a test. */
export const truthOf = (r: Reader, id: Id): Id => r.truths.get(id) ?? id;

/** `!a`; minifiers write `true` as `!0`. */
export const negation = (r: Reader, node: UnaryExpression): Id => {
  const { argument } = node;
  return argument.type === 'Literal' && typeof argument.value === 'number' ? r.nodes.literal(!argument.value, rangeOf(node)) : r.nodes.not(test(r, argument));
};

interface Operands {
  readonly truth: Id;
  readonly values: readonly Id[];
  readonly truths: readonly Id[];
}

/** `a && b && c`, read in a loop: each operand runs under those before it. */
const logical = (r: Reader, node: LogicalExpression, read: (operand: Expression) => Id): Operands => {
  const { operator } = node;
  const operands = [node.right];
  let left = node.left;
  for (; left.type === 'LogicalExpression' && left.operator === operator; left = left.left) operands.push(left.right);
  operands.push(left);
  const outer = r.under;
  const values: Id[] = [];
  const truths: Id[] = [];
  for (const operand of operands.reverse()) {
    // What comes after `??` runs where the left is nullish, and then it does not hold either.
    if (truths.length > 0) r.under = given(r, truths.at(-1)!, operator === '&&');
    const id = read(operand);
    values.push(id);
    truths.push(truthOf(r, id));
  }
  r.under = outer;
  return { truth: r.nodes.joined(operator === '&&' ? 'all' : 'any', truths), values, truths };
};

export const logicalValue = (r: Reader, node: LogicalExpression): Id => {
  const { operator } = node;
  const { truth, values, truths } = logical(r, node, r.value);
  const last = values.length - 1;
  const early = values.slice(0, last).map((value, index): Choice => (operator === '??' ? { value } : { value, when: truths[index]!, holds: operator === '||' }));
  const final: Choice = { value: values[last]!, when: r.nodes.joined(operator === '&&' ? 'all' : 'any', truths.slice(0, last)), holds: operator === '&&' };
  const id = r.nodes.either(operator === '&&' ? [final, ...early] : [...early, final]);
  r.truths.set(id, truth);
  return id;
};

/** `a ? b : c ? d : e`, read in a loop. */
export const conditional = (r: Reader, node: ConditionalExpression): Id => {
  const outer = r.under;
  const choices: { readonly when: Id; readonly value: Id }[] = [];
  let at: Expression = node;
  for (; at.type === 'ConditionalExpression'; at = at.alternate) {
    const when = test(r, at.test);
    const before = r.under;
    r.under = given(r, when, true);
    choices.push({ when, value: r.value(at.consequent) });
    r.under = before;
    r.under = given(r, when, false);
  }
  const last = r.value(at);
  r.under = outer;
  return choices.reduceRight((otherwise, { when, value }) => r.nodes.either([{ value, when, holds: true }, { value: otherwise, when, holds: false }]), last);
};
