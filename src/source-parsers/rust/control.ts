import type { Choice, Condition, Id } from '../../core/summary.js';
import { addReturn, assume, branch, join, JUMPS, LEAVES, passing, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { cfgConditions, withAttributes } from './attributes.js';
import { declareItems } from './items.js';
import { asTest, bindPattern, patternTest, together } from './patterns.js';
import type { RustReader } from './reader.js';
import { announce, createScope } from './scopes.js';

export const negated = ({ test, holds }: Condition): Condition => ({ test, holds: !holds });

const inScope = <T>(r: RustReader, read: () => T): T => {
  const { scope } = r;
  r.scope = createScope(scope);
  const value = read();
  r.scope = scope;
  return value;
};

/** A block's value is that of its last expression. */
export const block = (r: RustReader, node: Syntax): Id =>
  inScope(r, () => {
    const nodes = r.tree.children(node);
    declareItems(r, nodes);
    return readStatements(r, nodes, r.tree.end(node));
  });

/** Reads statements, each under its `cfg`, and gives the value of an expression that ends them. */
export const readStatements = (r: RustReader, nodes: readonly Syntax[], end: number): Id => {
  let last = UNKNOWN;
  for (const { node, attributes } of withAttributes(r.tree, nodes)) {
    const when = together(r, cfgConditions(r, r.tree, attributes));
    last = when ? readWhen(r, node, when) : r.value(node);
  }
  const final = nodes.at(-1);
  return final === undefined || r.tree.text.slice(r.tree.end(final) - 1, end).includes(';') ? UNKNOWN : last;
};

/** `#[cfg(a)] let x = 1; #[cfg(not(a))] let x = 2;` gives x either value. */
const readWhen = (r: RustReader, node: Syntax, when: Condition): Id => {
  const [pattern] = r.tree.type(node) === 'let_declaration' ? r.tree.field(node, 'pattern') : [];
  const name = pattern === undefined ? undefined : r.tree.source(pattern);
  const before = name === undefined ? undefined : r.scope.bindings?.get(name)?.value;
  const read = branch(r, when, () => r.value(node));
  join(r, [read, passing(r, negated(when))]);
  const now = name === undefined ? undefined : r.scope.bindings?.get(name);
  if (before !== undefined && now?.value !== undefined && now.value !== before) {
    now.value = r.nodes.either([choice(now.value, when), choice(before, negated(when))]);
  }
  return read.value;
};

/** `let pattern = value else { … };` */
export const letDeclaration = (r: RustReader, node: Syntax): Id => {
  const [pattern] = r.tree.field(node, 'pattern');
  const [initial] = r.tree.field(node, 'value');
  const [alternative] = r.tree.field(node, 'alternative');
  if (pattern === undefined) return UNKNOWN;
  const name = r.tree.type(pattern) === 'identifier' ? r.tree.source(pattern) : undefined;
  if (initial === undefined) {
    if (name !== undefined) announce(r, name);
    return UNKNOWN;
  }
  const value = r.value(initial);
  const valueAt = r.tree.range(initial);
  if (alternative !== undefined) {
    const matched = patternTest(r, pattern, value);
    const failed = branch(r, matched && negated(matched), () => r.value(alternative));
    if (failed.left > 0 && matched) assume(r, matched.test, matched.holds);
  }
  bindPattern(r, pattern, value, { at: r.tree.range(node), valueAt });
  if (name !== undefined) r.declarations.push({ name, value, keyAt: r.tree.range(pattern), valueAt, fn: r.fn });
  return UNKNOWN;
};

interface Tested {
  readonly yes: Condition | undefined;
  readonly no: Condition | undefined;
}

/** What an `if` or `while` asks; the names that `let` brings stay in the scope. */
const condition = (r: RustReader, node: Syntax | undefined): Tested => {
  if (node === undefined) return { yes: undefined, no: undefined };
  const { under } = r;
  const parts = r.tree.type(node) === 'let_chain' ? r.tree.operands(node) : [node];
  const tests = parts.map((part) => {
    const test = r.tree.type(part) === 'let_condition' ? letCondition(r, part) : { test: r.value(part), holds: true };
    if (test && parts.length > 1) assume(r, test.test, test.holds);
    return test;
  });
  r.under = under;
  const yes = together(r, tests);
  return { yes, no: yes && tests.every((test) => test !== undefined) ? negated(yes) : undefined };
};

const letCondition = (r: RustReader, node: Syntax): Condition | undefined => {
  const [pattern, initial] = r.tree.operands(node);
  if (pattern === undefined || initial === undefined) return undefined;
  const value = r.value(initial);
  bindPattern(r, pattern, value, { at: r.tree.range(node), valueAt: r.tree.range(initial) });
  return patternTest(r, pattern, value);
};

export const ifExpression = (r: RustReader, node: Syntax): Id => {
  const [asked, consequence, alternative] = r.tree.operands(node);
  const { tested, yes } = inScope(r, () => {
    const tested = condition(r, asked);
    return { tested, yes: branch(r, tested.yes, () => (consequence === undefined ? UNKNOWN : r.value(consequence))) };
  });
  const no = branch(r, tested.no, () => (alternative === undefined ? UNKNOWN : r.value(alternative)));
  join(r, [yes, no]);
  if (alternative === undefined) return UNKNOWN;
  if (yes.left > 0 || no.left > 0) return yes.left > 0 ? no.value : yes.value;
  return r.nodes.either([choice(yes.value, tested.yes), choice(no.value, tested.no)]);
};

const choice = (value: Id, when: Condition | undefined): Choice => (when ? { value, when: when.test, holds: when.holds } : { value });

/** More arms than this say nothing about what falls through them. */
const MOST_ARMS = 64;

export const matchExpression = (r: RustReader, node: Syntax): Id => {
  const [subject, body] = r.tree.operands(node);
  if (subject === undefined || body === undefined) return UNKNOWN;
  const of = r.value(subject);
  const places = { at: r.tree.range(subject), valueAt: r.tree.range(subject) };
  const before: (Condition | undefined)[] = [];
  const arms = r.tree.children(body).map((arm) => inScope(r, () => {
    const [{ node: pattern, attributes } = { node: undefined, attributes: [] }, ...rest] = withAttributes(r.tree, r.tree.operands(arm));
    const [inner, guard] = pattern === undefined ? [] : r.tree.operands(pattern);
    bindPattern(r, inner, of, places);
    const test = patternTest(r, inner, of) ?? (guard === undefined ? noneOf(r, before) : undefined);
    const asked = guard === undefined ? undefined : branch(r, test, () => condition(r, guard)).value;
    const when = together(r, [test, asked?.yes, ...cfgConditions(r, r.tree, attributes)]);
    before.push(when);
    const value = rest.at(-1)?.node;
    return { when, read: branch(r, when, () => (value === undefined ? UNKNOWN : r.value(value))) };
  }));
  if (arms.length === 0) return UNKNOWN;
  join(r, arms.map(({ read }) => read));
  const open = arms.filter(({ read }) => read.left === 0);
  if (open.length < 2) return open[0]?.read.value ?? UNKNOWN;
  return r.nodes.either(open.map(({ when, read }) => choice(read.value, when)));
};

/** None of the arms before holds: what `_` stands for. */
const noneOf = (r: RustReader, before: readonly (Condition | undefined)[]): Condition | undefined => {
  if (before.length === 0 || before.length > MOST_ARMS || before.some((one) => one === undefined)) return undefined;
  return { test: r.nodes.joined('any', before.map((one) => asTest(r, one!))), holds: false };
};

export const whileLoop = (r: RustReader, node: Syntax): Id => {
  const [asked, body] = r.tree.operands(node);
  inScope(r, () => {
    const { yes } = condition(r, asked);
    branch(r, yes, () => body !== undefined && r.value(body));
  });
  return UNKNOWN;
};

export const loop = (r: RustReader, node: Syntax): Id => {
  branch(r, undefined, () => r.tree.operands(node).forEach(r.value));
  return UNKNOWN;
};

export const forLoop = (r: RustReader, node: Syntax): Id => {
  const [pattern, list, body] = r.tree.operands(node);
  if (pattern === undefined || list === undefined) return UNKNOWN;
  const of = r.value(list);
  inScope(r, () => {
    bindPattern(r, pattern, r.nodes.index(of, UNKNOWN), { at: r.tree.range(pattern), valueAt: r.tree.range(list) });
    branch(r, undefined, () => body !== undefined && r.value(body));
  });
  return UNKNOWN;
};

export const returnExpression = (r: RustReader, node: Syntax): Id => {
  const [expression] = r.tree.operands(node);
  const value = expression === undefined ? UNKNOWN : r.value(expression);
  if (!r.detached) addReturn(r, value, r.tree.range(expression ?? node));
  r.left = LEAVES;
  return UNKNOWN;
};

export const jump = (r: RustReader, node: Syntax): Id => {
  r.tree.operands(node).forEach(r.value);
  if (r.left === 0) r.left = JUMPS;
  return UNKNOWN;
};

/** `async { … }`: its `return` leaves no more than the block. */
export const asyncBlock = (r: RustReader, node: Syntax): Id => {
  const { detached } = r;
  r.detached = true;
  const { value } = branch(r, undefined, () => r.tree.operands(node).map(r.value).at(-1) ?? UNKNOWN);
  r.detached = detached;
  return value;
};
