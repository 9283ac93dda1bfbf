import type { Id } from '../../core/summary.js';
import { addReturn, type Branch, branch, join, JUMPS, LEAVES, passing, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { store } from './assignments.js';
import { callIntrinsic, sequenceOf } from './calls.js';
import { declaredName } from './names.js';
import { variableName } from './outline.js';
import type { PhpReader } from './reader.js';

/** Reads the statements of a block, one after the other. */
export const readStatements = (r: PhpReader, statements: readonly Syntax[]): void => {
  let echoed = false;
  for (const one of statements) {
    const type = r.tree.type(one);
    if (type === 'php_tag' || type === 'text_interpolation') echoed = r.tree.source(one).endsWith('<?=');
    else {
      const raw = r.raw.has(r.tree.start(one));
      const [expression] = (echoed || raw) && type === 'expression_statement' ? r.tree.children(one) : [];
      if (expression !== undefined) callIntrinsic(r, raw ? '{!!' : 'echo', [expression], r.tree.range(expression));
      else r.value(one);
      echoed = false;
    }
  }
};

export const block = (r: PhpReader, node: Syntax): Id => {
  readStatements(r, r.tree.children(node));
  return UNKNOWN;
};

/** `if … elseif … else`. */
export const ifElse = (r: PhpReader, node: Syntax): Id => {
  const before = r.under;
  const branches: Branch<unknown>[] = [];
  const [condition, body, ...alternatives] = r.tree.children(node);
  const clause = (test: Syntax | undefined, inside: Syntax | undefined): void => {
    const when = test === undefined ? UNKNOWN : r.value(test);
    branches.push(branch(r, { test: when, holds: true }, () => inside !== undefined && r.value(inside)));
    r.under = passing(r, { test: when, holds: false }).under;
  };
  clause(condition, body);
  let otherwise: Syntax | undefined;
  for (const alternative of alternatives) {
    const parts = r.tree.children(alternative);
    if (r.tree.type(alternative) === 'else_if_clause') clause(parts[0], parts[1]);
    else otherwise = alternative;
  }
  branches.push(branch(r, undefined, () => otherwise !== undefined && block(r, otherwise)));
  r.under = before;
  join(r, branches);
  return UNKNOWN;
};

export const whileLoop = (r: PhpReader, node: Syntax): Id => {
  const [condition, ...body] = r.tree.children(node);
  const test = condition === undefined ? UNKNOWN : r.value(condition);
  branch(r, { test, holds: true }, () => readStatements(r, body));
  return UNKNOWN;
};

export const doLoop = (r: PhpReader, node: Syntax): Id => {
  const children = r.tree.children(node);
  branch(r, undefined, () => readStatements(r, children.slice(0, -1)));
  for (const condition of children.slice(-1)) r.value(condition);
  return UNKNOWN;
};

export const forLoop = (r: PhpReader, node: Syntax): Id => {
  const part = (name: string): readonly Syntax[] => r.tree.field(node, name).flatMap((one) => sequenceOf(r, one));
  for (const one of part('initialize')) r.value(one);
  branch(r, undefined, () => {
    const test = part('condition').map(r.value).at(-1);
    branch(r, test === undefined ? undefined : { test, holds: true }, () => readStatements(r, r.tree.field(node, 'body')));
    for (const one of part('update')) r.value(one);
  });
  return UNKNOWN;
};

export const forEach = (r: PhpReader, node: Syntax): Id => {
  const [list, target, ...body] = r.tree.children(node);
  if (list === undefined || target === undefined) return UNKNOWN;
  const of = r.value(list);
  const places = { at: r.tree.range(target), valueAt: r.tree.range(list) };
  branch(r, undefined, () => {
    const [key, value] = r.tree.type(target) === 'pair' ? r.tree.children(target) : [undefined, target];
    if (key !== undefined) store(r, key, UNKNOWN, places);
    if (value !== undefined) store(r, value, r.nodes.index(of, UNKNOWN), places);
    readStatements(r, body);
  });
  return UNKNOWN;
};

/** More cases than this that fall through into one another say nothing. */
const MOST_CASES = 64;

export const switchCase = (r: PhpReader, node: Syntax): Id => {
  const [condition, body] = r.tree.children(node);
  if (condition === undefined || body === undefined) return UNKNOWN;
  const of = r.value(condition);
  const subject = r.nodes.of(of);
  const always = subject.kind === 'literal' && subject.value === true;
  const all: Id[] = [];
  // The cases from which this one may be reached; undefined once `default` is one of them.
  let from: Id[] | undefined = [];
  const branches: Branch<unknown>[] = [];
  let hasDefault = false;
  for (const one of r.tree.children(body)) {
    const parts = r.tree.children(one);
    if (r.tree.type(one) === 'default_statement') {
      hasDefault = true;
      const others = from?.length === 0 && all.length > 0 && all.length <= MOST_CASES ? r.nodes.joined('any', all) : undefined;
      branches.push(branch(r, others === undefined ? undefined : { test: others, holds: false }, () => readStatements(r, parts)));
      from = undefined;
    } else {
      const [value, ...statements] = parts;
      if (value === undefined) continue;
      const test: Id = always ? r.value(value) : r.nodes.compare('==', of, r.value(value));
      all.push(test);
      from?.push(test);
      if (statements.length === 0) continue;
      const known: boolean = from !== undefined && from.length <= MOST_CASES;
      branches.push(branch(r, known ? { test: r.nodes.joined('any', from!), holds: true } : undefined, () => readStatements(r, statements)));
    }
    if (branches.at(-1)!.left > 0) from = [];
  }
  // A `break` leaves the switch and no more.
  if (hasDefault && branches.length > 0 && branches.every(({ left }) => left === LEAVES)) r.left = LEAVES;
  return UNKNOWN;
};

export const tryCatch = (r: PhpReader, node: Syntax): Id => {
  const branches: Branch<unknown>[] = [];
  for (const part of r.tree.children(node)) {
    const type = r.tree.type(part);
    if (type === 'compound_statement') branches.push(branch(r, undefined, () => r.value(part)));
    else if (type === 'catch_clause') {
      const read = branch(r, { test: UNKNOWN, holds: true }, () => caught(r, part));
      // That something was caught says nothing about what comes after.
      branches.push({ ...read, under: read.under.filter(({ test }) => test !== UNKNOWN) });
    }
    else {
      join(r, branches.splice(0));
      for (const body of r.tree.children(part)) r.value(body);
    }
  }
  if (branches.length > 0) join(r, branches);
  return UNKNOWN;
};

const caught = (r: PhpReader, node: Syntax): void => {
  const variable = r.tree.child(node, 'variable_name');
  if (variable !== undefined) store(r, variable, UNKNOWN, { at: r.tree.range(variable), valueAt: r.tree.range(variable) });
  const body = r.tree.child(node, 'compound_statement');
  if (body !== undefined) r.value(body);
};

export const returnStatement = (r: PhpReader, node: Syntax): Id => {
  const expression = r.tree.first(node);
  const value = expression === undefined ? r.nodes.literal(null, r.tree.range(node)) : r.value(expression);
  addReturn(r, value, r.tree.range(expression ?? node));
  r.left = LEAVES;
  return UNKNOWN;
};

/** `throw`, which is an expression. */
export const leaving = (r: PhpReader, node: Syntax): Id => {
  for (const child of r.tree.children(node)) r.value(child);
  r.left = LEAVES;
  return UNKNOWN;
};

export const jump = (r: PhpReader): Id => {
  if (r.left === 0) r.left = JUMPS;
  return UNKNOWN;
};

/** `static $a = 1;` */
export const staticVariable = (r: PhpReader, node: Syntax): Id => {
  const [variable, initial] = r.tree.children(node);
  if (variable === undefined || initial === undefined) return UNKNOWN;
  const value = r.value(initial);
  const [keyAt, valueAt] = [r.tree.range(variable), r.tree.range(initial)];
  store(r, variable, value, { at: r.tree.range(node), valueAt });
  r.declarations.push({ name: variableName(r.tree, variable), value, keyAt, valueAt, fn: r.fn });
  return UNKNOWN;
};

/** `const A = 1;` outside classes. */
export const constant = (r: PhpReader, node: Syntax): Id => {
  const [nameNode, valueNode] = r.tree.children(node);
  if (nameNode === undefined || valueNode === undefined) return UNKNOWN;
  const name = r.tree.source(nameNode);
  const value = r.value(valueNode);
  r.declarations.push({ name, value, keyAt: r.tree.range(nameNode), valueAt: r.tree.range(valueNode), fn: r.fn });
  r.constants.set(declaredName(r.names, name), value);
  r.exports.push({ name: declaredName(r.names, name), value });
  return UNKNOWN;
};

/** `namespace A;` changes what names mean from here on, `namespace A { … }` inside. */
export const namespace = (r: PhpReader, node: Syntax): Id => {
  const outer = r.names;
  r.names = r.outline.namespaces.get(node) ?? outer;
  const body = r.tree.child(node, 'compound_statement');
  if (body === undefined) return UNKNOWN;
  r.value(body);
  r.names = outer;
  return UNKNOWN;
};
