import type { AppInfo } from '../core/finding.js';
import type { Tree, TreeObject } from './model-tree.js';

/** A picture with more is none. */
const MOST_ITEMS = 12;
const MOST_PARTS = 6;
const LONGEST_LABEL = 80;

export interface PicturedApp {
  readonly info: AppInfo;
  readonly models: Readonly<Record<string, TreeObject>>;
}

/** A Mermaid flowchart: each app, the things in its models' lists, and what those hold or refer to. */
export const modelMermaid = (apps: readonly PicturedApp[]): string => {
  const lines = ['flowchart LR'];
  let count = 0;
  const node = (label: string, shape: readonly [string, string] = ['[', ']']): string => {
    const id = `n${count++}`;
    lines.push(`  ${id}${shape[0]}"${escaped(label)}"${shape[1]}`);
    return id;
  };
  for (const { info, models } of apps) {
    const app = node(`${info.name} (${info.framework}${info.version ? ` ${info.version}` : ''})`, ['([', '])']);
    for (const [key, list] of Object.values(models).flatMap((model) => Object.entries(model))) {
      const items = listOf(list);
      // By place: what is told in full once is referred to by its words and its place elsewhere.
      const known = new Map<string, string>();
      if (items.length === 0) continue;
      lines.push(`  subgraph g${count} ["${escaped(key)}"]`);
      const nodes = items.slice(0, MOST_ITEMS).map((item) => {
        const id = node(labelOf(item));
        if (typeof item['at'] === 'string') known.set(item['at'], id);
        return { id, item };
      });
      if (items.length > MOST_ITEMS) node(`… and ${items.length - MOST_ITEMS} more`);
      lines.push('  end');
      for (const { id, item } of nodes) {
        lines.push(`  ${app} --> ${id}`);
        for (const [part, parts] of Object.entries(item)) {
          const held = listOf(parts);
          for (const one of held.slice(0, MOST_PARTS)) lines.push(`  ${id} -- "${escaped(part)}" --> ${known.get(String(one['at'])) ?? node(labelOf(one))}`);
          if (held.length > MOST_PARTS) lines.push(`  ${id} --> ${node(`… and ${held.length - MOST_PARTS} more`)}`);
        }
      }
    }
  }
  return `${lines.join('\n')}\n`;
};

const listOf = (tree: Tree): readonly TreeObject[] =>
  (Array.isArray(tree) ? (tree as readonly Tree[]).filter((item): item is TreeObject => typeof item === 'object' && item !== null && !Array.isArray(item) && labelOf(item as TreeObject) !== '') : []);

/** Keys that name a thing, the best first. */
const NAMES = ['label', 'identifier', 'name', 'key', 'channel', 'by', 'url', 'path', 'command', 'value', 'domain', 'module', 'kind', 'method', 'via', 'answers'];

const labelOf = (item: TreeObject): string => {
  const names = NAMES.flatMap((key) => (typeof item[key] === 'string' && item[key] !== '' ? [item[key] as string] : [])).slice(0, 2);
  // Of a message there is nothing but its method and its place.
  if (names.length === 1 && names[0] === item['method'] && typeof item['at'] === 'string') names.push(item['at']);
  return names.join(' · ').slice(0, LONGEST_LABEL);
};

/** Mermaid reads `#quot;` as a quote, and HTML in labels. */
const escaped = (label: string): string => label.replace(/[#"<>&`\\\r\n]/g, (char) => `#${char.charCodeAt(0)};`);
