import type { Id } from '../../core/summary.js';
import { addCall, branch, UNKNOWN } from '../summary-builder.js';
import type { Dialect, Syntax } from '../syntax-tree.js';
import { array } from './arrays.js';
import { assignment, compound, update } from './assignments.js';
import { construct, functionCall, include, intrinsic, methodCall, shellCommand, staticCall } from './calls.js';
import { classDeclaration } from './classes.js';
import { closure } from './functions.js';
import { float, heredoc, integer, interpolated, nowdoc, quoted } from './literals.js';
import { classConstant, property, staticProperty, subscript } from './members.js';
import { constantNames } from './names.js';
import { binary, conditional, match, unary } from './operators.js';
import { variableName } from './outline.js';
import type { PhpReader } from './reader.js';
import { reference } from './scopes.js';
import {
  block, constant, doLoop, forEach, forLoop, ifElse, jump, leaving, namespace, returnStatement, staticVariable, switchCase, tryCatch, whileLoop,
} from './statements.js';

type Read = (r: PhpReader, node: Syntax) => Id;

/** What has a value of its own below it: parentheses, casts, `@`, `clone`. */
const inner: Read = (r, node) => {
  const child = r.tree.children(node).at(-1);
  return child === undefined ? UNKNOWN : r.value(child);
};

const CASTS: Readonly<Record<string, string>> = { int: 'intval', integer: 'intval', float: 'floatval', double: 'floatval', real: 'floatval', bool: 'boolval', boolean: 'boolval' };

/** `(int) $a` is a number whatever `$a` was; what is known, or asks a configuration, stays what it is. */
const cast: Read = (r, node) => {
  const [type, of] = r.tree.children(node);
  if (type === undefined || of === undefined) return inner(r, node);
  const value = r.value(of);
  const name = CASTS[r.tree.source(type).trim().toLowerCase()];
  const known = r.nodes.of(value);
  const callee = known.kind === 'call' ? r.nodes.of(known.callee) : undefined;
  if (name === undefined || known.kind === 'literal' || known.kind === 'unknown' || (callee?.kind === 'global' && /^(?:env|config)$/.test(callee.name))) return value;
  return addCall(r, r.nodes.global(name), { args: [value], argsAt: [r.tree.range(of)] }, r.tree.range(node));
};

/** What is not followed, and what is broken: all that is in it is read. */
const parts: Read = (r, node) => {
  for (const child of r.tree.children(node)) r.value(child);
  return UNKNOWN;
};

const nothing: Read = () => UNKNOWN;

const name: Read = (r, node) => {
  const names = constantNames(r.names, r.tree.source(node));
  // `die;` is read as a constant.
  if (/^(?:die|exit)$/i.test(names.at(-1)!)) return intrinsic('exit')(r, node);
  for (const one of names) {
    const known = r.constants.get(one);
    if (known !== undefined) return known;
  }
  return r.nodes.global(names.at(-1)!);
};

/** `$$a`, and `${a}` in a text, which is `$a`. */
const dynamicVariable: Read = (r, node) => {
  const child = r.tree.first(node);
  if (child === undefined) return UNKNOWN;
  if (r.tree.type(child) === 'name') return reference(r, r.tree.source(child));
  r.value(child);
  return UNKNOWN;
};

const READ: Readonly<Record<string, Read>> = {
  parenthesized_expression: inner,
  cast_expression: cast,
  clone_expression: inner,
  error_suppression_expression: inner,
  by_ref: inner,
  variable_name: (r, node) => reference(r, variableName(r.tree, node)),
  dynamic_variable_name: dynamicVariable,
  name,
  qualified_name: name,
  relative_name: name,
  integer,
  float,
  boolean: (r, node) => r.nodes.literal(r.tree.source(node).toLowerCase() === 'true', r.tree.range(node)),
  null: (r, node) => r.nodes.literal(null, r.tree.range(node)),
  string: quoted,
  encapsed_string: interpolated,
  heredoc,
  nowdoc,
  array_creation_expression: array,
  binary_expression: binary,
  unary_op_expression: unary,
  conditional_expression: conditional,
  match_expression: match,
  assignment_expression: assignment,
  reference_assignment_expression: assignment,
  augmented_assignment_expression: compound,
  update_expression: update,
  function_call_expression: functionCall,
  member_call_expression: methodCall,
  nullsafe_member_call_expression: methodCall,
  scoped_call_expression: staticCall,
  object_creation_expression: construct,
  member_access_expression: property,
  nullsafe_member_access_expression: property,
  scoped_property_access_expression: staticProperty,
  class_constant_access_expression: classConstant,
  subscript_expression: subscript,
  anonymous_function: closure,
  arrow_function: closure,
  shell_command_expression: shellCommand,
  print_intrinsic: intrinsic('echo'),
  echo_statement: intrinsic('echo'),
  exit_statement: intrinsic('exit'),
  include_expression: include,
  include_once_expression: include,
  require_expression: include,
  require_once_expression: include,
  throw_expression: leaving,
  program: block,
  compound_statement: block,
  colon_block: block,
  if_statement: ifElse,
  while_statement: whileLoop,
  do_statement: doLoop,
  for_statement: forLoop,
  foreach_statement: forEach,
  switch_statement: switchCase,
  try_statement: tryCatch,
  return_statement: returnStatement,
  break_statement: jump,
  continue_statement: jump,
  goto_statement: jump,
  static_variable_declaration: staticVariable,
  const_element: constant,
  namespace_definition: namespace,
  class_declaration: classDeclaration,
  interface_declaration: classDeclaration,
  trait_declaration: classDeclaration,
  enum_declaration: classDeclaration,
  // Functions have their nodes before anything is read, and `use` is in the outline.
  function_definition: nothing,
  namespace_use_declaration: nothing,
  global_declaration: nothing,
  ERROR: block,
};

/** See PhpReader.value. */
export const valueReader = ({ grammar }: Dialect) => {
  const byId = grammar.types.map((type) => READ[type] ?? parts);
  return (r: PhpReader) => (node: Syntax): Id => {
    for (const broken of r.tree.broken(node)) branch(r, undefined, () => parts(r, broken));
    return (byId[r.tree.id(node)] ?? parts)(r, node);
  };
};
