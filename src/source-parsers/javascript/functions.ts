import type { ArrowFunctionExpression, Function as FunctionNode } from 'oxc-parser';
import type { ClassId, Id } from '../../core/summary.js';
import { UNKNOWN } from './nodes.js';
import { rangeOf, type Reader, type Surroundings } from './reader.js';

/** What a function is told of its place; the rest it finds. */
export interface Around extends Partial<Surroundings> {
  readonly name?: string | undefined;
  readonly class?: ClassId;
  readonly static?: boolean;
}

/** A function's node. Its body is read later: see Task. */
export const functionValue = (r: Reader, node: FunctionNode | ArrowFunctionExpression, around: Around = {}): Id => {
  const fn = r.functions.length;
  const id = r.nodes.add({ kind: 'function', fn, at: rangeOf(node) });
  if (id === UNKNOWN) return id;
  const name = node.id?.name ?? around.name;
  r.functions.push({
    ...(name !== undefined && { name }), at: rangeOf(node), params: [], calls: [], writes: [], returns: [], parent: r.fn,
    ...(around.class !== undefined && { class: around.class }), ...(around.static && { static: true }),
  });
  const arrow = node.type === 'ArrowFunctionExpression';
  r.tasks.push({
    node, id, fn, scope: r.scope, under: r.under, args: arrow ? r.args : fn,
    self: around.self ?? (arrow ? r.self : r.nodes.global('this')), base: around.base ?? (arrow ? r.base : UNKNOWN),
  });
  return id;
};
