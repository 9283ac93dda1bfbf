import type { Id } from '../../core/summary.js';
import { addReturn, type FunctionHead, openFunction, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { type Attributed, cfgConditions } from './attributes.js';
import { bindPattern } from './patterns.js';
import { inside, type RustReader, type TypeContext } from './reader.js';
import { createScope, type Scope } from './scopes.js';

const NOTHING: ReadonlySet<string> = new Set();

/** A function's node, and its body for later. It carries the `cfg` attributes that stand around it. */
export const functionItem = (r: RustReader, { node, attributes }: Attributed, scope: Scope, head: Partial<FunctionHead>, type?: TypeContext): Id => {
  const own = attributes.map(({ text }) => text);
  const body = r.tree.child(node, 'block');
  const { id, fn } = openFunction(r, { at: r.tree.range(node), attributes: [...own, ...scope.cfg], result: resultOf(r, node, body), ...head });
  if (fn === undefined || body === undefined) return id;
  const context = type ?? r.type;
  const under = [...scope.under, ...cfgConditions(r, r.tree, attributes)];
  const self = type ? r.nodes.this(type.class) : r.nodes.global('self');
  r.tasks.push(() => {
    Object.assign(r, { scope: createScope(scope), type: context, self, assigned: r.assignments.get(node) ?? NOTHING, detached: false, fn, under, left: 0 });
    const parameters = r.tree.child(node, 'parameters');
    if (parameters !== undefined) readParameters(r, r.tree.children(parameters));
    readBody(r, body, parameters !== undefined && r.tree.text.slice(r.tree.end(parameters), r.tree.start(body)).includes('->'));
  });
  return id;
};

/** The type between `->` and the body, its bounds left out. */
const resultOf = (r: RustReader, node: Syntax, body: Syntax | undefined): string | undefined => {
  const parameters = r.tree.child(node, 'parameters');
  if (parameters === undefined || body === undefined) return undefined;
  const [, result] = /^\s*->([^]{1,300}?)(?:\bwhere\b[^]*)?$/.exec(r.tree.text.slice(r.tree.end(parameters), r.tree.start(body))) ?? [];
  return result?.trim();
};

const readParameters = (r: RustReader, nodes: readonly Syntax[]): void => {
  const params = nodes.filter((node) => r.tree.type(node) !== 'attribute_item' && r.tree.type(node) !== 'self_parameter');
  for (const [index, node] of params.entries()) {
    const at = r.tree.range(node);
    const full = r.tree.type(node) === 'parameter';
    const pattern = full ? r.tree.field(node, 'pattern')[0] : node;
    const [type] = full ? r.tree.field(node, 'type') : [];
    const inner = pattern !== undefined && r.tree.type(pattern) === 'mut_pattern' ? r.tree.operands(pattern).at(-1) : pattern;
    const name = inner !== undefined && r.tree.type(inner) === 'identifier' ? r.tree.source(inner) : undefined;
    r.functions[r.fn]!.params.push({ ...(name !== undefined && { name }), at, ...(type !== undefined && { type: r.tree.source(type) }) });
    bindPattern(r, pattern, r.nodes.param(r.fn, index), { at, valueAt: at });
  }
};

const readBody = (r: RustReader, body: Syntax, returns: boolean): void => {
  const value = r.value(body);
  if (r.left === 0 && (returns || value !== UNKNOWN)) addReturn(r, value, r.tree.range(lastOf(r, body)));
};

/** The expression that a block ends with. */
const lastOf = (r: RustReader, body: Syntax): Syntax => (r.tree.type(body) === 'block' ? (r.tree.children(body).at(-1) ?? body) : body);

/** A closure is read where it stands: it sees the names of that place. */
export const closure = (r: RustReader, node: Syntax): Id => {
  const { id, fn } = openFunction(r, { at: r.tree.range(node) });
  const [parameters] = r.tree.field(node, 'parameters');
  const [body] = r.tree.field(node, 'body');
  if (fn === undefined) return id;
  inside(r, { scope: createScope(r.scope), fn, left: 0, detached: false }, () => {
    if (parameters !== undefined) readParameters(r, r.tree.children(parameters).filter((one) => r.tree.type(one) !== '|'));
    if (body !== undefined) readBody(r, body, r.tree.type(body) !== 'block');
  });
  return id;
};
