import type { ClassId, FieldSummary, Id } from '../../core/summary.js';
import { addReturn, addWrite, type FunctionHead, openFunction, UNKNOWN } from '../summary-builder.js';
import type { Syntax } from '../syntax-tree.js';
import { attributesOf } from './attributes.js';
import { className } from './names.js';
import { variableName } from './outline.js';
import type { PhpReader, Surroundings } from './reader.js';
import { createScope, giveValue, reference } from './scopes.js';

const PARAMETERS = new Set(['simple_parameter', 'variadic_parameter', 'property_promotion_parameter']);
export const TYPES: ReadonlySet<string> = new Set(['named_type', 'optional_type', 'union_type', 'intersection_type', 'disjunctive_normal_form_type', 'primitive_type']);

/** A function's node, and its body for later. */
export const functionValue = (r: PhpReader, node: Syntax, head: Partial<FunctionHead> = {}, around: Partial<Surroundings> = {}): Id => {
  const result = r.tree.children(node).find((one) => TYPES.has(r.tree.type(one)));
  const { id, fn } = openFunction(r, { at: r.tree.range(node), attributes: attributesOf(r, node), ...(result !== undefined && { result: typeOf(r, result) }), ...(isHidden(r, node) && { hidden: true }), ...head });
  if (fn === undefined) return id;
  const closure = r.tree.type(node) === 'anonymous_function' || r.tree.type(node) === 'arrow_function';
  const surroundings: Surroundings = { names: r.names, class: r.class, self: r.self, scope: r.outline.scopes.get(node) ?? createScope('function'), ...around };
  const under = closure ? r.under : [];
  const outer = r.scope;
  r.tasks.push(() => {
    Object.assign(r, surroundings, { fn, under, left: 0 });
    r.scope.fn = fn;
    readParameters(r, node);
    if (closure) readCaptures(r, node, outer);
    readBody(r, node);
  });
  return id;
};

const readParameters = (r: PhpReader, node: Syntax): void => {
  const list = r.tree.child(node, 'formal_parameters');
  const nodes = list === undefined ? [] : r.tree.children(list).filter((one) => PARAMETERS.has(r.tree.type(one)));
  for (const [index, one] of nodes.entries()) readParameter(r, one, index);
};

const readParameter = (r: PhpReader, node: Syntax, index: number): void => {
  const parts = r.tree.children(node);
  const at = r.tree.range(node);
  const kind = r.tree.type(node);
  const place = parts.findIndex((part) => r.tree.type(part) === 'variable_name' || r.tree.type(part) === 'by_ref');
  const named = parts[place];
  const variable = named !== undefined && r.tree.type(named) === 'by_ref' ? r.tree.first(named) : named;
  const type = parts.find((part) => TYPES.has(r.tree.type(part)));
  const fallback = place < 0 ? undefined : parts[place + 1];
  const byDefault = fallback === undefined || r.tree.type(fallback) === 'property_hook_list' ? undefined : r.value(fallback);
  const name = variable === undefined ? undefined : variableName(r.tree, variable);
  r.functions[r.fn]!.params.push({
    ...(name !== undefined && { name }), at, ...(type !== undefined && { type: typeOf(r, type) }),
    ...(kind === 'variadic_parameter' && { rest: true }), ...(byDefault !== undefined && { default: byDefault }),
  });
  if (name === undefined) return;
  const value = r.nodes.param(r.fn, index);
  const places = { at, targetAt: r.tree.range(variable!), valueAt: at };
  giveValue(r, name, value, places);
  if (kind !== 'property_promotion_parameter') return;
  addWrite(r, r.nodes.get(r.self, name), value, places);
  const of = r.class?.class;
  if (of === undefined) return;
  r.classes[of]!.members.push({ name, value, static: false, keyAt: places.targetAt, valueAt: at });
  declareField(r, of, { name, at: places.targetAt, ...(type !== undefined && { type: typeOf(r, type) }), ...(isHidden(r, node) && { hidden: true }), ...withAttributes(r, node) });
};

/** `use ($a)`: the closure's own copy. What is used by reference is another name of the outer variable, and the outline knows it. */
const readCaptures = (r: PhpReader, node: Syntax, outer: Surroundings['scope']): void => {
  const clause = r.tree.child(node, 'anonymous_function_use_clause');
  for (const one of clause === undefined ? [] : r.tree.children(clause)) {
    if (r.tree.type(one) !== 'variable_name') continue;
    const name = variableName(r.tree, one);
    const at = r.tree.range(one);
    giveValue(r, name, reference(r, name, outer), { at, targetAt: at, valueAt: at });
  }
};

const readBody = (r: PhpReader, node: Syntax): void => {
  const kind = r.tree.type(node);
  const [first, ...others] = r.tree.children(node);
  const body = others.at(-1);
  if (body === undefined || body === first || r.tree.type(body) === 'formal_parameters' || TYPES.has(r.tree.type(body))) return;
  const value = r.value(body);
  if (kind === 'arrow_function' || (kind === 'property_hook' && r.tree.type(body) !== 'compound_statement')) addReturn(r, value, r.tree.range(body));
};

/** Whether what is declared is for the class alone, or for those that extend it. */
export const isHidden = (r: PhpReader, node: Syntax): boolean => /^(?:private|protected)/i.test(r.tree.source(r.tree.child(node, 'visibility_modifier') ?? node).slice(0, 9)) && r.tree.child(node, 'visibility_modifier') !== undefined;

export const withAttributes = (r: PhpReader, node: Syntax): Pick<FieldSummary, 'attributes'> => { const attributes = attributesOf(r, node); return attributes.length > 0 ? { attributes } : {}; };

export const declareField = (r: PhpReader, of: ClassId, field: FieldSummary): void => { const found = r.classes[of]!; found.fields = [...(found.fields ?? []), field]; };

const BUILT_IN = /^(?:self|static|parent|array|bool|boolean|callable|false|float|int|iterable|mixed|never|null|object|string|true|void)$/i;

/** A type with the names of its classes in full. */
export const typeOf = (r: PhpReader, node: Syntax): string =>
  r.tree.source(node).slice(0, 400).replace(/\\?[A-Za-z_\x80-\uffff][\w\x80-\uffff\\]*/g, (name) => (BUILT_IN.test(name) ? name : className(r.names, name)));

export const closure = (r: PhpReader, node: Syntax): Id => {
  const isStatic = r.tree.child(node, 'static_modifier') !== undefined;
  return functionValue(r, node, {}, isStatic ? { self: UNKNOWN } : {});
};
