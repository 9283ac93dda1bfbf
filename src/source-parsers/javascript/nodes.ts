import type { Scalar } from '../../core/config.js';
import type { Range } from '../../core/location.js';
import type { Choice, ClassId, FnId, Id, Node, NodeOf } from '../../core/summary.js';

/** The node of all that is not followed. */
export const UNKNOWN: Id = 0;

/** No file that people write comes near. */
export const MOST_NODES = 400_000;

/** More tests than this are not taken out of their own `all` or `any`. */
const MOST_JOINED = 64;

type Placed = NodeOf<'object' | 'array' | 'text' | 'element' | 'pattern' | 'call' | 'function' | 'class'>;

export type NodeTable = ReturnType<typeof createNodes>;

/**
 * A file's table of nodes. Those without a place of their own are shared: asked for twice, they are the same node. In a full table
 * everything new is UNKNOWN.
 */
export const createNodes = (most = MOST_NODES) => {
  const all: Node[] = [{ kind: 'unknown' }];
  const shared = new Map<string, Id>();
  let full = false;

  const add = (node: Node): Id => {
    if (all.length < most) return all.push(node) - 1;
    full = true;
    return UNKNOWN;
  };
  const share = (key: string, node: () => Node): Id => {
    const known = shared.get(key);
    if (known !== undefined) return known;
    const id = add(node());
    shared.set(key, id);
    return id;
  };

  const joined = (kind: 'all' | 'any', of: readonly Id[]): Id => {
    const parts = (id: Id): readonly Id[] => {
      const node = all[id]!;
      return node.kind === kind ? node.of : [id];
    };
    // `b = a && a; c = b && b; …` would double with every line: what gets long keeps its parts.
    const flatten = of.reduce((length, id) => length + parts(id).length, 0) <= Math.max(MOST_JOINED, of.length);
    const flat = [...new Set(flatten ? of.flatMap(parts) : of)];
    return flat.length === 1 ? flat[0]! : share(`${kind} ${flat.join()}`, () => ({ kind, of: flat }));
  };

  return {
    all: all as readonly Node[],
    isFull: () => full,
    of: (id: Id): Node => all[id]!,
    add: (node: Placed): Id => add(node),
    literal: (value: Scalar | undefined, at: Range): Id => add({ kind: 'literal', value, at }),
    /** Not shared: two variables of a function may have one name. */
    variable: (name: string, fn: FnId): Id => add({ kind: 'variable', name, fn }),
    param: (fn: FnId, index: number): Id => share(`param ${fn}.${index}`, () => ({ kind: 'param', fn, index })),
    import: (from: string, name: string): Id => share(`import ${name} ${from}`, () => ({ kind: 'import', from, name })),
    global: (name: string): Id => share(`global ${name}`, () => ({ kind: 'global', name })),
    this: (of: ClassId): Id => share(`this ${of}`, () => ({ kind: 'this', class: of })),
    get: (of: Id, name: string): Id => share(`${of}.${name}`, () => ({ kind: 'get', of, name })),
    /** Whether the property is written anywhere. */
    has: (of: Id, name: string): boolean => shared.has(`${of}.${name}`),
    index: (of: Id, key: Id): Id => share(`${of}[${key}`, () => ({ kind: 'index', of, key })),
    compare: (op: string, left: Id, right: Id): Id => share(`${left}${op}${right}`, () => ({ kind: 'compare', op, left, right })),
    not: (of: Id): Id => {
      const node = all[of]!;
      return node.kind === 'not' ? node.of : share(`!${of}`, () => ({ kind: 'not', of }));
    },
    /** All or any of these hold. */
    joined,
    either: (of: readonly Choice[]): Id =>
      share(`either ${of.map(({ value, when, holds }) => `${value}:${when ?? ''}:${holds ?? ''}`).join()}`, () => ({ kind: 'either', of })),
  };
};
