import { contains } from '../../core/location.js';
import type { Choice, Condition, Id } from '../../core/summary.js';
import { addCall, assume, branch, join, logical, UNKNOWN } from '../summary-builder.js';
import { readChain, type Step } from '../chains.js';
import type { Syntax } from '../syntax-tree.js';
import { classReference } from './members.js';
import type { PhpReader } from './reader.js';

const COMPARISONS = new Set(['==', '!=', '<>', '===', '!==', '<', '>', '<=', '>=', '<=>']);
const LOGICAL: Readonly<Record<string, 'all' | 'any'>> = { '&&': 'all', and: 'all', '||': 'any', or: 'any' };

/** Chains of operators. Arithmetic is not followed. */
export const binary = (r: PhpReader, node: Syntax): Id => readChain(r, node, (first, operator, run, left) => operate(r, first, operator, run, left));

const operate = (r: PhpReader, first: Id, operator: string, run: readonly Step[], left: Syntax): Id => {
  const kind = LOGICAL[operator];
  if (kind) return logical(r, kind, first, run.map(({ right }) => () => r.value(right)));
  if (operator === '.') return concatenation(r, first, left, run);
  let id = first;
  for (const { right } of run) id = single(r, id, operator, right);
  return id;
};

const single = (r: PhpReader, left: Id, operator: string, right: Syntax): Id => {
  if (operator === 'instanceof') return r.nodes.compare(operator, left, classReference(r, right));
  if (operator === '??') return orElse(r, left, right);
  const id = r.value(right);
  if (operator === '|>') return addCall(r, id, { args: [left], argsAt: [r.tree.range(right)] }, r.tree.range(right));
  return COMPARISONS.has(operator) ? r.nodes.compare(operator, left, id) : UNKNOWN;
};

/** `a ?? b`: what is on the right runs where the left is null, and then it does not hold either. */
export const orElse = (r: PhpReader, left: Id, right: Syntax): Id => {
  const { value, left: leaves } = branch(r, { test: left, holds: false }, () => r.value(right));
  if (leaves > 0) assume(r, left, true);
  return leaves > 0 ? left : r.nodes.either([{ value: left }, { value, when: left, holds: false }]);
};

const concatenation = (r: PhpReader, first: Id, left: Syntax, run: readonly Step[]): Id => {
  const parts: Id[] = [];
  // A text that stands here gives its parts; one that has a name of its own stays a part.
  const add = (id: Id, node: Syntax): void => {
    const value = r.nodes.of(id);
    if (value.kind === 'text' && contains(r.tree.range(node), value.at)) parts.push(...value.parts);
    else parts.push(id);
  };
  add(first, left);
  for (const { right } of run) add(r.value(right), right);
  return r.nodes.add({ kind: 'text', parts, at: r.tree.range(run.at(-1)!.node) });
};

/** `a ? b : c`, `a ?: c`. */
export const conditional = (r: PhpReader, node: Syntax): Id => {
  const [condition, body, alternative] = r.tree.children(node);
  if (condition === undefined || body === undefined) return UNKNOWN;
  const when = r.value(condition);
  const short = alternative === undefined;
  const yes = branch(r, { test: when, holds: true }, () => (short ? when : r.value(body)));
  const no = branch(r, { test: when, holds: false }, () => r.value(alternative ?? body));
  join(r, [yes, no]);
  if (yes.left > 0 || no.left > 0) return yes.left > 0 ? no.value : yes.value;
  return r.nodes.either([{ value: yes.value, when, holds: true }, { value: no.value, when, holds: false }]);
};

/** `!a`, `-1`. */
export const unary = (r: PhpReader, node: Syntax): Id => {
  const [operator, argument] = r.tree.children(node);
  if (operator === undefined || argument === undefined) return UNKNOWN;
  const id = r.value(argument);
  if (r.tree.type(operator) === '!') return r.nodes.not(id);
  const value = r.nodes.of(id);
  const negated = r.tree.type(operator) === '-' && value.kind === 'literal' && typeof value.value === 'number';
  return negated ? r.nodes.literal(-(value.value as number), r.tree.range(node)) : UNKNOWN;
};

/** `match (a) { b, c => d, default => e }`. */
export const match = (r: PhpReader, node: Syntax): Id => {
  const [condition, body] = r.tree.children(node);
  if (condition === undefined || body === undefined) return UNKNOWN;
  const of = r.value(condition);
  const subject = r.nodes.of(of);
  const always = subject.kind === 'literal' && subject.value === true;
  const tests: Id[] = [];
  const arms = r.tree.children(body).map((arm) => {
    const [first, second] = r.tree.children(arm);
    const list = first !== undefined && r.tree.type(first) === 'match_condition_list' ? first : undefined;
    const alternatives = list === undefined ? [] : r.tree.children(list).map((one) => (always ? r.value(one) : r.nodes.compare('===', of, r.value(one))));
    tests.push(...alternatives);
    const result = list === undefined ? first : second;
    const when = whenReached(r, alternatives, tests);
    return { when, read: branch(r, when, () => (result === undefined ? UNKNOWN : r.value(result))) };
  });
  if (arms.length === 0) return UNKNOWN;
  join(r, arms.map(({ read }) => read));
  const open = arms.filter(({ read }) => read.left === 0);
  if (open.length < 2) return open[0]?.read.value ?? UNKNOWN;
  return r.nodes.either(open.map(({ when, read: { value } }): Choice => (when ? { value, when: when.test, holds: when.holds } : { value })));
};

// `default` stands last, as good as always: none of the others holds there.
const whenReached = (r: PhpReader, own: readonly Id[], all: readonly Id[]): Condition | undefined => {
  if (own.length > 0) return { test: r.nodes.joined('any', own), holds: true };
  return all.length > 0 && all.length <= MOST_TESTS ? { test: r.nodes.joined('any', all), holds: false } : undefined;
};

/** More tests than this say nothing together. */
const MOST_TESTS = 64;
