import type { BinaryExpression, Expression, PrivateInExpression, TemplateLiteral } from 'oxc-parser';
import type { Range } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { UNKNOWN } from './nodes.js';
import { rangeOf, type Reader } from './reader.js';

const COMPARISONS = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof']);

/** `a + b + c`, `a < b`: long chains grow to the left and are read in a loop. Arithmetic is not followed. */
export const binary = (r: Reader, node: BinaryExpression | PrivateInExpression): Id => {
  const spine: BinaryExpression[] = [];
  let left: Expression = node;
  while (left.type === 'BinaryExpression' && left.left.type !== 'PrivateIdentifier') {
    spine.push(left as BinaryExpression);
    left = left.left;
  }
  let id = operand(r, left);
  let sum: Sum | undefined;
  for (const step of spine.reverse()) {
    if (step.operator === '+') {
      sum ??= startSum(r, id, step.left);
      addTo(r, sum, step.right);
      continue;
    }
    const before = sum ? endSum(r, sum, step.left) : id;
    sum = undefined;
    const right = r.value(step.right);
    id = COMPARISONS.has(step.operator) ? r.nodes.compare(step.operator, before, right) : UNKNOWN;
  }
  return sum ? endSum(r, sum, node) : id;
};

const operand = (r: Reader, node: Expression): Id => {
  if (node.type !== 'BinaryExpression' || node.left.type !== 'PrivateIdentifier') return r.value(node);
  r.value(node.right); // `#name in object`
  return UNKNOWN;
};

interface Sum {
  readonly parts: Id[];
  /** One of the parts is surely a text. */
  text: boolean;
}

const startSum = (r: Reader, first: Id, node: Expression): Sum => {
  const sum: Sum = { parts: [], text: false };
  addPart(r, sum, first, node);
  return sum;
};

const addTo = (r: Reader, sum: Sum, node: Expression): void => addPart(r, sum, r.value(node), node);

/** Adds a value, or its parts where it is a text that stands here: a text with a name of its own stays one part. */
const addPart = (r: Reader, sum: Sum, id: Id, node: Expression): void => {
  const value = r.nodes.of(id);
  if (value.kind === 'text' && (node.type === 'TemplateLiteral' || node.type === 'BinaryExpression')) for (const part of value.parts) sum.parts.push(part);
  else sum.parts.push(id);
  sum.text ||= value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string');
};

const endSum = (r: Reader, { parts, text }: Sum, at: Range): Id => {
  if (parts.length === 1) return parts[0]!;
  return text || parts.every((part) => mayBeText(r, part)) ? r.nodes.add({ kind: 'text', parts, at: rangeOf(at) }) : UNKNOWN;
};

/** `base + path` is more often a text than a number; `index + 1` is none. */
const mayBeText = (r: Reader, id: Id): boolean => {
  const node = r.nodes.of(id);
  return node.kind !== 'unknown' && node.kind !== 'literal';
};

/** The value of `target += addend`. */
export const plus = (r: Reader, target: Id, addend: Expression, at: Range): Id => {
  const sum: Sum = { parts: [target], text: r.nodes.of(target).kind === 'text' };
  addTo(r, sum, addend);
  return endSum(r, sum, at);
};

export const template = (r: Reader, { quasis, expressions, start, end }: TemplateLiteral): Id => {
  if (expressions.length === 0) return r.nodes.literal(quasis[0]?.value.cooked ?? quasis[0]?.value.raw ?? '', { start, end });
  const sum: Sum = { parts: [], text: true };
  // In TypeScript's trees an element has its delimiters in its range.
  const delimited = quasis[0]?.start === start;
  for (const [index, { value: { cooked, raw }, tail, ...at }] of quasis.entries()) {
    const text = cooked ?? raw;
    const inside = delimited ? { start: at.start + 1, end: at.end - (tail ? 1 : 2) } : rangeOf(at);
    if (text !== '') sum.parts.push(r.nodes.literal(text, inside));
    const expression = expressions[index];
    if (expression) addTo(r, sum, expression);
  }
  return r.nodes.add({ kind: 'text', parts: sum.parts, at: { start, end } });
};
