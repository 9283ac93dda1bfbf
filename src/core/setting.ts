import { type ConfigArray, type ConfigNode, type ConfigObject, entryOf, plain, pointerKeys } from './config.js';
import type { Location, Range } from './location.js';

/** What must be so for an alternative to apply: a build kind, a platform, a mode of the framework. */
export type When = 'development' | 'test' | `platform:${string}` | `mode:${string}`;

/** One value that a setting may take. */
export interface Alternative<T = unknown> {
  /** False: something stands there that cannot be known statically. It is neither safe nor unsafe. */
  readonly known: boolean;
  /** Present where `known`. */
  readonly value?: T;
  readonly when?: When;
  /** `written` where the value stands in a file, `derived` where it was computed from what does, `default` where nothing was written. */
  readonly origin: 'written' | 'derived' | 'default';
  /** The value; of a default, the thing that lacks it. */
  readonly at: Location;
  readonly keyAt?: Location;
  /** The text at `at` is this value as a literal, so that a fix may replace it. */
  readonly literal?: boolean;
}

const shipped = (alternative: Alternative): boolean => alternative.when !== 'development' && alternative.when !== 'test';

/**
 * The alternatives that a value may take, each with its place. Questions are about the shipped app: alternatives that only apply in
 * development or tests are left out of `is`, `mayBe` and `unknown`.
 */
export class Setting<T = unknown> {
  constructor(readonly alternatives: readonly Alternative<T>[]) {
    if (alternatives.length === 0) throw new RangeError('a setting has at least one alternative');
  }

  static of<T>(value: T, at: Location, more: Partial<Omit<Alternative<T>, 'value' | 'at'>> = {}): Setting<T> {
    return new Setting<T>([{ known: true, value, at, origin: 'written', ...more }]);
  }

  static default<T>(value: T, at: Location): Setting<T> {
    return new Setting<T>([{ known: true, value, at, origin: 'default' }]);
  }

  static unknown<T>(at: Location, keyAt?: Location): Setting<T> {
    return new Setting<T>([{ known: false, at, origin: 'derived', ...(keyAt && { keyAt }) }]);
  }

  get shipped(): readonly Alternative<T>[] {
    return this.alternatives.filter(shipped);
  }

  /** The shipped app has this value, whatever happens. */
  is(value: T): boolean {
    const all = this.shipped;
    return all.length > 0 && all.every((one) => one.known && one.value === value);
  }

  /** The shipped app may have this value. */
  mayBe(value: T): boolean {
    return this.shipped.some((one) => one.known && one.value === value);
  }

  /** Something that is not known may decide. */
  get unknown(): boolean {
    return this.shipped.some((one) => !one.known);
  }

  /** The one value of the shipped app, where there is just one. */
  get value(): T | undefined {
    const all = this.shipped;
    const first = all[0];
    return first && all.every((one) => one.known && one.value === first.value) ? first.value : undefined;
  }

  get origin(): Alternative['origin'] {
    return (this.shipped[0] ?? this.alternatives[0]!).origin;
  }

  /** Something is written for this setting. */
  get written(): boolean {
    return this.alternatives.some((one) => one.origin !== 'default');
  }

  /** The shipped alternative that has a value, or of which a test holds: what a report points at. */
  find(test: T | ((value: T) => boolean)): Alternative<T> | undefined {
    const holds = typeof test === 'function' ? (test as (value: T) => boolean) : (value: T) => value === test;
    return this.shipped.find((one) => one.known && holds(one.value as T));
  }

  get at(): Location {
    return (this.shipped[0] ?? this.alternatives[0]!).at;
  }

  get keyAt(): Location | undefined {
    return (this.shipped[0] ?? this.alternatives[0]!).keyAt;
  }
}

/** One file's part in an effective configuration. Layers without `when` override by order; with `when` they add an alternative. */
export interface Layer {
  readonly file: string;
  readonly root: ConfigNode;
  readonly when?: When;
}

interface Found {
  readonly node: ConfigNode;
  readonly file: string;
  readonly keyRange?: Range;
}

/**
 * An effective configuration: layers merged as RFC 7396 does (objects merge, everything else replaces, null removes), asked by JSON Pointer.
 * Every answer is a ConfigSetting, placed in the file that set it. A pointer may name alternatives of a key: `/a/{camelCase,kebab-case}`.
 */
export class Config {
  constructor(readonly layers: readonly Layer[], /** Where a missing value is reported. */ readonly home: Location) {}

  /** The setting at a pointer; `missing` where no layer has it. */
  at(pointer: string): ConfigSetting {
    const keys = pointerKeys(pointer);
    const base = this.layers.filter((layer) => !layer.when);
    const alternatives: ConfigAlternative[] = [];
    const found = lookup(base, keys);
    alternatives.push(found ? alternativeOf(found) : { known: true, value: undefined, origin: 'default', at: this.nearest(base, keys) });
    for (const when of new Set(this.layers.flatMap((layer) => layer.when ?? []))) {
      const own = this.layers.filter((layer) => layer.when === when);
      if (!own.some((layer) => touches(layer.root, keys))) continue;
      const merged = lookup([...base, ...own], keys);
      if (merged && merged.node !== found?.node) alternatives.push({ ...alternativeOf(merged), when });
      if (!merged && found) alternatives.push({ known: true, value: undefined, origin: 'written', when, ...removal(own, keys, found) });
    }
    return new ConfigSetting(alternatives, this, pointer);
  }

  /** The place of the deepest parent that is written, for a report on what is missing. */
  private nearest(layers: readonly Layer[], keys: readonly string[]): Location {
    for (let length = keys.length - 1; length > 0; length--) {
      const parent = lookup(layers, keys.slice(0, length));
      if (parent) return { file: parent.file, range: parent.keyRange ?? parent.node.range };
    }
    return this.home;
  }

  /** The keys of the object at a pointer, over all layers. */
  keys(pointer: string): readonly string[] {
    const keys = pointerKeys(pointer);
    const names = new Set<string>();
    for (const layer of this.layers) {
      const node = walk(layer.root, keys)?.node;
      if (node?.kind === 'object') for (const { key } of node.entries) names.add(key);
    }
    return [...names];
  }
}

type ConfigAlternative = Alternative & { readonly node?: ConfigNode };

/** A Setting of a configuration, with the tree below it. `value` is plain data: objects have no prototype. */
export class ConfigSetting extends Setting {
  constructor(override readonly alternatives: readonly ConfigAlternative[], private readonly whole: Config, readonly pointer: string) {
    super(alternatives);
  }

  get missing(): boolean {
    return !this.written;
  }

  /** The tree of the first shipped alternative that has one. */
  get node(): ConfigNode | undefined {
    return (this.shipped as readonly ConfigAlternative[]).find((one) => one.node)?.node;
  }

  /** A setting below this one: `/csp`. */
  to(pointer: string): ConfigSetting {
    return this.whole.at(this.pointer + pointer);
  }

  /** The items of an array, each with its own place. */
  items(): readonly ConfigSetting[] {
    return this.alternatives.flatMap((one) => {
      const node = one.node;
      return node?.kind === 'array' ? node.items.map((item, index) => leaf(item, one, `${this.pointer}/${index}`)) : [];
    });
  }

  /** The strings of an array, or the one string that stands in its place, each with its place. */
  strings(): readonly { readonly value: string; readonly at: Location; readonly when?: When }[] {
    return this.alternatives.flatMap(({ node, at: { file }, when }) => (node?.kind === 'array' ? node.items : node ? [node] : []).flatMap((item) =>
      (item.kind === 'scalar' && typeof item.value === 'string' ? [{ value: item.value, at: { file, range: item.range }, ...(when && { when }) }] : [])));
  }

  /** The keys of an object with their settings. */
  entries(): readonly (readonly [string, ConfigSetting])[] {
    return this.whole.keys(this.pointer).map((key) => [key, this.to(`/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)] as const);
  }
}

const leaf = (node: ConfigNode, of: ConfigAlternative, pointer: string): ConfigSetting =>
  new ConfigSetting([{ known: true, value: plain(node), origin: 'written', at: { file: of.at.file, range: node.range }, literal: node.kind === 'scalar', node, ...(of.when && { when: of.when }) }],
    new Config([{ file: of.at.file, root: wrap(node, pointer) }], of.at), pointer);

/** A tree in which `node` stands at `pointer`, so that a leaf can be asked further. */
const wrap = (node: ConfigNode, pointer: string): ConfigNode =>
  pointerKeys(pointer).reduceRight<ConfigNode>((value, key) => {
    const parent: ConfigObject = { kind: 'object', range: node.range, entries: [{ key: choices(key)[0] ?? key, keyRange: node.range, value }] };
    return parent;
  }, node);

const alternativeOf = ({ node, file, keyRange }: Found): ConfigAlternative => ({
  known: true, value: plain(node), origin: 'written', at: { file, range: node.range }, node, literal: node.kind === 'scalar',
  ...(keyRange && { keyAt: { file, range: keyRange } }),
});

const choices = (key: string): readonly string[] => (/^\{.+\}$/.test(key) ? key.slice(1, -1).split(',') : [key]);

const child = (node: ConfigObject | ConfigArray, key: string): { node: ConfigNode; keyRange?: Range } | undefined => {
  if (node.kind === 'array') {
    const item = node.items[Number(key)];
    return item && { node: item };
  }
  for (const name of choices(key)) {
    const entry = entryOf(node, name);
    if (entry) return { node: entry.value, keyRange: entry.keyRange };
  }
  return undefined;
};

const walk = (root: ConfigNode, keys: readonly string[]): { node: ConfigNode; keyRange?: Range } | undefined => {
  let at: { node: ConfigNode; keyRange?: Range } | undefined = { node: root };
  for (const key of keys) at = at && at.node.kind !== 'scalar' ? child(at.node, key) : undefined;
  return at;
};

/** Whether a layer says anything about a path: it has it, or replaces a parent of it. */
const touches = (root: ConfigNode, keys: readonly string[]): boolean => {
  let node: ConfigNode = root;
  for (const key of keys) {
    if (node.kind !== 'object') return true;
    const next = child(node, key);
    if (!next) return false;
    node = next.node;
  }
  return true;
};

/** Where a layer takes away what stood below it: at its null, or at the parent that it replaces. */
const removal = (layers: readonly Layer[], keys: readonly string[], found: Found): Pick<Alternative, 'at' | 'keyAt'> => {
  for (const { file, root } of layers.toReversed()) {
    for (let length = keys.length; length > 0; length--) {
      const here = walk(root, keys.slice(0, length));
      if (here) return { at: { file, range: here.node.range }, ...(here.keyRange && { keyAt: { file, range: here.keyRange } }) };
    }
  }
  return { at: { file: found.file, range: found.node.range } };
};

const isNull = (node: ConfigNode): boolean => node.kind === 'scalar' && node.value === null;

/** RFC 7396 by path: the last layer that touches the path decides, and objects merge. */
const lookup = (layers: readonly Layer[], keys: readonly string[]): Found | undefined => {
  let found: Found | undefined;
  let merged = false;
  for (const [index, { file, root }] of layers.entries()) {
    if (!touches(root, keys)) continue;
    const here = walk(root, keys);
    if (!here || (index > 0 && isNull(here.node))) { found = undefined; continue; }
    if (found?.node.kind === 'object' && here.node.kind === 'object') {
      found = { node: merge(found.node, here.node), file: merged ? found.file : file, ...(here.keyRange && { keyRange: here.keyRange }) };
      merged = true;
    } else found = { node: here.node, file, ...(here.keyRange && { keyRange: here.keyRange }) };
  }
  return found;
};

const merge = (base: ConfigObject, patch: ConfigObject): ConfigObject => {
  const entries = base.entries.filter(({ key }) => !entryOf(patch, key));
  for (const entry of patch.entries) {
    if (isNull(entry.value)) continue;
    const old = entryOf(base, entry.key)?.value;
    entries.push(old?.kind === 'object' && entry.value.kind === 'object' ? { ...entry, value: merge(old, entry.value) } : entry);
  }
  return { kind: 'object', range: patch.range, entries };
};
