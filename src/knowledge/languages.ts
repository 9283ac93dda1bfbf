import type { SinkKind } from '../core/flow.js';
import type { Language } from '../core/summary.js';
import { ANSWERS, CALLBACK_PARAMETERS, CARRIERS, CLEANERS, COMMON_METHODS, HARMLESS_PROPERTIES, OWN_CLEANERS, RETURNS_CALLBACK, SANITIZERS, TRANSFORMATIONS } from './carriers.js';
import { PHP_FLOWS } from './php-flows.js';
import { RUST_FLOWS } from './rust-flows.js';

/** What the library of a language does with the values that go through it. A language plugs its flows in with such a table, and with a Linker in dataflow/languages.ts. */
export interface Habits {
  /** Functions whose result holds their arguments, by canonical name. */
  readonly carriers: RegExp;
  /** Functions and methods whose result says something about a value, and does not hold it, by their own name. */
  readonly answers: RegExp;
  /** Methods that take their argument into what they are called on. */
  readonly takesIn: RegExp;
  /** Methods whose result is made of their argument, and what they are called on. */
  readonly joins: RegExp;
  readonly harmlessProperties: ReadonlySet<string>;
  /** Functions of libraries that clean or hand on their argument, by their name. */
  readonly cleaners: RegExp;
  readonly ownCleaners: RegExp;
  readonly transformations: RegExp;
  readonly sanitizers: readonly { readonly name: RegExp; readonly for: readonly SinkKind[] | 'all' }[];
  /** Methods that give what they hold to a function: which of its parameters. */
  readonly callbacks: ReadonlyMap<string, readonly number[]>;
  /** Calls whose result is what the function they are given returns. */
  readonly returnsCallback: RegExp;
  /** Method names that say nothing about whose they are. */
  readonly commonMethods: ReadonlySet<string>;
  /** The kinds of sinks in which a parameter of a declared type does no harm. */
  readonly harmless: (type: string) => readonly SinkKind[] | 'all';
}

const NOTHING: readonly SinkKind[] = [];
const MARKUP: readonly SinkKind[] = ['html'];

const SCRIPT: Habits = {
  carriers: CARRIERS, answers: ANSWERS, takesIn: /^(?:push|unshift|add|set|append|concat)$/, joins: /^(?:replace|replaceAll|concat|padEnd|padStart|join)$/, harmlessProperties: HARMLESS_PROPERTIES,
  cleaners: CLEANERS, ownCleaners: OWN_CLEANERS, transformations: TRANSFORMATIONS, sanitizers: SANITIZERS, callbacks: CALLBACK_PARAMETERS, returnsCallback: RETURNS_CALLBACK, commonMethods: COMMON_METHODS,
  harmless: (type) => (type === 'number' || type === 'boolean' ? MARKUP : NOTHING),
};

export const HABITS: Readonly<Record<Language, Habits>> = { javascript: SCRIPT, html: SCRIPT, php: PHP_FLOWS, rust: RUST_FLOWS };

const either = (a: RegExp, b: RegExp): RegExp => new RegExp(`${a.source}|${b.source}`, a.flags.includes('i') || b.flags.includes('i') ? 'i' : '');

/** A Blade template has scripts, and expressions of PHP. */
export const BLADE: Habits = {
  ...SCRIPT, carriers: either(SCRIPT.carriers, PHP_FLOWS.carriers), answers: either(SCRIPT.answers, PHP_FLOWS.answers), sanitizers: [...SCRIPT.sanitizers, ...PHP_FLOWS.sanitizers],
  cleaners: either(SCRIPT.cleaners, PHP_FLOWS.cleaners), joins: either(SCRIPT.joins, PHP_FLOWS.joins),
};
