import type { ExpressionStatement, Program, Statement } from 'oxc-parser';
import type { Range } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { addCall } from './calls.js';
import { UNKNOWN } from './nodes.js';
import { rangeOf, type Reader } from './reader.js';
import { lookup } from './scopes.js';
import { pageMembers, vueMembers } from './vue.js';

/** A name that a template gives to a part of its expressions: `v-for="item in items"`, `{#each items as item}`, slot props. */
export interface Local {
  readonly name: string;
  /** The expression that it is an item of. */
  readonly list?: Range;
  /** The expression that it is the value of: `{@const x = …}`. */
  readonly value?: Range;
  /** It is this property of the item or value. */
  readonly property?: string;
}

/** An expression in the template of a component or page, which reads the names of its script. */
export interface TemplateExpression {
  readonly range: Range;
  /** One for each name. */
  readonly locals: readonly Local[];
  /** The pipes (Angular) or filters (Vue 2) that its value goes through: each is a call of that name. */
  readonly pipes?: readonly string[];
}

/** `page` is HTML that a framework compiles in the browser, or with a class of its own (Angular). */
export type ComponentKind = 'vue' | 'svelte' | 'page' | 'other';

/** The expressions of a template among the statements of its module. */
export interface TemplateStatements {
  /** By statement; a handler may be several. */
  readonly of: ReadonlyMap<Statement, TemplateExpression>;
  /** Assigning a name in a template assigns the script's variable: not in Vue, where it sets what a ref holds. */
  readonly assigns: boolean;
}

/** The statements that stand where an expression of the template does. */
export const templateStatements = (program: Program, expressions: readonly TemplateExpression[], kind: ComponentKind): TemplateStatements => {
  const sorted = [...expressions].sort((a, b) => a.range.start - b.range.start);
  const of = new Map<Statement, TemplateExpression>();
  let next = 0;
  for (const statement of program.body as Statement[]) {
    // Its parenthesis stands one character before an object.
    while (next < sorted.length && sorted[next]!.range.end <= statement.start) next++;
    const expression = sorted[next];
    if (expression && statement.start >= expression.range.start - 1 && statement.end <= expression.range.end + 2) of.set(statement, expression);
  }
  return { of, assigns: kind !== 'vue' };
};

/**
 * Reads the expressions when all of the script is: a name that the script does not declare is a member of the component, and what Vue
 * unwraps in templates is unwrapped. Their calls and writes are those of a function of the template's own.
 */
export const readTemplate = (r: Reader, { of }: TemplateStatements, kind: ComponentKind, length: number): ReadonlyMap<TemplateExpression, Id> => {
  const values = new Map<TemplateExpression, Id>();
  const byStart = new Map<number, Id>();
  const ranges = [...of.values()].map(({ range }) => range);
  const at = { start: Math.min(length, ...ranges.map(({ start }) => start)), end: Math.max(0, ...ranges.map(({ end }) => end)) };
  const fn = r.functions.push({ name: 'template', at, params: [], calls: [], writes: [], returns: [], parent: 0 }) - 1;
  r.template = kind === 'vue' ? vueMembers(r) : kind === 'page' ? pageMembers(r) : { unbound: assignedGlobals(r), unwrap: (id) => derived(r, id) };
  const lists = new Set([...of.values()].flatMap(({ locals }) => locals.flatMap(({ list, value }) => [list?.start, value?.start])));
  // Lists before what takes its names from them.
  for (const isList of [true, false]) {
    for (const [statement, expression] of of) {
      if (lists.has(expression.range.start) !== isList) continue;
      const scope = r.scopes.of.get(statement) ?? r.scopes.module;
      scope.home.fn = fn;
      for (const local of expression.locals) {
        const binding = lookup(scope, local.name);
        if (!binding || binding.scope !== scope) continue;
        const from = byStart.get((local.list ?? local.value)?.start ?? -1);
        const whole = from === undefined ? UNKNOWN : local.list ? r.nodes.index(from, UNKNOWN) : from;
        binding.value = whole === UNKNOWN || local.property === undefined ? whole : r.nodes.get(whole, local.property);
      }
      Object.assign(r, { fn, scope, under: [], self: r.nodes.global('this'), base: UNKNOWN, args: undefined });
      if (statement.type === 'ExpressionStatement') {
        const value = r.value((statement as ExpressionStatement).expression);
        const { range, pipes = [] } = expression;
        const id = pipes.reduce((of, pipe) => addCall(r, range, r.nodes.global(pipe), { args: [of], argsAt: [rangeOf(range)] }, false), value);
        values.set(expression, id);
        byStart.set(expression.range.start, id);
      } else r.block([statement]);
    }
  }
  return values;
};

/** Svelte's `$: html = render(text)` declares what it assigns. */
const assignedGlobals = (r: Reader): (name: string) => Id => {
  const given = new Map<Id, Id[]>();
  for (const { writes } of r.functions) {
    for (const { target, value } of writes) {
      if (r.nodes.of(target).kind !== 'global') continue;
      const known = given.get(target);
      if (known) known.push(value);
      else given.set(target, [value]);
    }
  }
  return (name) => {
    const global = r.nodes.global(name);
    const all = given.get(global) ?? [];
    return all.length === 0 ? global : all.length === 1 ? all[0]! : r.nodes.either(all.map((value) => ({ value })));
  };
};

/** Svelte's `$derived(text)` is the text. https://svelte.dev/docs/svelte/$derived */
const derived = (r: Reader, id: Id): Id => {
  const node = r.nodes.of(id);
  if (node.kind !== 'call') return id;
  const callee = r.nodes.of(node.callee);
  return callee.kind === 'global' && callee.name === '$derived' && node.args[0] !== undefined ? node.args[0] : id;
};
