import type { Range } from '../../../src/core/location.js';
import type { ElementNode, Summary } from '../../../src/core/summary.js';
import { readHtml } from '../../../src/source-parsers/html/index.js';

export const sliceOf = (text: string, range: Range | undefined): string | undefined => (range ? text.slice(range.start, range.end) : undefined);

export const elementsOf = ({ nodes, elements }: Summary): ElementNode[] => elements.map((id) => nodes[id] as ElementNode);

/** Every element as its name and its attributes `name=value`. */
export const outline = (path: string, text: string): string[] => {
  const { summary } = readHtml(path, text);
  return elementsOf(summary).map(({ name, attributes }) =>
    [name, ...attributes.map((attribute) => (attribute.value === undefined ? attribute.name : `${attribute.name}=${valueOf(summary, attribute.value)}`))].join(' '));
};

export const valueOf = ({ nodes }: Summary, id: number): unknown => {
  const node = nodes[id];
  return node?.kind === 'literal' ? node.value : undefined;
};

/** Every attribute as the source text of its place and of its value's. */
export const places = (path: string, text: string): (readonly [string | undefined, string | undefined])[] =>
  elementsOf(readHtml(path, text).summary).flatMap(({ attributes }) => attributes.map(({ at, valueAt }) => [sliceOf(text, at), sliceOf(text, valueAt)] as const));

/** Names with their nesting: `html(head(meta) body)`. */
export const tree = (path: string, text: string): string => {
  const { summary: { nodes, elements } } = readHtml(path, text);
  const children = new Set(elements.flatMap((id) => (nodes[id] as ElementNode).children));
  const show = (ids: readonly number[]): string => ids.flatMap((id) => {
    const node = nodes[id];
    return node?.kind === 'element' ? [node.children.length > 0 ? `${node.name}(${show(node.children)})` : node.name] : [];
  }).join(' ');
  return show(elements.filter((id) => !children.has(id)));
};

export const scriptsOf = (path: string, text: string): string[] =>
  readHtml(path, text).scripts.map(({ range, lang, module, frontmatter }) => `${lang}${module ? ' module' : ''}${frontmatter ? ' frontmatter' : ''}: ${sliceOf(text, range)?.trim()}`);
