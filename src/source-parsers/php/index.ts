import type { Range } from '../../core/location.js';
import type { Summary } from '../../core/summary.js';
import { maskOutside } from '../javascript/script-blocks.js';
import { createBuilder, finish, runTasks } from '../summary-builder.js';
import { createDialect, type Dialect, SyntaxTree } from '../syntax-tree.js';
import { type Grammar, loadTreeSitter } from '../tree-sitter.js';
import { valueReader } from './expressions.js';
import { functionValue } from './functions.js';
import { declaredName } from './names.js';
import { outlineKinds, readOutline } from './outline.js';
import type { PhpReader } from './reader.js';
import { PHP_SHAPE } from './shape.js';

export interface PhpOptions {
  /** The stretches to read, where the text is a template: code without `<?php`. What is outside of them is not looked at. */
  readonly blocks?: readonly Range[];
  /** Those of them that are written into the page as they stand: the expression in one is given to a call of `{!!`. */
  readonly raw?: readonly Range[];
}

export type ReadPhp = (path: string, text: string, options?: PhpOptions) => Summary;

/**
 * What a PHP file says, once the parser is loaded. A problem of the kind `crash` is the end of that parser: the next call of this function gives a
 * reader with a fresh one, and otherwise costs nothing.
 */
export const createPhpReader = async (): Promise<ReadPhp> => {
  const grammar = await loadTreeSitter('php');
  let reading = readings.get(grammar);
  if (!reading) {
    const dialect = createDialect(grammar, PHP_SHAPE);
    readings.set(grammar, (reading = { dialect, outlined: outlineKinds(dialect), value: valueReader(dialect) }));
  }
  const known = reading;
  return (_path, text, { blocks, raw } = {}) => readPhp(known, text, blocks, raw);
};

interface Reading {
  readonly dialect: Dialect;
  readonly outlined: Uint8Array;
  readonly value: ReturnType<typeof valueReader>;
}

/** Tables of a grammar are made once, and not for each file. */
const readings = new WeakMap<Grammar, Reading>();

const OPEN = '<?php ';

const readPhp = ({ dialect, outlined, value }: Reading, text: string, blocks: readonly Range[] | undefined, raw: readonly Range[] = []): Summary => {
  const tree = new SyntaxTree(text, dialect);
  const place = (position: number): number => Math.min(Math.max(position - OPEN.length, 0), text.length);
  const root = blocks ? tree.parse(OPEN + codeOf(text, blocks), { place }) : tree.parse(text);
  const outline = readOutline(tree, outlined);
  const b = createBuilder(text.length);
  const r = {
    ...b, tree, outline, functionIds: new Map(), constants: new Map(), keys: new Map(),
    names: outline.names, scope: outline.module, class: undefined, self: b.nodes.global('$this'), raw: new Set(raw.map(({ start }) => start)),
  } as unknown as { -readonly [K in keyof PhpReader]: PhpReader[K] };
  r.value = value(r);
  for (const { name, node } of outline.used) r.imports.push({ from: name, at: tree.range(node), how: 'import' });
  const limit = runTasks(r, () => {
    declareFunctions(r);
    if (root !== undefined) r.value(root);
  });
  return finish(r, 'php', tree.comments, [...tree.problems, ...(limit ? [limit] : [])]);
};

/** A function can be called above its declaration. */
const declareFunctions = (r: PhpReader): void => {
  for (const { node, names } of r.outline.functions) {
    const nameNode = r.tree.child(node, 'name');
    if (nameNode === undefined) continue;
    const name = r.tree.source(nameNode);
    const id = functionValue(r, node, { name }, { names });
    const qualified = declaredName(names, name);
    r.functionIds.set(qualified.toLowerCase(), id);
    r.exports.push({ name: qualified, value: id });
  }
};

/** Only the blocks, each a statement: `{{ $a }} {{ $b }}` has no semicolons. */
const codeOf = (text: string, blocks: readonly Range[]): string => {
  const masked = maskOutside(text, blocks);
  const pieces: string[] = [];
  let at = 0;
  for (const { end } of merged(blocks)) {
    pieces.push(masked.slice(at, end), ';');
    at = end + 1;
  }
  return pieces.join('') + masked.slice(at);
};

/** In order, and as one where they touch. */
const merged = (blocks: readonly Range[]): readonly Range[] => {
  const all: { start: number; end: number }[] = [];
  for (const { start, end } of blocks.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
};
