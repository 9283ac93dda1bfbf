import type { ConfigDocument, ConfigNode } from '../../src/core/config.js';

/** Every key and leaf of a document as `path = source text`, by its ranges. */
export const slices = (text: string, { root }: ConfigDocument): string[] => {
  const lines: string[] = [];
  const visit = (node: ConfigNode, path: string): void => {
    if (node.kind === 'scalar') lines.push(`${path} = ${text.slice(node.range.start, node.range.end)}`);
    else if (node.kind === 'array') node.items.forEach((item, index) => visit(item, `${path}/${index}`));
    else node.entries.forEach(({ keyRange, value }) => visit(value, `${path}/${text.slice(keyRange.start, keyRange.end)}`));
  };
  if (root) visit(root, '');
  return lines;
};

export const problemsOf = (text: string, { problems }: ConfigDocument): string[] =>
  problems.map(({ kind, range }) => `${kind}: ${range ? text.slice(range.start, range.end) : ''}`);

/** All nodes are inside the text and inside their parents. */
export const isWellFormed = (text: string, { root, problems, comments }: ConfigDocument): boolean => {
  const inside = ({ start, end }: { start: number; end: number }): boolean => 0 <= start && start <= end && end <= text.length;
  const sound = (node: ConfigNode): boolean => inside(node.range) && (node.kind === 'scalar'
    || (node.kind === 'array' ? node.items.every(sound) : node.entries.every(({ keyRange, value }) => inside(keyRange) && sound(value))));
  return (!root || sound(root)) && comments.every(({ range }) => inside(range)) && problems.every(({ range }) => !range || inside(range));
};
