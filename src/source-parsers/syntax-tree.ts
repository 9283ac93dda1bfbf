import type { Tree } from 'web-tree-sitter';
import type { Range } from '../core/location.js';
import { type Comment, isDirective, type Problem } from '../core/problem.js';
import type { Grammar } from './tree-sitter.js';

/** A node of a SyntaxTree: its place in document order. */
export type Syntax = number;

/** What a reader wants of a grammar's trees. What is left out costs no time: every question to a cursor is a call into the runtime. */
export interface Shape {
  /** Named types whose text says it all: what is below them is not read. */
  readonly leaves: readonly string[];
  /** Named types that say nothing of interest. */
  readonly ignored: readonly string[];
  readonly comments: readonly string[];
  /** Tokens without a name that mean something: operators. */
  readonly tokens: readonly string[];
  /** Types whose tokens are all read: their children are told apart by commas. */
  readonly verbatim: readonly string[];
  /** Types whose children are told apart by field, and not by type and order alone. */
  readonly fielded: readonly string[];
  /** Types that nest on one side, however long they get: the reader reads them in a loop. */
  readonly chains: readonly string[];
}

/** Where a position of a parsed text is in the tree's text. */
export type Place = (position: number) => number;

/** Deeper trees are cut: reading a level takes some hundred bytes of a stack of less than a megabyte. */
const DEEPEST = 400;

const ERROR = 0xffff;
const TOO_DEEP = 0xfffe;

const SKIP = 0;
const COMMENT = 1;
const LEAF = 2;
const INNER = 3;
const CHAIN = 4;

/** A grammar with what is wanted of its trees, by type id. */
export interface Dialect {
  readonly grammar: Grammar;
  readonly roles: Uint8Array;
  readonly verbatim: Uint8Array;
  readonly fielded: Uint8Array;
  /** Whether a type is a symbol: an operator, and not a word. */
  readonly symbols: Uint8Array;
}

/** For each type's id, whether it is one of these: for passes over all nodes. */
export const kinds = ({ types }: Grammar, wanted: readonly string[]): Uint8Array => {
  const set = new Set(wanted);
  return Uint8Array.from(types, (type) => Number(set.has(type)));
};

export const createDialect = (grammar: Grammar, shape: Shape): Dialect => {
  const { types, named } = grammar;
  const roleOf = (type: string, id: number): number => {
    if (!named[id]) return shape.tokens.includes(type) ? LEAF : SKIP;
    if (shape.ignored.includes(type)) return SKIP;
    if (shape.comments.includes(type)) return COMMENT;
    return shape.leaves.includes(type) ? LEAF : shape.chains.includes(type) ? CHAIN : INNER;
  };
  const symbols = Uint8Array.from(types, (type, id) => Number(!named[id] && /^[^\w]+$/.test(type)));
  return { grammar, roles: Uint8Array.from(types, roleOf), verbatim: kinds(grammar, shape.verbatim), fielded: kinds(grammar, shape.fielded), symbols };
};

/**
 * Trees of one text in flat arrays: a node's first child comes right after it, its next sibling after all that is below it. Comments and
 * unwanted tokens are not in them. Where parts of the text are parsed again in another form, their trees are added behind the first, with the
 * same positions.
 */
export class SyntaxTree {
  size = 0;
  private errors = false;
  readonly comments: Comment[] = [];
  readonly problems: Problem[] = [];
  private ids: Uint16Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private afters: Int32Array;
  private fields: Uint8Array;

  constructor(readonly text: string, private readonly dialect: Dialect) {
    const room = Math.max(64, text.length >> 2);
    this.ids = new Uint16Array(room);
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.afters = new Int32Array(room);
    this.fields = new Uint8Array(room);
  }

  id(node: Syntax): number {
    return this.ids[node]!;
  }

  type(node: Syntax): string {
    const id = this.ids[node]!;
    return id === ERROR ? 'ERROR' : id === TOO_DEEP ? 'TOO_DEEP' : this.dialect.grammar.types[id]!;
  }

  start(node: Syntax): number {
    return this.starts[node]!;
  }

  end(node: Syntax): number {
    return this.ends[node]!;
  }

  range(node: Syntax): Range {
    return { start: this.starts[node]!, end: this.ends[node]! };
  }

  source(node: Syntax): string {
    return this.text.slice(this.starts[node], this.ends[node]);
  }

  /** The node that follows all that is below this one. */
  after(node: Syntax): Syntax {
    return this.afters[node]!;
  }

  /** The children, in order; what could not be parsed is not among them. */
  children(node: Syntax): Syntax[] {
    const all: Syntax[] = [];
    for (let child = node + 1; child < this.afters[node]!; child = this.afters[child]!) if (this.ids[child] !== ERROR) all.push(child);
    return all;
  }

  /** What could not be parsed of a node. */
  broken(node: Syntax): readonly Syntax[] {
    const all: Syntax[] = [];
    if (this.errors) for (let child = node + 1; child < this.afters[node]!; child = this.afters[child]!) if (this.ids[child] === ERROR) all.push(child);
    return all;
  }

  /** The children apart from symbols. */
  operands(node: Syntax): Syntax[] {
    const { symbols } = this.dialect;
    const all: Syntax[] = [];
    for (let child = node + 1; child < this.afters[node]!; child = this.afters[child]!) {
      if (this.ids[child] !== ERROR && symbols[this.ids[child]!] !== 1) all.push(child);
    }
    return all;
  }

  /** The first child. */
  first(node: Syntax): Syntax | undefined {
    for (let child = node + 1; child < this.afters[node]!; child = this.afters[child]!) if (this.ids[child] !== ERROR) return child;
    return undefined;
  }

  /** The first child of a type. */
  child(node: Syntax, type: string): Syntax | undefined {
    for (let child = node + 1; child < this.afters[node]!; child = this.afters[child]!) if (this.type(child) === type) return child;
    return undefined;
  }

  /** The children that stand in a field; only of types whose shape says that they are fielded. */
  field(node: Syntax, name: string): Syntax[] {
    return this.children(node).filter((child) => this.dialect.grammar.fields[this.fields[child]!] === name);
  }

  /**
   * Parses this tree's text, or one made of its parts of which `place` tells where a position is in this tree's text, and adds its tree. Gives its
   * root; undefined where there is none and a problem says why. With `quiet` there are no problems.
   */
  parse(text: string, { place, quiet = false }: { readonly place?: Place; readonly quiet?: boolean } = {}): Syntax | undefined {
    const root = this.size;
    const problems = this.problems.length;
    const failed = this.dialect.grammar.parse(text, (tree) => this.fill(tree, place));
    if (failed) this.problems.push(failed);
    if (quiet) this.problems.length = problems;
    return failed ? undefined : root;
  }

  private fill(tree: Tree, place: Place = (position) => position): void {
    const { roles, verbatim, fielded } = this.dialect;
    const cursor = tree.walk();
    const broken = tree.rootNode.hasError;
    this.errors ||= broken;
    const parents: Syntax[] = [];
    const depths: number[] = [];
    let depth = 0;
    let parent: Syntax | undefined;
    for (;;) {
      const id = cursor.nodeTypeId;
      const role = roles[id] ?? INNER;
      if (broken && (id === ERROR || cursor.nodeIsMissing)) this.syntaxError({ start: place(cursor.startIndex), end: place(cursor.endIndex) });
      if (role === COMMENT) this.comment(place(cursor.startIndex), place(cursor.endIndex));
      else if (role !== SKIP || (parent !== undefined && verbatim[this.ids[parent]!])) {
        const node = this.push(id, place(cursor.startIndex), place(cursor.endIndex));
        if (parent !== undefined && fielded[this.ids[parent]!]) this.fields[node] = cursor.currentFieldId;
        if (role >= INNER) {
          const below = role === CHAIN && parent !== undefined && this.ids[parent] === id ? depth : depth + 1;
          if (below > DEEPEST) this.cut(node);
          else if (cursor.gotoFirstChild()) {
            parents.push(node);
            depths.push(depth);
            parent = node;
            depth = below;
            continue;
          }
        }
      }
      while (!cursor.gotoNextSibling()) {
        if (parent === undefined) {
          cursor.delete();
          // The broken place is in something that is not read.
          if (broken) this.syntaxError(undefined);
          return;
        }
        cursor.gotoParent();
        this.afters[parent] = this.size;
        parents.pop();
        depth = depths.pop()!;
        parent = parents.at(-1);
      }
    }
  }

  private push(id: number, start: number, end: number): Syntax {
    const node = this.size++;
    if (node === this.ids.length) this.grow();
    this.ids[node] = id;
    this.starts[node] = start;
    this.ends[node] = end;
    this.afters[node] = node + 1;
    return node;
  }

  private grow(): void {
    const room = this.ids.length * 2;
    const larger = <T extends Uint8Array | Uint16Array | Int32Array>(of: T, into: T): T => {
      into.set(of);
      return into;
    };
    this.ids = larger(this.ids, new Uint16Array(room));
    this.starts = larger(this.starts, new Int32Array(room));
    this.ends = larger(this.ends, new Int32Array(room));
    this.afters = larger(this.afters, new Int32Array(room));
    this.fields = larger(this.fields, new Uint8Array(room));
  }

  private cut(node: Syntax): void {
    this.ids[node] = TOO_DEEP;
    if (this.problems.some(({ kind }) => kind === 'limit')) return;
    this.problems.push({ kind: 'limit', message: 'The code is nested too deeply: the innermost part was not read.', range: this.range(node) });
  }

  private syntaxError(range: Range | undefined): void {
    if (this.problems.some(({ kind }) => kind === 'syntax')) return;
    this.problems.push({ kind: 'syntax', message: 'A part of the code could not be parsed: the rest was read.', ...(range && { range }) });
  }

  private comment(start: number, end: number): void {
    const whole = this.text.slice(start, end);
    if (!isDirective(whole)) return;
    this.comments.push({ text: whole.replace(/^(?:\/\*+|\/{2,}!?|#)/, '').replace(/\*\/$/, ''), range: { start, end } });
  }
}
