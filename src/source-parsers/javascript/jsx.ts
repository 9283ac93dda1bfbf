import type { JSXAttributeItem, JSXChild, JSXElement, JSXElementName, JSXFragment } from 'oxc-parser';
import type { Attribute, Id } from '../../core/summary.js';
import { UNKNOWN } from './nodes.js';
import { rangeOf, type Reader } from './reader.js';

/** `<a href={url}>…</a>`; a fragment has no name. */
export const element = (r: Reader, node: JSXElement | JSXFragment): Id => {
  const opening = node.type === 'JSXElement' ? node.openingElement : undefined;
  const id = r.nodes.add({
    kind: 'element', name: opening ? nameOf(opening.name) : '',
    attributes: (opening?.attributes ?? []).map((one) => attribute(r, one)),
    children: node.children.flatMap((one) => child(r, one) ?? []),
    at: rangeOf(node), tagAt: rangeOf(opening ?? (node as JSXFragment).openingFragment),
  });
  if (id !== UNKNOWN) r.elements.push(id);
  return id;
};

const nameOf = (name: JSXElementName): string => {
  const parts: string[] = [];
  let at = name;
  for (; at.type === 'JSXMemberExpression'; at = at.object) parts.push(at.property.name);
  parts.push(at.type === 'JSXNamespacedName' ? `${at.namespace.name}:${at.name.name}` : at.name);
  return parts.reverse().join('.');
};

const attribute = (r: Reader, node: JSXAttributeItem): Attribute => {
  if (node.type === 'JSXSpreadAttribute') return { name: '', value: r.value(node.argument), at: rangeOf(node), valueAt: rangeOf(node.argument) };
  const name = node.name.type === 'JSXNamespacedName' ? `${node.name.namespace.name}:${node.name.name.name}` : node.name.name;
  const { value } = node;
  if (!value) return { name, at: rangeOf(node) };
  if (value.type === 'Literal') {
    const valueAt = { start: value.start + 1, end: value.end - 1 };
    return { name, value: r.nodes.literal(value.value, valueAt), at: rangeOf(node), valueAt };
  }
  const inner = value.type === 'JSXExpressionContainer' ? value.expression : value;
  if (inner.type === 'JSXEmptyExpression') return { name, at: rangeOf(node) };
  return { name, value: r.value(inner), at: rangeOf(node), valueAt: rangeOf(inner) };
};

const child = (r: Reader, node: JSXChild): Id | undefined => {
  switch (node.type) {
    case 'JSXText':
      return node.value.trim() === '' ? undefined : r.nodes.literal(node.value, rangeOf(node));
    case 'JSXExpressionContainer':
      return node.expression.type === 'JSXEmptyExpression' ? undefined : r.value(node.expression);
    case 'JSXSpreadChild':
      return r.value(node.expression);
    default:
      return r.value(node);
  }
};
