import type { Id } from '../core/summary.js';
import type { Source } from './source.js';

/** Every node that takes part in an expression: it itself, and what it is made of by properties, calls, comparisons and the like. */
export function* partsOf(source: Source, expression: Id): Iterable<Id> {
  const open = [expression];
  const seen = new Set<Id>();
  while (open.length > 0) {
    const id = open.pop()!;
    if (seen.has(id) || seen.size > 2000) continue;
    seen.add(id);
    yield id;
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
      case 'object':
        open.push(...node.members.map((member) => member.value));
        break;
      default:
    }
  }
}

/** Whether a value takes part in an expression. */
export const mentions = (source: Source, expression: Id, value: Id): boolean => {
  for (const id of partsOf(source, expression)) if (id === value) return true;
  return false;
};

/** The names that an expression is written with: of properties, variables, parameters, imports and globals. */
export const namesIn = (source: Source, expression: Id): readonly string[] =>
  [...partsOf(source, expression)].flatMap((id): readonly string[] => {
    const node = source.node(id);
    switch (node.kind) {
      case 'get':
      case 'variable':
      case 'global':
      case 'import':
        return [node.name];
      case 'param':
        return source.summary.functions[node.fn]?.params[node.index]?.name === undefined ? [] : [source.summary.functions[node.fn]!.params[node.index]!.name!];
      case 'literal':
        return typeof node.value === 'string' ? [node.value] : [];
      default:
        return [];
    }
  });
