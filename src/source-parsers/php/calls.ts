import type { Range } from '../../core/location.js';
import type { Id, Member } from '../../core/summary.js';
import { PHP_BY_REFERENCE, PHP_NEVER_RETURNS, PHP_RETURNS_UNLESS } from '../../knowledge/php.js';
import { addCall, type Arguments, assume, LEAVES, NO_ARGUMENTS, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { anonymousClass } from './classes.js';
import { command } from './literals.js';
import { classReference, memberOf } from './members.js';
import { functionNames } from './names.js';
import { variableName } from './outline.js';
import type { PhpReader } from './reader.js';
import { giveValue, reference } from './scopes.js';

/** Arguments; undefined for `f(...)`, which is no call. */
const readArguments = (r: PhpReader, list: Syntax | undefined): Arguments | undefined => {
  const nodes = list === undefined ? [] : r.tree.children(list);
  if (nodes[0] !== undefined && r.tree.type(nodes[0]) === 'variadic_placeholder') return undefined;
  const args: Id[] = [];
  const argsAt: Range[] = [];
  const argNames: (string | null)[] = [];
  let spreadFrom: number | undefined;
  for (const node of nodes) {
    const parts = r.tree.children(node).filter((part) => r.tree.type(part) !== 'reference_modifier');
    const value = parts.at(-1);
    if (value === undefined) continue;
    const spread = r.tree.type(value) === 'variadic_unpacking';
    if (spread) spreadFrom ??= args.length;
    if (parts.length > 1) argNames[args.length] = r.tree.source(parts[0]!);
    args.push(r.value(spread ? (r.tree.first(value) ?? value) : value));
    argsAt.push(r.tree.range(value));
  }
  return { args, argsAt, ...(argNames.length > 0 && { argNames: args.map((_, index) => argNames[index] ?? null) }), ...(spreadFrom !== undefined && { spreadFrom }) };
};

/** A function's name as a value: the file's own function, or the global one that a plain name falls back to. */
const functionNamed = (r: PhpReader, written: string): Id => {
  const names = functionNames(r.names, written);
  for (const name of names) {
    const own = r.functionIds.get(name.toLowerCase());
    if (own !== undefined) return own;
  }
  return r.nodes.global(names.at(-1)!);
};

const NAMES = new Set(['name', 'qualified_name', 'relative_name']);

/** `f(…)`, `$f(…)`. */
export const functionCall = (r: PhpReader, node: Syntax): Id => {
  const [callee, list] = r.tree.children(node);
  if (callee === undefined) return UNKNOWN;
  if (!NAMES.has(r.tree.type(callee))) return called(r, r.value(callee), list, node);
  const written = r.tree.source(callee);
  const plain = written.replace(/^\\/, '').toLowerCase();
  const names = plain === 'compact' ? compacted(r, list, node) : undefined;
  if (names !== undefined) return names;
  const id = called(r, functionNamed(r, plain === 'die' ? 'exit' : written), list, node);
  writeByReference(r, plain, list, id);
  const exits = plain === 'die' ? 'exit' : plain;
  if (PHP_NEVER_RETURNS.has(exits)) r.left = LEAVES;
  const unless = PHP_RETURNS_UNLESS.get(plain);
  const first = r.nodes.of(id);
  if (unless !== undefined && first.kind === 'call' && first.args[0] !== undefined) assume(r, first.args[0], !unless);
  return id;
};

/** `compact('a', 'b')` is `['a' => $a, 'b' => $b]`. */
const compacted = (r: PhpReader, list: Syntax | undefined, node: Syntax): Id | undefined => {
  const given = (list === undefined ? [] : r.tree.children(list)).map((one) => r.tree.first(one) ?? one);
  if (given.length === 0 || given.some((one) => r.tree.type(one) !== 'string')) return undefined;
  const members = given.map((one): Member => {
    const at = r.tree.range(one);
    const name = r.tree.source(one).slice(1, -1);
    return { kind: 'entry', key: name, value: reference(r, name), keyAt: at, valueAt: at };
  });
  return r.nodes.add({ kind: 'object', members, at: r.tree.range(node) });
};

const called = (r: PhpReader, callee: Id, list: Syntax | undefined, node: Syntax): Id => {
  const given = readArguments(r, list);
  return given ? addCall(r, callee, given, r.tree.range(node)) : callee;
};

/** `preg_match($pattern, $text, $found)` writes to `$found`. */
const writeByReference = (r: PhpReader, name: string, list: Syntax | undefined, call: Id): void => {
  const written = list === undefined ? undefined : PHP_BY_REFERENCE.get(name);
  if (!written) return;
  const args = r.tree.children(list!);
  for (const index of written) {
    const target = args[index] === undefined ? undefined : r.tree.first(args[index]);
    if (target === undefined || r.tree.type(target) !== 'variable_name') continue;
    const at = r.tree.range(target);
    giveValue(r, variableName(r.tree, target), call, { at, targetAt: at, valueAt: at });
  }
};

/** `$a->b(…)`, `$a?->b(…)`. */
export const methodCall = (r: PhpReader, node: Syntax): Id => {
  const [object, name, list] = r.tree.children(node);
  return object === undefined ? UNKNOWN : called(r, memberOf(r, r.value(object), name), list, node);
};

/** `X::b(…)`. */
export const staticCall = (r: PhpReader, node: Syntax): Id => {
  const [scope, name, list] = r.tree.children(node);
  return scope === undefined ? UNKNOWN : called(r, memberOf(r, classReference(r, scope), name), list, node);
};

/** `new X(…)`, `new class(…) {…}`. */
export const construct = (r: PhpReader, node: Syntax): Id => {
  const [of, list] = r.tree.children(node);
  if (of === undefined) return UNKNOWN;
  const anonymous = r.tree.type(of) === 'anonymous_class';
  const callee = anonymous ? anonymousClass(r, of) : classReference(r, of);
  return addCall(r, callee, readArguments(r, anonymous ? r.tree.child(of, 'arguments') : list) ?? NO_ARGUMENTS, r.tree.range(node), true);
};

/** What is written like a statement and does what a function would: `echo`, `print`, `exit`. */
export const intrinsic = (name: string) => (r: PhpReader, node: Syntax): Id => {
  const nodes: Syntax[] = [];
  for (const child of r.tree.children(node)) nodes.push(...sequenceOf(r, child));
  return callIntrinsic(r, name, nodes, r.tree.range(node));
};

export const callIntrinsic = (r: PhpReader, name: string, nodes: readonly Syntax[], at: Range): Id => {
  const id = addCall(r, r.nodes.global(name), { args: nodes.map(r.value), argsAt: nodes.map((one) => r.tree.range(one)) }, at);
  if (PHP_NEVER_RETURNS.has(name)) r.left = LEAVES;
  return id;
};

/** The expressions of `a, b, c`. */
export const sequenceOf = (r: PhpReader, node: Syntax): Syntax[] => {
  const all: Syntax[] = [];
  let at: Syntax | undefined = node;
  while (at !== undefined && r.tree.type(at) === 'sequence_expression') {
    const [first, rest]: readonly Syntax[] = r.tree.children(at);
    if (first !== undefined) all.push(first);
    at = rest;
  }
  if (at !== undefined) all.push(at);
  return all;
};

export const shellCommand = (r: PhpReader, node: Syntax): Id => {
  const at = r.tree.range(node);
  return addCall(r, r.nodes.global('shell_exec'), { args: [command(r, node)], argsAt: [at] }, at);
};

/** `require __DIR__ . '/a.php'` is an import where the path is known, relative to the file as in JavaScript; else a call of the global `include`. */
export const include = (r: PhpReader, node: Syntax): Id => {
  const argument = r.tree.first(node);
  if (argument === undefined) return UNKNOWN;
  const path = r.value(argument);
  const at = r.tree.range(argument);
  const from = pathOf(r, path);
  if (from === undefined) return addCall(r, r.nodes.global('include'), { args: [path], argsAt: [at] }, r.tree.range(node));
  r.imports.push({ from, at, how: 'include' });
  return r.nodes.import(from, 'default');
};

/** A constant path: `a.php`, `./a.php` for `__DIR__ . '/a.php'`, `../a.php` for `dirname(__DIR__) . '/a.php'`. */
const pathOf = (r: PhpReader, id: Id): string | undefined => {
  const node = r.nodes.of(id);
  if (node.kind === 'literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.kind !== 'text') return undefined;
  const [first, ...others] = node.parts;
  const base = first === undefined ? undefined : folderOf(r, first);
  const rest = others.map((part) => pathOf(r, part));
  if (base === undefined || rest.length === 0 || rest.some((part) => part === undefined)) return undefined;
  const path = rest.join('').replace(/^\/+/, '');
  return base === '.' && path.startsWith('../') ? path : `${base}/${path}`;
};

const folderOf = (r: PhpReader, id: Id): string | undefined => {
  const node = r.nodes.of(id);
  if (node.kind === 'global') return node.name === '__DIR__' ? '.' : undefined;
  if (node.kind !== 'call') return undefined;
  const callee = r.nodes.of(node.callee);
  const [of, levels] = node.args.map((arg) => r.nodes.of(arg));
  if (callee.kind !== 'global' || callee.name !== 'dirname' || of?.kind !== 'global') return undefined;
  const up = levels === undefined ? 1 : levels.kind === 'literal' && typeof levels.value === 'number' ? levels.value : 0;
  if (up < 1 || up > 20) return undefined;
  if (of.name === '__FILE__') return up === 1 ? '.' : Array<string>(up - 1).fill('..').join('/');
  return of.name === '__DIR__' ? Array<string>(up).fill('..').join('/') : undefined;
};
