import type { Expression, ParamPattern } from 'oxc-parser';
import { namedValue } from './named.js';
import { rangeOf, type Reader, type Task, write } from './reader.js';
import { store } from './targets.js';

/** Reads the parameters and the body. */
export const readFunction = (r: Reader, task: Task): void => {
  const { node, id, fn } = task;
  const scope = r.scopes.of.get(node);
  if (!scope || !node.body) return;
  scope.fn = fn;
  r.fn = fn;
  r.scope = scope;
  r.under = task.under;
  r.self = task.self;
  r.base = task.base;
  r.args = task.args;
  const own = node.type === 'FunctionExpression' && node.id ? scope.names.get(node.id.name) : undefined;
  if (own && own.definitions === 1 && !node.params.some((param) => param.type === 'Identifier' && param.name === own.name)) own.value = id;
  // TypeScript's `this` parameter is none.
  const params = node.params.filter((param) => param.type !== 'Identifier' || param.name !== 'this');
  for (const [index, param] of params.entries()) readParam(r, param, index);
  if (node.body.type === 'BlockStatement') {
    const left = r.block(node.body.body);
    if (!left && r.under.length > task.under.length) r.functions[fn]!.ends = r.under.slice(task.under.length);
  } else r.functions[fn]!.returns.push({ value: r.value(node.body as Expression), at: rangeOf(node.body), under: r.under });
};

const readParam = (r: Reader, param: ParamPattern, index: number): void => {
  if ('decorators' in param) for (const { expression } of param.decorators ?? []) r.value(expression);
  const id = r.nodes.param(r.fn, index);
  const inner = param.type === 'TSParameterProperty' ? param.parameter : param;
  const withDefault = inner.type === 'AssignmentPattern' ? inner : undefined;
  const target = withDefault?.left ?? (inner.type === 'RestElement' ? inner.argument : (inner as Exclude<typeof inner, { type: 'AssignmentPattern' }>));
  const fallback = withDefault && namedValue(r, withDefault.right, undefined);
  r.functions[r.fn]!.params.push({
    ...(target.type === 'Identifier' && { name: target.name }), at: rangeOf(param),
    ...(inner.type === 'RestElement' && { rest: true }), ...(fallback !== undefined && { default: fallback }),
  });
  const places = { at: param, targetAt: target, valueAt: param };
  store(r, target, id, places);
  // `constructor(private shell: Shell)` also sets `this.shell`.
  if (param.type === 'TSParameterProperty' && target.type === 'Identifier') write(r, r.nodes.get(r.self, target.name), id, places);
};
