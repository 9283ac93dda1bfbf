import type { Range } from '../../core/location.js';
import type { Id, Item, Member } from '../../core/summary.js';
import { RUST_NEVER_RETURNS } from '../../knowledge/rust.js';
import { addCall, type Arguments, assume, branch, LEAVES, NO_ARGUMENTS, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { cfgTest } from './attributes.js';
import { jsonEntries, lastPart, selectArms } from './expansions.js';
import { formatted } from './format.js';
import { declareItems } from './items.js';
import { textOf } from './literals.js';
import { plainPath } from './paths.js';
import { asTest, pathTest } from './patterns.js';
import type { RustReader } from './reader.js';
import { bind, createScope, fullPath } from './scopes.js';
import { separated, trimmed } from './tokens.js';

/** `name!(…)`: a call of `name!`, or for some the value they give. */
export const macro = (r: RustReader, node: Syntax): Id => {
  const [nameNode] = r.tree.children(node);
  const tokens = r.tree.child(node, 'token_tree');
  if (nameNode === undefined || tokens === undefined) return UNKNOWN;
  const at = r.tree.range(node);
  const range = r.tree.range(tokens);
  const inner = { start: range.start + 1, end: range.end - 1 };
  const path = fullPath(r, plainPath(r.tree.source(nameNode)));
  const last = lastPart(path);
  switch (last) {
    case 'vec':
      return expression(r, range.start);
    case 'json':
      return json(r, trimmed(r.tree.text, inner));
    case 'matches':
      return matches(r, inner);
    case 'select':
      return select(r, inner);
    case 'cfg':
      return cfgTest(r, r.tree.text, inner);
    case 'lazy_static':
    case 'thread_local':
      declareItems(r, r.expanded.get(inner.start) ?? []);
      return UNKNOWN;
    default:
      return called(r, path, last, range.start, at);
  }
};

const called = (r: RustReader, path: string, last: string, start: number, at: Range): Id => {
  const { given, names } = readArguments(r, argumentsAt(r, start));
  const { args, argsAt } = formatted(r, last, given, names);
  if (last === 'format' || last === 'format_args') return args[0] ?? UNKNOWN;
  if (last === 'concat') return r.nodes.add({ kind: 'text', parts: args, at });
  const id = addCall(r, r.nodes.global(`${path}!`), { args, argsAt }, at);
  if (RUST_NEVER_RETURNS.has(last)) r.left = LEAVES;
  // Whoever comes past `assert!(ok)` has seen it hold.
  else if ((last === 'assert' || last === 'ensure') && args[0] !== undefined) assume(r, args[0], true);
  return id;
};

/** The value of what was parsed again. */
const expression = (r: RustReader, start: number): Id => {
  const [node] = r.expanded.get(start) ?? [];
  return node === undefined ? UNKNOWN : r.value(node);
};

const argumentsAt = (r: RustReader, start: number): readonly Syntax[] => {
  const [statement] = r.expanded.get(start) ?? [];
  const call = statement === undefined ? undefined : r.tree.child(statement, 'call_expression');
  const list = call === undefined ? undefined : r.tree.child(call, 'arguments');
  return list === undefined ? [] : r.tree.children(list).filter((one) => r.tree.type(one) !== 'attribute_item');
};

/** `x = value` among a macro's arguments names one. */
const readArguments = (r: RustReader, nodes: readonly Syntax[]): { readonly given: Arguments; readonly names: ReadonlyMap<string, Id> } => {
  if (nodes.length === 0) return { given: NO_ARGUMENTS, names: new Map() };
  const names = new Map<string, Id>();
  const args: Id[] = [];
  const argsAt: Range[] = [];
  for (const node of nodes) {
    const [name, value] = r.tree.type(node) === 'assignment_expression' ? r.tree.operands(node) : [];
    if (name !== undefined && value !== undefined) names.set(r.tree.source(name), r.value(value));
    else {
      args.push(r.value(node));
      argsAt.push(r.tree.range(node));
    }
  }
  return { given: { args, argsAt }, names };
};

/** serde_json's `json!({ "a": b })`. */
const json = (r: RustReader, range: Range): Id => {
  if (range.end <= range.start) return UNKNOWN;
  const found = jsonEntries(r.tree.text, range);
  if (!found) return r.tree.text.slice(range.start, range.end) === 'null' ? r.nodes.literal(null, range) : expression(r, range.start);
  if (found.kind === 'array') {
    const items = found.entries.map(({ value }): Item => ({ value: json(r, value), at: value }));
    return r.nodes.add({ kind: 'array', items, at: range });
  }
  const members = found.entries.map(({ key = range, value }): Member => {
    const source = r.tree.text.slice(key.start, key.end);
    const entry = { value: json(r, value), keyAt: key, valueAt: value };
    return /^r?#*"/.test(source) ? { kind: 'entry', key: textOf(source).text, ...entry } : { kind: 'computed', key: UNKNOWN, ...entry };
  });
  return r.nodes.add({ kind: 'object', members, at: range });
};

/** `matches!(value, "a" | Some(_))`, without its names and guards. */
const matches = (r: RustReader, inner: Range): Id => {
  const [subject, pattern] = separated(r.tree.text, inner, ',');
  const value = subject === undefined ? UNKNOWN : expression(r, subject.start);
  if (pattern === undefined) return UNKNOWN;
  return r.nodes.joined('any', separated(r.tree.text, pattern, '|').map((one) => {
    const source = r.tree.text.slice(one.start, one.end);
    if (/^r?#*"[^]*"#*$/.test(source)) return r.nodes.compare('==', value, r.nodes.literal(textOf(source).text, one));
    const [path] = /^[\w:]+/.exec(source) ?? [];
    return path === undefined ? UNKNOWN : asTest(r, pathTest(r, path, value));
  }));
};

/** tokio's `select!`: one of its arms runs. */
const select = (r: RustReader, inner: Range): Id => {
  for (const { pattern, future, body } of selectArms(r.tree.text, inner)) {
    const value = future ? expression(r, future.start) : UNKNOWN;
    const { scope } = r;
    r.scope = createScope(scope);
    const names = pattern ? r.tree.text.slice(pattern.start, pattern.end).match(/\b[a-z_]\w*/g) ?? [] : [];
    for (const name of names) bind(r, name, value, { at: pattern!, targetAt: pattern!, valueAt: future ?? pattern! });
    branch(r, undefined, () => expression(r, body.start));
    r.scope = scope;
  }
  return UNKNOWN;
};
