import type { ConfigNode } from '../core/config.js';
import type { Id, Node, Summary } from '../core/summary.js';

/** A configuration as a module: its value is the default export, each part at its place in the file. */
export const sourceOfConfig = (root: ConfigNode): Summary => {
  const nodes: Node[] = [{ kind: 'unknown' }];
  const add = (node: Node): Id => nodes.push(node) - 1;
  const value = (node: ConfigNode): Id => {
    switch (node.kind) {
      case 'object':
        return add({
          kind: 'object', at: node.range,
          members: node.entries.map((entry) => ({ kind: 'entry', key: entry.key, value: value(entry.value), keyAt: entry.keyRange, valueAt: entry.value.range })),
        });
      case 'array':
        return add({ kind: 'array', at: node.range, items: node.items.map((item) => ({ value: value(item), at: item.range })) });
      default:
        return add({ kind: 'literal', value: node.value, at: node.range });
    }
  };
  const id = value(root);
  return {
    kind: 'source', language: 'javascript', nodes, functions: [{ at: root.range, params: [], calls: [], writes: [], returns: [] }], classes: [], imports: [],
    exports: [{ name: 'default', value: id }], declarations: [], elements: [], comments: [], problems: [],
  };
};
