import { entryOf, nodeAt, type ConfigDocument, type ConfigEntry, type ConfigNode } from '../core/config.js';
import type { Dependency, Package } from '../core/framework.js';
import { folderOf, resolveIn } from '../core/paths.js';

/** A dependency with what finds it when it is one of the tree's own packages. */
export interface LocalDependency extends Dependency {
  /** The folder that the manifest names, from the root of the tree. */
  readonly folder?: string;
  /** Cargo: the requirement stands in the workspace, under this key. */
  readonly inherited?: string;
}

export interface Manifest {
  readonly kind: Package['kind'];
  readonly path: string;
  readonly dir: string;
  readonly name?: string;
  readonly root: ConfigNode;
  readonly dependencies: ReadonlyMap<string, LocalDependency>;
}

const KINDS: ReadonlyMap<string, Package['kind']> = new Map([['package.json', 'npm'], ['Cargo.toml', 'cargo'], ['composer.json', 'composer']]);

/** What a package's manifest says; undefined for any other file. */
export const readManifest = (path: string, { root }: ConfigDocument): Manifest | undefined => {
  const kind = KINDS.get(path.slice(path.lastIndexOf('/') + 1));
  if (!kind || root?.kind !== 'object') return undefined;
  const name = stringAt(root, kind === 'cargo' ? ['package', 'name'] : ['name']);
  return { kind, path, dir: folderOf(path), ...(name !== undefined && { name }), root, dependencies: new Map(DEPENDENCIES[kind](root, path)) };
};

export const stringAt = (root: ConfigNode | undefined, path: readonly (string | number)[]): string | undefined => {
  const node = nodeAt(root, path);
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
};

export const stringsOf = (node: ConfigNode | undefined): string[] =>
  (node?.kind === 'array' ? node.items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [])) : []);

export const entriesOf = (node: ConfigNode | undefined): readonly ConfigEntry[] => (node?.kind === 'object' ? node.entries : []);

type Named = readonly [string, LocalDependency];

/** Of two groups that name the same package the later one wins. */
const group = (root: ConfigNode, key: string, read: (entry: ConfigEntry) => Named | undefined): Named[] =>
  entriesOf(entryOf(root, key)?.value).flatMap((entry) => { const one = read(entry); return one ? [one] : []; });

const npm = (root: ConfigNode, path: string): Named[] => {
  const read = (dev: boolean, peer: boolean) => ({ key, value }: ConfigEntry): Named | undefined => {
    if (value.kind !== 'scalar' || typeof value.value !== 'string') return undefined;
    const local = /^(?:file|link|portal):(.*)$/s.exec(value.value)?.[1];
    const folder = local === undefined ? undefined : resolveIn(folderOf(path), local);
    return [key, { requirement: value.value, dev, ...(peer && { peer: true as const }), at: { file: path, range: value.range }, ...(folder !== undefined && { folder }) }];
  };
  return [
    ...group(root, 'peerDependencies', read(false, true)), ...group(root, 'devDependencies', read(true, false)),
    ...group(root, 'optionalDependencies', read(false, false)), ...group(root, 'dependencies', read(false, false)),
  ];
};

const composer = (root: ConfigNode, path: string): Named[] => {
  const read = (dev: boolean) => ({ key, value }: ConfigEntry): Named | undefined =>
    (value.kind === 'scalar' && typeof value.value === 'string' ? [key.toLowerCase(), { requirement: value.value, dev, at: { file: path, range: value.range } }] : undefined);
  return [...group(root, 'require-dev', read(true)), ...group(root, 'require', read(false))];
};

const cargo = (root: ConfigNode, path: string): Named[] => {
  const tables = [root, ...entriesOf(entryOf(root, 'target')?.value).map(({ value }) => value)];
  const kinds = [['dev-dependencies', true], ['build-dependencies', true], ['dependencies', false]] as const;
  return kinds.flatMap(([key, dev]) => tables.flatMap((table) => group(table, key, (entry) => crate(entry, path, dev))));
};

/** One crate of a table, `[workspace.dependencies]` among them. */
export const crate = ({ key, value }: ConfigEntry, path: string, dev = false): Named | undefined => {
  const version = value.kind === 'scalar' ? value : entryOf(value, 'version')?.value;
  const requirement = version?.kind === 'scalar' && typeof version.value === 'string' ? version.value : '';
  const local = stringAt(value, ['path']);
  const folder = local === undefined ? undefined : resolveIn(folderOf(path), local);
  const workspace = nodeAt(value, ['workspace']);
  const inherited = workspace?.kind === 'scalar' && workspace.value === true;
  return [stringAt(value, ['package']) ?? key, {
    requirement, dev, at: { file: path, range: (version ?? value).range }, ...(folder !== undefined && { folder }), ...(inherited && { inherited: key }),
  }];
};

const DEPENDENCIES: Readonly<Record<Package['kind'], (root: ConfigNode, path: string) => Named[]>> = { npm, cargo, composer };
