import type { ClassId, Id } from '../../core/summary.js';
import { type SummaryBuilder } from '../summary-builder.js';
import type { Syntax, SyntaxTree } from '../syntax-tree.js';
import type { Names } from './names.js';
import type { Outline } from './outline.js';
import type { Scope } from './scopes.js';

/** The class that is being read. */
export interface ClassContext {
  readonly class?: ClassId;
  /** What `self` and `static` are: the class's name, for it may be extended elsewhere; without a name its node. */
  readonly self: Id;
  readonly parent: Id;
  readonly name?: string;
}

/** What is around the place that is being read. */
export interface Surroundings {
  names: Names;
  scope: Scope;
  class: ClassContext | undefined;
  /** What `$this` is. */
  self: Id;
}

/** The state of reading one PHP file. */
export interface PhpReader extends SummaryBuilder, Surroundings {
  readonly tree: SyntaxTree;
  readonly outline: Outline;
  /** The functions that the file declares, and its constants once they are read: by qualified name, functions in lower case. */
  readonly functionIds: Map<string, Id>;
  readonly constants: Map<string, Id>;
  /** Literals that are keys, by value: `$a['k']` is one value wherever it stands. */
  readonly keys: Map<string, Id>;
  /** Where the expressions of a template begin that are written into the page as they stand. */
  readonly raw: ReadonlySet<number>;
  /** Reads a node: the value of an expression, unknown for a statement. Every node is read once. */
  readonly value: (node: Syntax) => Id;
}

/** The text of the nth child; empty where there is none. */
export const sourceOf = (r: PhpReader, node: Syntax | undefined): string => (node === undefined ? '' : r.tree.source(node));
