import type { Range } from '../../core/location.js';
import type { Id, Item, Member } from '../../core/summary.js';
import { RUST_NEVER_RETURNS } from '../../knowledge/rust.js';
import { addCall, branch, LEAVES, UNKNOWN } from '../summary-builder.js';
import type { Dialect, Syntax } from '../syntax-tree.js';
import { asyncBlock, block, forLoop, ifExpression, jump, letDeclaration, loop, matchExpression, returnExpression, whileLoop } from './control.js';
import { closure } from './functions.js';
import { boolean, character, float, integer, negative, string } from './literals.js';
import { macro } from './macros.js';
import { assignment, binary, compound, index, unary } from './operators.js';
import { isWrapper } from './patterns.js';
import { plainPath } from './paths.js';
import type { RustReader } from './reader.js';
import { fullPath, resolve } from './scopes.js';

type Read = (r: RustReader, node: Syntax) => Id;

/** What has a value of its own below it, last: parentheses, `&`, `unsafe`. */
const last: Read = (r, node) => {
  const child = r.tree.operands(node).at(-1);
  return child === undefined ? UNKNOWN : r.value(child);
};

/** What has a value of its own below it, first: `?`, `.await`, `as T`, `::<T>`. */
const first: Read = (r, node) => {
  const [child] = r.tree.operands(node);
  return child === undefined ? UNKNOWN : r.value(child);
};

/** What is not followed, and what is broken: all that is in it is read. */
const parts: Read = (r, node) => {
  r.tree.operands(node).forEach(r.value);
  return UNKNOWN;
};

const nothing: Read = () => UNKNOWN;

const path: Read = (r, node) => resolve(r, r.tree.source(node));

const call: Read = (r, node) => {
  const [callee, list] = r.tree.operands(node);
  if (callee === undefined) return UNKNOWN;
  const nodes = list === undefined ? [] : r.tree.children(list).filter((one) => r.tree.type(one) !== 'attribute_item');
  // `Some(x)` and `Ok(x)` are as good as x.
  if (nodes.length === 1 && r.tree.type(callee) !== 'field_expression' && isWrapper(plainPath(r.tree.source(callee)))) return r.value(nodes[0]!);
  const of = r.value(callee);
  const args: Id[] = [];
  const argsAt: Range[] = [];
  for (const one of nodes) {
    args.push(r.value(one));
    argsAt.push(r.tree.range(one));
  }
  const id = addCall(r, of, { args, argsAt }, r.tree.range(node), false, typesOf(r, callee));
  const target = r.nodes.of(of);
  if (target.kind === 'global' && RUST_NEVER_RETURNS.has(target.name)) r.left = LEAVES;
  return id;
};

/** `app.state::<Store>` is told which type is meant. */
const typesOf = (r: RustReader, callee: Syntax): string | undefined => {
  if (r.tree.type(callee) !== 'generic_function') return undefined;
  const [inner] = r.tree.operands(callee);
  const told = inner === undefined ? '' : r.tree.text.slice(r.tree.end(inner), r.tree.end(callee)).replace(/^::\s*<|>$/g, '');
  return told.length > 0 && told.length < 200 && told !== '_' ? told : undefined;
};

const field: Read = (r, node) => {
  const [of, name] = r.tree.operands(node);
  return of === undefined || name === undefined ? UNKNOWN : r.nodes.get(r.value(of), r.tree.source(name));
};

const array: Read = (r, node) => {
  const length = r.tree.type(node) === 'array_expression' ? r.tree.field(node, 'length') : [];
  const nodes = r.tree.operands(node).filter((one) => r.tree.type(one) !== 'attribute_item' && !length.includes(one));
  const items = nodes.map((one): Item => ({ value: r.value(one), at: r.tree.range(one) }));
  length.forEach(r.value);
  return r.nodes.add({ kind: 'array', items, at: r.tree.range(node) });
};

const struct: Read = (r, node) => {
  const [name, body] = r.tree.operands(node);
  if (name === undefined || body === undefined) return UNKNOWN;
  const members = r.tree.children(body).flatMap((one): Member[] => {
    const children = r.tree.operands(one).filter((child) => r.tree.type(child) !== 'attribute_item');
    const key = children[0];
    const value = children.at(-1);
    if (key === undefined || value === undefined) return [];
    if (r.tree.type(one) === 'base_field_initializer') return [{ kind: 'spread', value: r.value(value), at: r.tree.range(one) }];
    return [{ kind: 'entry', key: r.tree.source(key), value: r.value(value), keyAt: r.tree.range(key), valueAt: r.tree.range(value) }];
  });
  return r.nodes.add({ kind: 'object', members, at: r.tree.range(node), type: fullPath(r, plainPath(r.tree.source(name))) });
};

const READ: Readonly<Record<string, Read>> = {
  identifier: path,
  scoped_identifier: path,
  self: path,
  generic_function: first,
  integer_literal: integer,
  float_literal: float,
  negative_literal: negative,
  boolean_literal: boolean,
  char_literal: character,
  string_literal: string,
  raw_string_literal: string,
  unary_expression: unary,
  reference_expression: last,
  parenthesized_expression: last,
  try_expression: first,
  await_expression: first,
  type_cast_expression: first,
  unsafe_block: last,
  const_block: last,
  try_block: asyncBlock,
  async_block: asyncBlock,
  gen_block: asyncBlock,
  binary_expression: binary,
  assignment_expression: assignment,
  compound_assignment_expr: compound,
  call_expression: call,
  field_expression: field,
  index_expression: index,
  array_expression: array,
  tuple_expression: array,
  struct_expression: struct,
  closure_expression: closure,
  macro_invocation: macro,
  block,
  if_expression: ifExpression,
  else_clause: last,
  match_expression: matchExpression,
  while_expression: whileLoop,
  loop_expression: loop,
  for_expression: forLoop,
  return_expression: returnExpression,
  break_expression: jump,
  continue_expression: jump,
  let_declaration: letDeclaration,
  expression_statement: last,
  // Items have their nodes before anything is read.
  function_item: nothing,
  function_signature_item: nothing,
  const_item: nothing,
  static_item: nothing,
  struct_item: nothing,
  enum_item: nothing,
  union_item: nothing,
  mod_item: nothing,
  foreign_mod_item: nothing,
  impl_item: nothing,
  trait_item: nothing,
  use_declaration: nothing,
  extern_crate_declaration: nothing,
  visibility_modifier: nothing,
  type_identifier: nothing,
  scoped_type_identifier: nothing,
  generic_type: nothing,
};

/** See RustReader.value. */
export const valueReader = ({ grammar }: Dialect) => {
  const byId = grammar.types.map((type) => READ[type] ?? parts);
  return (r: RustReader) => (node: Syntax): Id => {
    for (const broken of r.tree.broken(node)) branch(r, undefined, () => parts(r, broken));
    return (byId[r.tree.id(node)] ?? parts)(r, node);
  };
};
