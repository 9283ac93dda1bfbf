import type { ConfigEntry, ConfigNode } from '../core/config.js';
import { NOWHERE, type Range } from '../core/location.js';
import type { Ref } from './source.js';
import { pathsOf } from './paths.js';
import type { World } from './world.js';

const DEEPEST = 12;
const MOST_NODES = 4000;

/** Functions that give their argument back, with types: `defineConfig({ … })`. */
const WRAPPERS = /(?:^|\.)define\w{0,30}Config\(\)$/;

/** A configuration that is written in code, with the file that holds it. */
export interface CodeTree {
  readonly file: string;
  readonly root: ConfigNode;
}

/**
 * What a JavaScript module exports or a PHP file returns, as a configuration tree, so that it is asked like one in JSON. A value that is not known is null: it is
 * there, and nothing can be said of it. Paths below `__dirname` are relative.
 */
export const exportedTree = (world: World, path: string): CodeTree | undefined => {
  const source = world.source(path);
  if (!source) return undefined;
  const { exports, functions } = source.summary;
  const exported = exports.find(({ name, value }) => name === 'default' && value !== undefined)?.value;
  const id = exported ?? (source.summary.language === 'php' ? functions[0]?.returns.at(-1)?.value : undefined);
  if (id === undefined) return undefined;
  const root = treeOf(world, source.ref(id, functions[0]?.at ?? NOWHERE));
  return root && root.kind !== 'scalar' ? { file: path, root } : undefined;
};


/** A value as a configuration tree. */
export const treeOf = (world: World, ref: Ref): ConfigNode => {
  let left = MOST_NODES;
  const unknown = (range: Range): ConfigNode => ({ kind: 'scalar', range, value: null });
  const convert = (one: Ref, home: string, depth: number): ConfigNode => {
    const range = one.at.range;
    if (depth > DEEPEST || left-- <= 0) return unknown(range);
    const choices = world.resolve(one).filter(({ when }) => when !== 'development' && when !== 'test');
    const target = choices[0];
    if (!target) return unknown(range);
    const { source, id } = target;
    // Places are of one file: what another file says stands where this one uses it.
    const at = (own: Range): Range => (source.path === home ? own : range);
    const again = (next: number, own: Range): ConfigNode => convert({ ...source.ref(next, own), at: source.path === home ? source.ref(next, own).at : one.at }, home, depth + 1);
    const node = source.node(id);
    switch (node.kind) {
      case 'object': {
        const entries: ConfigEntry[] = [];
        for (const member of node.members) {
          if (member.kind === 'entry') entries.push({ key: member.key, keyRange: at(member.keyAt), value: again(member.value, member.valueAt) });
          else if (member.kind === 'spread') {
            const spread = again(member.value, member.at);
            if (spread.kind === 'object') entries.push(...spread.entries);
          }
        }
        return { kind: 'object', range: at(node.at), entries };
      }
      case 'array':
        return {
          kind: 'array', range: at(node.at),
          items: node.items.flatMap((item) => {
            const value = again(item.value, item.at);
            return item.spread ? (value.kind === 'array' ? value.items : [unknown(at(item.at))]) : [value];
          }),
        };
      case 'pattern':
        return { kind: 'scalar', range: at(node.at), value: `/${node.source}/` };
      case 'function': {
        const returned = source.summary.functions[node.fn]?.returns.at(-1);
        return returned && depth === 0 ? again(returned.value, returned.at) : unknown(at(node.at));
      }
      case 'call': {
        const wrapped = node.args[0];
        if (wrapped !== undefined && WRAPPERS.test(world.name(target) ?? '')) return again(wrapped, node.argsAt[0] ?? node.at);
        break;
      }
      default:
    }
    const value = world.scalar(target);
    if (value !== undefined) return { kind: 'scalar', range: at(target.at.range), value };
    const [path] = node.kind === 'call' || node.kind === 'text' ? pathsOf(world, target) : [];
    return path && path.base === 'bundle' && !path.path.includes('*') ? { kind: 'scalar', range: at(target.at.range), value: path.path.replace(/^\/+/, '') || '.' } : unknown(at(target.at.range));
  };
  return convert(ref, ref.source.path, 0);
};
