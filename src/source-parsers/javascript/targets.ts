import type { AssignmentExpression, AssignmentTarget, BindingPattern, Expression, MemberExpression, Node as SyntaxNode, UpdateExpression } from 'oxc-parser';
import type { Range } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { exportProperty } from './commonjs.js';
import { member, nameOfKey, property } from './members.js';
import { namedValue } from './named.js';
import { UNKNOWN } from './nodes.js';
import { given, giveValue, type Places, rangeOf, type Reader, write } from './reader.js';
import { truthOf } from './tests.js';
import { plus } from './texts.js';

type Target = BindingPattern | AssignmentTarget;
type Leaf = Extract<Target, { type: 'Identifier' | 'MemberExpression' }>;

/** Takes a value apart as a pattern says: `{ a: [b = c] }` of x gives `b` either x.a[0] or c. */
export const takeApart = (r: Reader, pattern: Target, value: Id, leaf: (target: Leaf, value: Id) => void): void => {
  switch (pattern.type) {
    case 'ObjectPattern':
      for (const one of pattern.properties as readonly SyntaxNode[]) {
        if (one.type === 'RestElement') takeApart(r, one.argument as Target, value, leaf); // all that is in the rest is in the whole
        else if (one.type === 'Property') takeApart(r, one.value as Target, property(r, value, one.key, one.computed), leaf);
      }
      return;
    case 'ArrayPattern':
      for (const [index, one] of (pattern.elements as readonly (SyntaxNode | null)[]).entries()) {
        if (one?.type === 'RestElement') takeApart(r, one.argument as Target, restOf(r, value, rangeOf(one)), leaf);
        else if (one) takeApart(r, one as Target, r.nodes.get(value, String(index)), leaf);
      }
      return;
    case 'AssignmentPattern':
      return takeApart(r, pattern.left, r.nodes.either([{ value }, { value: r.value(pattern.right) }]), leaf);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return takeApart(r, pattern.expression as Target, value, leaf);
    default:
      leaf(pattern, value);
  }
};

/** An array with all of a value in it. */
const restOf = (r: Reader, value: Id, at: Range): Id => r.nodes.add({ kind: 'array', items: [{ value, at, spread: true }], at });

/** `pattern = value`, in a declaration or an assignment. */
export const store = (r: Reader, pattern: Target, value: Id, places: Places): void =>
  takeApart(r, pattern, value, (target, part) => {
    const at = target === pattern ? places : { ...places, targetAt: target };
    if (target.type === 'Identifier') giveValue(r, target.name, part, at);
    else storeMember(r, memberTarget(r, target), part, at);
  });

const memberTarget = (r: Reader, target: MemberExpression): Id => member(r, target, r.value(target.object));

const storeMember = (r: Reader, target: Id, value: Id, places: Places): void => {
  write(r, target, value, places);
  exportProperty(r, target, value);
};

export const assignment = (r: Reader, node: AssignmentExpression): Id => {
  if (node.operator !== '=') return compound(r, node);
  // `exports.a = exports.b = … = undefined`: compilers write hundreds of these in a row.
  const chain = [node];
  let last = node;
  while (last.right.type === 'AssignmentExpression' && last.right.operator === '=') chain.push((last = last.right));
  const value = namedValue(r, last.right, nameOfTarget(last.left));
  for (const one of chain.reverse()) store(r, one.left, value, { at: one, targetAt: one.left, valueAt: one.right });
  return value;
};

/** `a += b`, `a ??= b`: the target is read and written. */
const compound = (r: Reader, { operator, left, right, start, end }: AssignmentExpression): Id => {
  const before = r.value(left as Expression);
  const places = { at: { start, end }, targetAt: left, valueAt: right };
  const value = ((): Id => {
    if (operator === '+=') return plus(r, before, right, { start, end });
    if (operator === '||=' || operator === '&&=' || operator === '??=') return orElse(r, before, right, operator === '&&=');
    return arithmetic(r, right);
  })();
  if (left.type === 'Identifier') giveValue(r, left.name, value, places);
  else storeMember(r, before, value, places);
  return value;
};

const orElse = (r: Reader, before: Id, right: Expression, holds: boolean): Id => {
  const outer = r.under;
  const when = truthOf(r, before);
  r.under = given(r, when, holds);
  const value = r.value(right);
  r.under = outer;
  return r.nodes.either([{ value: before }, { value, when, holds }]);
};

const arithmetic = (r: Reader, operand: Expression): Id => {
  r.value(operand);
  return UNKNOWN;
};

export const update = (r: Reader, { argument, start, end }: UpdateExpression): Id => {
  const places = { at: { start, end }, targetAt: argument, valueAt: { start, end } };
  if (argument.type === 'Identifier') giveValue(r, argument.name, UNKNOWN, places);
  else write(r, r.value(argument as Expression), UNKNOWN, places);
  return UNKNOWN;
};

const nameOfTarget = (target: AssignmentTarget): string | undefined =>
  target.type === 'Identifier' ? target.name : target.type === 'MemberExpression' ? nameOfKey(target.property, target.computed) : undefined;

