import type { Summary } from '../../core/summary.js';
import { createBuilder, finish, runTasks, UNKNOWN } from '../summary-builder.js';
import { createDialect, type Dialect, kinds, type Syntax, SyntaxTree } from '../syntax-tree.js';
import { type Grammar, loadTreeSitter } from '../tree-sitter.js';
import { readStatements } from './control.js';
import { expand, macroKinds } from './expansions.js';
import { valueReader } from './expressions.js';
import { declareItems } from './items.js';
import type { RustReader } from './reader.js';
import { createScope } from './scopes.js';
import { RUST_SHAPE } from './shape.js';

export { withoutTests } from './tests.js';

export type ReadRust = (path: string, text: string) => Summary;

/**
 * What a Rust file says, once the parser is loaded. A problem of the kind `crash` is the end of that parser: the next call of this function gives a
 * reader with a fresh one, and otherwise costs nothing.
 */
export const createRustReader = async (): Promise<ReadRust> => {
  const grammar = await loadTreeSitter('rust');
  const reading = readings.get(grammar) ?? createReading(grammar);
  readings.set(grammar, reading);
  return (path, text) => readRust(reading, path, text);
};

/** What is made of a grammar once, for all files. */
const readings = new WeakMap<Grammar, Reading>();

const createReading = (grammar: Grammar): Reading => {
  const dialect = createDialect(grammar, RUST_SHAPE);
  return { dialect, macros: macroKinds(dialect), assigning: kinds(grammar, ['function_item', 'assignment_expression', 'compound_assignment_expr']), value: valueReader(dialect) };
};

interface Reading {
  readonly dialect: Dialect;
  readonly macros: Uint8Array;
  readonly assigning: Uint8Array;
  readonly value: ReturnType<typeof valueReader>;
}

/** Files whose top is the top of their crate, so that `crate::` is it. Source: the Cargo book, package layout. */
const CRATE_ROOT = /(?:^|\/)(?:main|lib|build)\.rs$/;

const readRust = ({ dialect, macros, assigning, value }: Reading, path: string, text: string): Summary => {
  const tree = new SyntaxTree(text, dialect);
  const file = tree.parse(text);
  const expanded = file === undefined ? new Map<number, readonly Syntax[]>() : expand(tree, macros);
  const root = { ...createScope(), module: '' };
  const r = {
    ...createBuilder(text.length), tree, expanded, assignments: assignedNames(tree, assigning), root, isCrateRoot: CRATE_ROOT.test(path),
    types: new Map(), members: new Map(), keys: new Map(), constants: [],
    scope: root, type: undefined, self: UNKNOWN, assigned: new Set(), detached: false,
  } as unknown as { -readonly [K in keyof RustReader]: RustReader[K] };
  r.value = value(r);
  r.self = r.nodes.global('self');
  const limit = runTasks(r, () => {
    if (file === undefined) return;
    // Whatever is broken, there may be functions in it.
    const nodes = [...tree.children(file), ...tree.broken(file).flatMap((broken) => tree.children(broken))];
    declareItems(r, nodes);
    readStatements(r, nodes, text.length);
  });
  return finish(r, 'rust', tree.comments, [...tree.problems, ...(limit ? [limit] : [])]);
};

/** The names that each function assigns to, closures in it included. What is assigned inside macros may be in any of them. */
const assignedNames = (tree: SyntaxTree, wanted: Uint8Array): ReadonlyMap<Syntax, ReadonlySet<string>> => {
  const all = new Map<Syntax, Set<string>>();
  const loose = new Set<string>();
  const open: { readonly end: Syntax; readonly names: Set<string> }[] = [];
  for (let node = 0; node < tree.size; node++) {
    while (open.length > 0 && node >= open.at(-1)!.end) open.pop();
    if (wanted[tree.id(node)] !== 1) continue;
    if (tree.type(node) === 'function_item') {
      const names = new Set<string>();
      all.set(node, names);
      open.push({ end: tree.after(node), names });
      continue;
    }
    const target = tree.first(node);
    if (target !== undefined && tree.type(target) === 'identifier') (open.at(-1)?.names ?? loose).add(tree.source(target));
  }
  if (loose.size > 0) for (const names of all.values()) for (const name of loose) names.add(name);
  return all;
};
