import type { FnId, Id } from '../core/summary.js';
import type { Source } from './source.js';

const DEEPEST = 12;

/** Whether two expressions of a file say the same: `files.map((f) => f.path).join(' ')`, written twice, is tested once. */
export const saysTheSame = (source: Source, a: Id, b: Id, inner: ReadonlyMap<FnId, FnId> = new Map(), depth = 0): boolean => {
  if (a === b) return true;
  if (depth > DEEPEST) return false;
  const one = source.node(a);
  const other = source.node(b);
  const same = (x: Id, y: Id): boolean => saysTheSame(source, x, y, inner, depth + 1);
  const all = (x: readonly Id[], y: readonly Id[]): boolean => x.length === y.length && x.every((each, index) => same(each, y[index]!));
  switch (one.kind) {
    case 'literal':
      return other.kind === 'literal' && one.value === other.value;
    case 'param':
      return other.kind === 'param' && one.index === other.index && inner.get(one.fn) === other.fn;
    case 'text':
      return other.kind === 'text' && all(one.parts, other.parts);
    case 'get':
      return other.kind === 'get' && one.name === other.name && same(one.of, other.of);
    case 'call':
      return other.kind === 'call' && same(one.callee, other.callee) && all(one.args, other.args);
    case 'function': {
      const [x, ...more] = source.summary.functions[one.fn]?.returns ?? [];
      const [y, ...others] = (other.kind === 'function' ? source.summary.functions[other.fn]?.returns : undefined) ?? [];
      return other.kind === 'function' && x !== undefined && y !== undefined && more.length === 0 && others.length === 0 && saysTheSame(source, x.value, y.value, new Map([...inner, [one.fn, other.fn]]), depth + 1);
    }
    default:
      return false;
  }
};
