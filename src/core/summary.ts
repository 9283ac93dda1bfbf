import type { Range } from './location.js';
import type { Comment, Problem } from './problem.js';
import type { Scalar } from './config.js';

/**
 * What one source file says, in any language: plain data, written by the language's reader in one traversal, cached by content and sent
 * between processes. Values are symbolic nodes in a table of the file, referred to by number.
 *
 * A node that is written at one place (literal, object, array, text, call, function, class, element, pattern) carries it in `at` and is
 * unique. The others (param, variable, import, global, this, get, index, compare, not, all, any, either, unknown) are hash-consed: equal
 * values share one node, which gives guards their identity. Names are the fully resolved ones of the language: `node:fs` is `fs`, a PHP class
 * is its qualified name without the leading backslash, a Rust path follows the file's `use` declarations (`std::fs::read`).
 */
export interface Summary {
  readonly kind: 'source';
  readonly language: Language;
  readonly nodes: readonly Node[];
  /** Function 0 is the module itself: its calls and writes are those of the top level. Those of a component's template are those of a function `template`. */
  readonly functions: readonly FnSummary[];
  readonly classes: readonly ClassSummary[];
  /** What is imported, required, used or included, in source order. */
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  /** Rust: the structs and enums that the file declares. */
  readonly types?: readonly TypeSummary[];
  /** Every name that is declared with a value, at any depth: `const apiKey = …`, `$key = …`, `const KEY: &str = …`, class constants. */
  readonly declarations: readonly Declaration[];
  /** All `element` nodes in document order: HTML, templates, JSX. */
  readonly elements: readonly Id[];
  /** The comments that can be directives (see isDirective). */
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

export type Language = 'javascript' | 'html' | 'php' | 'rust';

/** Index into `nodes`. */
export type Id = number;
/** Index into `functions`. */
export type FnId = number;
/** Index into `classes`. */
export type ClassId = number;

export type Node =
  | { readonly kind: 'literal'; readonly value: Scalar | undefined; readonly at: Range }
  /** A regular expression. It is read, never run. */
  | { readonly kind: 'pattern'; readonly source: string; readonly flags: string; readonly at: Range }
  | { readonly kind: 'object'; readonly members: readonly Member[]; readonly at: Range; /** Rust: the struct's path */ readonly type?: string }
  | { readonly kind: 'array'; readonly items: readonly Item[]; readonly at: Range }
  /** A template or concatenation, in order. */
  | { readonly kind: 'text'; readonly parts: readonly Id[]; readonly at: Range }
  /** JSX, HTML, templates. `name` is lower-case in HTML. */
  | ElementNode
  | { readonly kind: 'param'; readonly fn: FnId; readonly index: number }
  /** A variable that is not a constant: assigned more than once or in another function; its values are `writes` to this node. PHP: `this` is a `this` node. */
  | { readonly kind: 'variable'; readonly name: string; readonly fn: FnId }
  /** `name` is the exported name, `default`, or `*` for the module itself (require, namespace import). */
  | { readonly kind: 'import'; readonly from: string; readonly name: string }
  /** A name that the file does not declare: `process`, `fetch`, a PHP class or function, a Rust path. */
  | { readonly kind: 'global'; readonly name: string }
  | { readonly kind: 'this'; readonly class: ClassId }
  | { readonly kind: 'get'; readonly of: Id; readonly name: string }
  | { readonly kind: 'index'; readonly of: Id; readonly key: Id }
  | { readonly kind: 'function'; readonly fn: FnId; readonly at: Range }
  | { readonly kind: 'class'; readonly class: ClassId; readonly at: Range }
  /** `await`, `?.`, `!`, `as` and parentheses change nothing. Static calls are calls of a `get` of the class's `global`. Rust macros end in `!`. */
  | CallNode
  | { readonly kind: 'compare'; readonly op: string; readonly left: Id; readonly right: Id }
  | { readonly kind: 'not'; readonly of: Id }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Id[] }
  /** One of these: ternary, `??`, `||`, match arms, a constant that an `if` chooses. */
  | { readonly kind: 'either'; readonly of: readonly Choice[] }
  | { readonly kind: 'unknown' };

export type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>;

export interface CallNode {
  readonly kind: 'call';
  readonly callee: Id;
  readonly args: readonly Id[];
  readonly argsAt: readonly Range[];
  /** PHP named arguments, by position in `args`. */
  readonly argNames?: readonly (string | null)[];
  /** From this argument on, a spread was met: positions are no longer sure. */
  readonly spreadFrom?: number;
  readonly construct: boolean;
  /** Rust: the types that it is told, as written: `Store` of `app.state::<Store>()`. */
  readonly types?: string;
  readonly at: Range;
}

export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Id[];
  readonly at: Range;
  /** The start tag alone. */
  readonly tagAt: Range;
}

export interface Attribute {
  /** As the source has it: `src`, `:src`, `v-html`, `dangerouslySetInnerHTML`. Lower-case in HTML. Empty for a spread. */
  readonly name: string;
  /** Missing where the attribute stands alone. Of a binding (`:src`, `v-html`, `{@html}`, `[innerHTML]`) the value of its expression, where that was read; else its text. */
  readonly value?: Id;
  readonly at: Range;
  /** The value without its quotes. */
  readonly valueAt?: Range;
}

/** In source order, so that the later one wins. */
export type Member =
  | { readonly kind: 'entry'; readonly key: string; readonly value: Id; readonly keyAt: Range; readonly valueAt: Range }
  | { readonly kind: 'computed'; readonly key: Id; readonly value: Id; readonly keyAt: Range; readonly valueAt: Range }
  | { readonly kind: 'spread'; readonly value: Id; readonly at: Range };

export interface Item {
  readonly value: Id;
  readonly at: Range;
  readonly spread?: boolean;
}

/** A choice applies when `when` has the truth value `holds`; without `when` it may always apply. */
export interface Choice {
  readonly value: Id;
  readonly when?: Id;
  readonly holds?: boolean;
}

export interface FnSummary {
  readonly name?: string;
  readonly at: Range;
  readonly params: readonly Param[];
  /** Every call in the function itself (not in inner functions), in source order. */
  readonly calls: readonly CallSite[];
  readonly writes: readonly Write[];
  readonly returns: readonly Return[];
  /** What holds where its end is reached without a return: it throws or returns earlier otherwise. Missing where nothing does. */
  readonly ends?: readonly Condition[];
  /** The declared type of what it gives: in Rust as written, in PHP with qualified class names. */
  readonly result?: string;
  /** A private or protected method of PHP. */
  readonly hidden?: true;
  /** The function in which this one is written. */
  readonly parent?: FnId;
  readonly class?: ClassId;
  readonly static?: boolean;
  /** Rust attributes and PHP attributes, as written without delimiters: `tauri::command`, `Route('/x')`. */
  readonly attributes?: readonly string[];
}

export interface Param {
  readonly name?: string;
  readonly at: Range;
  /** The declared type: in Rust as written, in PHP with qualified class names. */
  readonly type?: string;
  readonly rest?: boolean;
  readonly default?: Id;
}

export interface CallSite {
  /** A `call` node. */
  readonly call: Id;
  readonly under: readonly Condition[];
}

/** `target = value`: properties, variables, array elements. `el.innerHTML = v`, `this.win = new BrowserWindow()`. */
export interface Write {
  readonly target: Id;
  readonly value: Id;
  readonly at: Range;
  readonly targetAt: Range;
  readonly valueAt: Range;
  readonly under: readonly Condition[];
}

export interface Return {
  readonly value: Id;
  readonly at: Range;
  readonly under: readonly Condition[];
}

/** What must have held for this place to run: enclosing if, ?:, &&, ||, switch, catch, and earlier exits of the block. */
export interface Condition {
  readonly test: Id;
  readonly holds: boolean;
}

export interface ClassSummary {
  readonly name?: string;
  readonly at: Range;
  readonly extends?: Id;
  readonly members: readonly ClassMember[];
  /** PHP interfaces and traits, Rust traits implemented. */
  readonly implements?: readonly string[];
  /** PHP: the properties that are declared, promoted ones among them, with or without a value. */
  readonly fields?: readonly FieldSummary[];
}

/** A declared property of a PHP class. */
export interface FieldSummary {
  readonly name: string;
  readonly at: Range;
  /** Class names in it are qualified. */
  readonly type?: string;
  /** Private or protected. */
  readonly hidden?: true;
  readonly static?: true;
  readonly attributes?: readonly string[];
}

/** What a struct or enum holds, as far as it is written. */
export interface TypeSummary {
  /** Its path in the file. */
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  /** An enum whose variants hold nothing. */
  readonly plain?: true;
}

export interface ClassMember {
  readonly name: string;
  /** A `function` node for methods, the initial value for fields. */
  readonly value: Id;
  readonly static: boolean;
  /** Its value is what the function returns. */
  readonly getter?: true;
  readonly keyAt: Range;
  readonly valueAt: Range;
}

export interface Import {
  readonly from: string;
  readonly at: Range;
  /** `include` is PHP's include and require, Rust's `mod`. */
  readonly how: 'import' | 'require' | 'dynamic' | 're-export' | 'include';
  readonly typeOnly?: boolean;
}

/** Rust: whatever a path may name is one, public or not, under its path in the file. */
export interface Export {
  /** `default`, or `*` for `export * from`. `module.exports = v` is `default` and, for an object literal, its keys too. */
  readonly name: string;
  readonly value?: Id;
  /** Re-export: the module and the name there. */
  readonly from?: string;
  readonly fromName?: string;
}

export interface Declaration {
  readonly name: string;
  readonly value: Id;
  readonly keyAt: Range;
  readonly valueAt: Range;
  readonly fn: FnId;
}
