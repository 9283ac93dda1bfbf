import type { Syntax } from '../syntax-tree.js';
import type { PhpReader } from './reader.js';

/** `#[Route('/x'), Admin]` as `Route('/x')` and `Admin`. */
export const attributesOf = (r: PhpReader, node: Syntax): readonly string[] => {
  const list = r.tree.child(node, 'attribute_list');
  return list === undefined ? [] : r.tree.children(list).flatMap((group) => r.tree.children(group).map((one) => r.tree.source(one)));
};
