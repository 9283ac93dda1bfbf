import type { Range } from './location.js';
import type { Comment, Problem } from './problem.js';

export type Scalar = string | number | boolean | null;

/** One tree for every configuration format. Plain data: it is cached and sent between processes. */
export type ConfigNode = ConfigObject | ConfigArray | ConfigScalar;

export interface ConfigObject {
  readonly kind: 'object';
  readonly range: Range;
  /** In source order. A key that occurs twice is here twice (the last one wins) and is a Problem of its document. */
  readonly entries: readonly ConfigEntry[];
}

export interface ConfigEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: ConfigNode;
}

export interface ConfigArray {
  readonly kind: 'array';
  readonly range: Range;
  readonly items: readonly ConfigNode[];
}

/** A leaf. What a format has beyond JSON (dates, big integers) is its source text. Strings: `range` includes the quotes. */
export interface ConfigScalar {
  readonly kind: 'scalar';
  readonly range: Range;
  readonly value: Scalar;
}

export type ConfigFormat = 'json' | 'toml' | 'yaml' | 'dotenv' | 'plist' | 'ini' | 'directives';

/** A parsed configuration file. `root` is missing where nothing could be read. */
export interface ConfigDocument {
  readonly kind: 'config';
  readonly format: ConfigFormat;
  readonly root?: ConfigNode;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** The value of an own key, the last one where it occurs twice. */
export const entryOf = (node: ConfigNode | undefined, key: string): ConfigEntry | undefined =>
  node?.kind === 'object' ? node.entries.findLast((entry) => entry.key === key) : undefined;

/** The node at a path of keys and array indexes. */
export const nodeAt = (root: ConfigNode | undefined, path: readonly (string | number)[]): ConfigNode | undefined => {
  let node = root;
  for (const step of path) {
    node = node?.kind === 'array' ? node.items[Number(step)] : entryOf(node, String(step))?.value;
  }
  return node;
};

/** The keys of a JSON Pointer (RFC 6901). */
export const pointerKeys = (pointer: string): string[] =>
  pointer === '' ? [] : pointer.slice(1).split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The plain value of a node; objects have no prototype, so that a key `__proto__` is a key. */
export const plain = (node: ConfigNode | undefined): unknown => {
  if (!node) return undefined;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(plain);
  const object = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.entries) object[key] = plain(value);
  return object;
};
