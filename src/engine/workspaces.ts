import picomatch from 'picomatch';
import { entryOf, nodeAt, type ConfigDocument, type ConfigNode } from '../core/config.js';
import type { Location } from '../core/location.js';
import { crate, entriesOf, stringAt, stringsOf, type LocalDependency, type Manifest } from './manifests.js';
import { isWithin, join, resolveIn, upwards } from '../core/paths.js';

/** What the packages of a tree know of each other. */
export interface Workspaces {
  /** The folders of the tree's own packages that a package depends on, directly or not. */
  dependencies(manifest: Manifest): readonly string[];
  /** A dependency as its workspace words it: catalogs and inherited requirements followed. */
  resolve(manifest: Manifest, dependency: LocalDependency): LocalDependency;
}

export const linkWorkspaces = (manifests: readonly Manifest[], config: (path: string) => ConfigDocument | undefined): Workspaces => {
  const byFolder = new Map(manifests.map((manifest) => [`${manifest.kind}:${manifest.dir}`, manifest]));
  const packages = manifests.filter(({ kind }) => kind === 'npm');
  const workspaces = new Map<string, ReadonlySet<Manifest>>();

  /** The packages of the workspace whose root is a folder, the root's own among them. */
  const membersAt = (dir: string): ReadonlySet<Manifest> => {
    const known = workspaces.get(dir);
    if (known) return known;
    const root = byFolder.get(`npm:${dir}`);
    const patterns = workspacePatterns(root?.root, config, dir);
    const isMember = memberOf(patterns);
    const members = new Set(patterns.length === 0 ? [] : packages.filter((one) => one === root || (isWithin(one.dir, dir) && isMember(dir === '' ? one.dir : one.dir.slice(dir.length + 1)))));
    workspaces.set(dir, members);
    return members;
  };

  const byName = new Map<ReadonlySet<Manifest>, ReadonlyMap<string, Manifest>>();

  /** The packages of the nearest workspace that this one is a member of, by name. */
  const siblings = (manifest: Manifest): ReadonlyMap<string, Manifest> => {
    const members = upwards(manifest.dir).map(membersAt).find((one) => one.has(manifest));
    const known = members && byName.get(members);
    if (known || !members) return known ?? new Map();
    const named = new Map([...members].flatMap((one) => (one.name === undefined ? [] : [[one.name, one]])));
    byName.set(members, named);
    return named;
  };

  const resolve: Workspaces['resolve'] = (manifest, dependency) => {
    if (manifest.kind === 'cargo' && dependency.inherited !== undefined) {
      for (const dir of upwards(manifest.dir)) {
        const root = byFolder.get(`cargo:${dir}`);
        const entry = root && entryOf(nodeAt(root.root, ['workspace', 'dependencies']), dependency.inherited);
        const found = entry && crate(entry, root.path, dependency.dev)?.[1];
        if (found) return found;
      }
    }
    const catalog = /^catalog:(.*)$/.exec(dependency.requirement)?.[1];
    return catalog === undefined ? dependency : { ...dependency, ...fromCatalog(manifest, dependency, catalog.trim(), config) };
  };

  const direct = (manifest: Manifest, dev: boolean): Manifest[] => {
    const named = manifest.kind === 'npm' ? siblings(manifest) : manifest.kind === 'composer' ? pathRepositories(manifest, byFolder) : new Map<string, Manifest>();
    return [...manifest.dependencies].flatMap(([name, dependency]) => {
      if (dependency.peer || (dependency.dev && !dev)) return [];
      const { folder } = resolve(manifest, dependency);
      return (folder === undefined ? named.get(name) : byFolder.get(`${manifest.kind}:${folder}`)) ?? [];
    });
  };

  const dependencies = (manifest: Manifest): string[] => {
    // What an app bundles is often a development dependency of it; those of its packages are their own tools.
    const seen = new Set<Manifest>([manifest]);
    const queue = direct(manifest, manifest.kind === 'npm');
    for (let next = queue.pop(); next; next = queue.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      // A private package is not published: what wants it for development takes along what it builds.
      queue.push(...direct(next, false), ...direct(next, true).filter((one) => isPrivate(one) && !isTooling(one)));
    }
    seen.delete(manifest);
    return [...seen].map(({ dir }) => dir).sort();
  };

  return { dependencies, resolve };
};

const workspacePatterns = (root: ConfigNode | undefined, config: (path: string) => ConfigDocument | undefined, dir: string): string[] => {
  const own = nodeAt(root, ['workspaces']);
  const pnpm = nodeAt(config(join(dir, 'pnpm-workspace.yaml'))?.root, ['packages']);
  const lerna = config(join(dir, 'lerna.json'))?.root;
  const all = [...stringsOf(own?.kind === 'object' ? entryOf(own, 'packages')?.value : own), ...stringsOf(pnpm), ...stringsOf(nodeAt(lerna, ['packages']))];
  return all.length === 0 && lerna ? ['packages/*'] : all;
};

// The patterns become regular expressions, so those are passed over that could be made for it.
const memberOf = (patterns: readonly string[]): ((folder: string) => boolean) => {
  const tame = patterns.slice(0, 200).filter((pattern) => pattern.length < 200 && !/[()+|\\]/.test(pattern) && (pattern.match(/\*+/g)?.length ?? 0) <= 3);
  const match = (pattern: string): ((folder: string) => boolean) => picomatch(pattern.replace(/^\.\//, '').replace(/\/$/, ''), { noextglob: true });
  const wanted = tame.filter((pattern) => !pattern.startsWith('!')).map(match);
  const unwanted = tame.filter((pattern) => pattern.startsWith('!')).map((pattern) => match(pattern.slice(1)));
  return (folder) => wanted.some((is) => is(folder)) && !unwanted.some((is) => is(folder));
};

const isPrivate = ({ kind, root }: Manifest): boolean => {
  const value = kind === 'npm' ? entryOf(root, 'private')?.value : undefined;
  return value?.kind === 'scalar' && value.value === true;
};

/** Settings and tools that packages of a workspace share. */
const isTooling = ({ name = '', dir }: Manifest): boolean => /(?:^|[/@_-])(?:eslint|tsconfig|prettier|config|configs|lint|tooling|tools|scripts|build|test|tests|testing|mocks?|fixtures|e2e|storybook|docs)(?:$|[/_-])/.test(`${name} ${dir.split('/').at(-1)}`);

/** Composer's repositories of type `path`: their packages by name. */
const pathRepositories = (manifest: Manifest, byFolder: ReadonlyMap<string, Manifest>): Map<string, Manifest> => {
  const repositories = entryOf(manifest.root, 'repositories')?.value;
  const nodes = repositories?.kind === 'array' ? repositories.items : entriesOf(repositories).map(({ value }) => value);
  const folders = nodes.flatMap((node) => (stringAt(node, ['type']) === 'path' ? resolveIn(manifest.dir, stringAt(node, ['url']) ?? '') ?? [] : []));
  const isLocal = memberOf(folders);
  const local = [...byFolder.values()].filter((one) => one.kind === 'composer' && one.name !== undefined && isLocal(one.dir));
  return new Map(local.map((one) => [one.name!.toLowerCase(), one]));
};

/** pnpm keeps catalogs in pnpm-workspace.yaml, Yarn in .yarnrc.yml, Bun in the root's package.json. */
const fromCatalog = (manifest: Manifest, dependency: LocalDependency, catalog: string, config: (path: string) => ConfigDocument | undefined): { requirement: string; at: Location } | undefined => {
  const name = [...manifest.dependencies].find(([, one]) => one === dependency)?.[0];
  if (name === undefined) return undefined;
  const paths = catalog === '' || catalog === 'default' ? [['catalog', name], ['catalogs', 'default', name]] : [['catalogs', catalog, name]];
  for (const dir of upwards(manifest.dir)) {
    for (const file of ['pnpm-workspace.yaml', '.yarnrc.yml', 'package.json'].map((one) => join(dir, one))) {
      const root = config(file)?.root;
      for (const path of paths.flatMap((one) => [one, ['workspaces', ...one]])) {
        const node = nodeAt(root, path);
        if (node?.kind === 'scalar' && typeof node.value === 'string') return { requirement: node.value, at: { file, range: node.range } };
      }
    }
  }
  return undefined;
};
