import type { Argument, CallExpression, Expression, ImportExpression, MemberExpression, NewExpression, TaggedTemplateExpression } from 'oxc-parser';
import type { Range } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { importModule, requiredModule } from './commonjs.js';
import { member } from './members.js';
import { UNKNOWN } from './nodes.js';
import { rangeOf, type Reader } from './reader.js';

/** `a.b(c)[d].e` and so on, from the inside out: chains have any length and are read in a loop. */
export const chain = (r: Reader, node: Expression): Id => {
  const links: (MemberExpression | CallExpression | TaggedTemplateExpression)[] = [];
  let at = node;
  for (;;) {
    if (at.type === 'MemberExpression') {
      links.push(at);
      at = at.object;
    } else if (at.type === 'CallExpression') {
      links.push(at);
      at = at.callee;
    } else if (at.type === 'TaggedTemplateExpression') {
      links.push(at);
      at = at.tag;
    } else if (at.type === 'ChainExpression' || at.type === 'TSNonNullExpression') {
      at = at.expression;
    } else break;
  }
  let id = r.value(at);
  for (const link of links.reverse()) {
    if (link.type === 'MemberExpression') id = member(r, link, link.object.type === 'Super' ? r.nodes.get(id, 'prototype') : id);
    else if (link.type === 'CallExpression') id = call(r, link, id);
    else id = tagged(r, link, id);
  }
  return id;
};

const call = (r: Reader, node: CallExpression, callee: Id): Id => {
  const given = readArguments(r, node.arguments);
  return requiredModule(r, node, callee, given.args) ?? addCall(r, node, callee, given, node.callee.type === 'Super');
};

export const construct = (r: Reader, node: NewExpression): Id => {
  const callee = r.value(node.callee);
  return addCall(r, node, callee, readArguments(r, node.arguments), true);
};

interface Arguments {
  readonly args: readonly Id[];
  readonly argsAt: readonly Range[];
  readonly spreadFrom?: number;
}

const readArguments = (r: Reader, nodes: readonly Argument[]): Arguments => {
  const args: Id[] = [];
  const argsAt: Range[] = [];
  let spreadFrom: number | undefined;
  for (const node of nodes) {
    if (node.type === 'SpreadElement') spreadFrom ??= args.length;
    args.push(r.value(node.type === 'SpreadElement' ? node.argument : node));
    argsAt.push(rangeOf(node));
  }
  return spreadFrom === undefined ? { args, argsAt } : { args, argsAt, spreadFrom };
};

export const addCall = (r: Reader, at: Range, callee: Id, given: Arguments, construct: boolean): Id => {
  const id = r.nodes.add({ kind: 'call', callee, ...given, construct, at: rangeOf(at) });
  if (id !== UNKNOWN) r.functions[r.fn]!.calls.push({ call: id, under: r.under });
  return id;
};

/** A tag is called with the texts and then the values. */
const tagged = (r: Reader, { quasi, start, end }: TaggedTemplateExpression, tag: Id): Id => {
  const items = quasi.quasis.map(({ value, start, end }) => ({ value: r.nodes.literal(value.cooked ?? value.raw, { start, end }), at: { start, end } }));
  const texts = r.nodes.add({ kind: 'array', items, at: rangeOf(quasi) });
  const args = [texts, ...quasi.expressions.map(r.value)];
  return addCall(r, { start, end }, tag, { args, argsAt: [rangeOf(quasi), ...quasi.expressions.map(rangeOf)] }, false);
};

/** `import('x')`; a specifier that is no constant makes it a call of the global `import`. */
export const dynamicImport = (r: Reader, node: ImportExpression): Id => {
  const source = r.value(node.source);
  if (node.options) r.value(node.options);
  const specifier = r.nodes.of(source);
  if (specifier.kind === 'literal' && typeof specifier.value === 'string') return importModule(r, specifier.value, node.source, 'dynamic');
  return addCall(r, node, r.nodes.global('import'), { args: [source], argsAt: [rangeOf(node.source)] }, false);
};
