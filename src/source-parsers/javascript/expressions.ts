import type { ArrowFunctionExpression, Class, Expression, Function as FunctionNode } from 'oxc-parser';
import type { Id } from '../../core/summary.js';
import { chain, construct, dynamicImport } from './calls.js';
import { classValue } from './classes.js';
import { functionValue } from './functions.js';
import { element } from './jsx.js';
import { UNKNOWN } from './nodes.js';
import { array, object } from './objects.js';
import { DEEPEST, rangeOf, type Reader, reference, tooDeep } from './reader.js';
import { assignment, update } from './targets.js';
import { conditional, logicalValue, negation } from './tests.js';
import { binary, template } from './texts.js';

type Read<N> = (r: Reader, node: N) => Id;

const inner = (r: Reader, node: { readonly expression: Expression }): Id => r.value(node.expression);

const READ: { readonly [T in Expression['type']]?: Read<Extract<Expression, { type: T }>> } = {
  Identifier: (r, node) => reference(r, node.name, node),
  Literal: (r, node) => literal(r, node),
  TemplateLiteral: template,
  MemberExpression: chain,
  CallExpression: chain,
  ChainExpression: chain,
  TSNonNullExpression: chain,
  TaggedTemplateExpression: chain,
  NewExpression: construct,
  ImportExpression: dynamicImport,
  ObjectExpression: object,
  ArrayExpression: array,
  AssignmentExpression: assignment,
  UpdateExpression: update,
  BinaryExpression: binary,
  LogicalExpression: logicalValue,
  ConditionalExpression: conditional,
  UnaryExpression: (r, node) => unary(r, node),
  SequenceExpression: (r, node) => node.expressions.reduce((_, one) => r.value(one), UNKNOWN),
  ThisExpression: (r) => r.self,
  Super: (r) => r.base,
  MetaProperty: (r, node) => (node.meta.name === 'import' ? r.nodes.global('import.meta') : UNKNOWN),
  AwaitExpression: (r, node) => r.value(node.argument),
  YieldExpression: (r, node) => {
    if (node.argument) r.value(node.argument);
    return UNKNOWN;
  },
  ParenthesizedExpression: inner,
  TSAsExpression: inner,
  TSSatisfiesExpression: inner,
  TSTypeAssertion: inner,
  TSInstantiationExpression: inner,
  JSXElement: element,
  JSXFragment: element,
};

// These types of node are written as one type with two names, which the table's type cannot tell apart.
const READ_MORE = {
  FunctionExpression: (r: Reader, node: FunctionNode | ArrowFunctionExpression) => functionValue(r, node),
  ArrowFunctionExpression: (r: Reader, node: FunctionNode | ArrowFunctionExpression) => functionValue(r, node),
  ClassExpression: (r: Reader, node: Class) => classValue(r, node),
};

const BY_TYPE = new Map(Object.entries({ ...READ, ...READ_MORE }) as [string, Read<Expression>][]);

/** See Reader.value. */
export const valueReader = (r: Reader) => (node: Expression): Id => {
  if (r.depth >= DEEPEST) {
    tooDeep(r, node);
    return UNKNOWN;
  }
  r.depth++;
  const id = BY_TYPE.get(node.type)?.(r, node) ?? UNKNOWN;
  r.depth--;
  return id;
};

const literal = (r: Reader, node: Extract<Expression, { type: 'Literal' }>): Id => {
  if ('regex' in node) return r.nodes.add({ kind: 'pattern', source: node.regex.pattern, flags: node.regex.flags, at: rangeOf(node) });
  const { value } = node;
  // What JSON cannot hold: big integers, and numbers beyond all bounds.
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value))) return UNKNOWN;
  return r.nodes.literal(value as string | number | boolean | null, rangeOf(node));
};

const unary = (r: Reader, node: Extract<Expression, { type: 'UnaryExpression' }>): Id => {
  const { operator, argument } = node;
  if (operator === '!') return negation(r, node);
  const of = r.value(argument);
  if (operator === 'void') return r.nodes.literal(undefined, rangeOf(node));
  const number = operator === '-' && argument.type === 'Literal' ? r.nodes.of(of) : undefined;
  return number?.kind === 'literal' && typeof number.value === 'number' ? r.nodes.literal(-number.value, rangeOf(node)) : UNKNOWN;
};
