import type { Id } from '../core/summary.js';
import type { Source } from './source.js';

/** Whether a value takes part in an expression: the expression is it, or is made of it by properties, calls, comparisons and the like. */
export const mentions = (source: Source, expression: Id, value: Id): boolean => {
  const open = [expression];
  const seen = new Set<Id>();
  while (open.length > 0) {
    const id = open.pop()!;
    if (id === value) return true;
    if (seen.has(id) || seen.size > 2000) continue;
    seen.add(id);
    const node = source.node(id);
    switch (node.kind) {
      case 'get':
      case 'not':
        open.push(node.of);
        break;
      case 'index':
        open.push(node.of, node.key);
        break;
      case 'call':
        open.push(node.callee, ...node.args);
        break;
      case 'compare':
        open.push(node.left, node.right);
        break;
      case 'all':
      case 'any':
        open.push(...node.of);
        break;
      case 'text':
        open.push(...node.parts);
        break;
      case 'either':
        for (const one of node.of) open.push(one.value, ...(one.when === undefined ? [] : [one.when]));
        break;
      case 'array':
        open.push(...node.items.map((item) => item.value));
        break;
      default:
    }
  }
  return false;
};
