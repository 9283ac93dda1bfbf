import type { ClassId, Condition, Id } from '../../core/summary.js';
import type { SummaryBuilder } from '../summary-builder.js';
import type { Syntax, SyntaxTree } from '../syntax-tree.js';
import type { Scope } from './scopes.js';

/** The type that an `impl` or trait is about. */
export interface TypeContext {
  readonly class: ClassId;
  readonly name: string;
}

/** What is around the place that is being read. */
export interface Surroundings {
  scope: Scope;
  type: TypeContext | undefined;
  /** What `self` is. */
  self: Id;
  /** The names that the function assigns to, apart from `let`. */
  assigned: ReadonlySet<string>;
  /** In an `async` block, whose `return` is its own. */
  detached: boolean;
}

/** The state of reading one Rust file. */
export interface RustReader extends SummaryBuilder, Surroundings {
  readonly tree: SyntaxTree;
  /** Parsed again: what is inside macros, by where it starts. */
  readonly expanded: ReadonlyMap<number, readonly Syntax[]>;
  /** The names that each function assigns to. */
  readonly assignments: ReadonlyMap<Syntax, ReadonlySet<string>>;
  readonly root: Scope;
  readonly isCrateRoot: boolean;
  /** Types by their path in the file, with what their `impl` blocks declare. */
  readonly types: Map<string, TypeContext>;
  readonly members: Map<ClassId, Map<string, Id>>;
  /** The constants that are declared, each to be read when all that it may name is. */
  readonly constants: (() => void)[];
  /** Literals that are keys, by value. */
  readonly keys: Map<string, Id>;
  /** Reads a node: the value of an expression or block, unknown for a statement. Every node is read once. */
  readonly value: (node: Syntax) => Id;
}

/** Reads something in other surroundings. */
export const inside = <T>(r: RustReader, around: Partial<Surroundings & { fn: number; under: readonly Condition[]; left: 0 }>, read: () => T): T => {
  const { scope, type, self, assigned, detached, fn, under, left } = r;
  Object.assign(r, around);
  const value = read();
  Object.assign(r, { scope, type, self, assigned, detached, fn, under, left });
  return value;
};

