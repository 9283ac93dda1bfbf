import { type ConfigParser, parserOf } from '../config-parsers/index.js';
import type { Version } from '../core/app.js';
import type { ConfigDocument } from '../core/config.js';
import type { FileTree } from '../core/files.js';
import type { Package, Project } from '../core/framework.js';
import { LOCK_SCANNERS } from './lockfiles.js';
import { readManifest, type Manifest } from './manifests.js';
import { join, nameOf, upwards } from '../core/paths.js';
import { exactVersion, leastVersion } from './versions.js';
import { linkWorkspaces, type Workspaces } from './workspaces.js';

/** What a framework's recogniser may want to see, and what tells where a project's parts are. */
const MANIFEST = new RegExp(`^(?:${[
  'package\\.json', 'Cargo\\.toml', 'composer\\.json', 'pnpm-workspace\\.yaml', '\\.yarnrc\\.yml', 'lerna\\.json', '[tj]sconfig[\\w.-]*\\.json',
  'tauri\\.conf\\.json5?', 'Tauri\\.toml', 'electron-builder[\\w.-]*\\.(?:json5?|ya?ml|toml)',
].join('|')})$`);
/** Neutralino takes its configuration from any file; one by another name is looked for where a package or a file says that there is one. */
const NEUTRALINO = /neutralino/i;
const LARGEST_MANIFEST = 1 << 20;
const LARGEST_CONFIGURATION = 32 << 10;
const LARGEST_LOCKFILE = 64 << 20;
/** Lockfiles are read for packages that have to do with a framework. */
const OF_INTEREST = /electron|tauri|neutralino|nativephp|threema/;

/** Reads the manifests of a tree. Nothing else of it is read, and nothing malformed is more than left out. */
export const readProject = async (tree: FileTree): Promise<Project> => {
  const files = await tree.list();
  const sizes = new Map(files.map(({ path, size }) => [path, size]));
  const texts = new Map<string, string>();
  const read = async (path: string, largest: number): Promise<void> => {
    const size = sizes.get(path);
    if (size === undefined || size > largest || texts.has(path)) return;
    const bytes = await tree.read(path);
    if (bytes) texts.set(path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  };

  const parsers = new Map<string, ConfigParser | undefined>();
  const documents = new Map<string, ConfigDocument | undefined>();
  const config = (path: string): ConfigDocument | undefined => {
    const text = documents.has(path) ? undefined : texts.get(path);
    if (text !== undefined) documents.set(path, parsers.get(path)?.(text));
    return documents.get(path);
  };

  const neutralino = files.some(({ path }) => NEUTRALINO.test(nameOf(path)));
  for (const { path } of files) {
    if (MANIFEST.test(nameOf(path))) await read(path, LARGEST_MANIFEST);
    else if (neutralino && path.endsWith('.json')) await read(path, LARGEST_CONFIGURATION);
  }
  for (const path of texts.keys()) parsers.set(path, await parserOf(path));
  const manifests = [...texts.keys()].flatMap((path) => {
    const document = /(?:^|\/)(?:package\.json|Cargo\.toml|composer\.json)$/.test(path) ? config(path) : undefined;
    return (document && readManifest(path, document)) ?? [];
  });
  for (const path of lockfilesFor(manifests, sizes)) await read(path, LARGEST_LOCKFILE);

  const workspaces = linkWorkspaces(manifests, config);
  const packages = manifests.sort(outermostFirst).map((manifest) => toPackage(manifest, workspaces, (path) => texts.get(path)));
  return { paths: files.map(({ path }) => path), config, packages };
};

const depth = ({ dir }: Manifest): number => (dir === '' ? 0 : dir.split('/').length);
const outermostFirst = (a: Manifest, b: Manifest): number => depth(a) - depth(b) || (a.path < b.path ? -1 : 1);

const lockfilesFor = (manifests: readonly Manifest[], sizes: ReadonlyMap<string, number>): Set<string> =>
  new Set(manifests.filter(({ name = '', dependencies }) => [name, ...dependencies.keys()].some((one) => OF_INTEREST.test(one))).flatMap(({ kind, dir }) =>
    upwards(dir).flatMap((folder) => LOCK_SCANNERS[kind].map(([name]) => join(folder, name)).filter((path) => sizes.has(path)))));

const toPackage = (manifest: Manifest, workspaces: Workspaces, text: (path: string) => string | undefined): Package => {
  const { kind, path, dir, name, dependencies } = manifest;
  const versions = new Map<string, Version | undefined>();
  let local: readonly string[] | undefined;

  const version = (wanted: string): Version | undefined => {
    const written = dependencies.get(wanted);
    if (!written) return undefined;
    const { requirement, at } = workspaces.resolve(manifest, written);
    const least = leastVersion(requirement, kind, at);
    return least?.exact ? least : locked(wanted, requirement) ?? least;
  };
  const locked = (wanted: string, requirement: string): Version | undefined => {
    for (const folder of upwards(dir)) {
      for (const [lockfile, scan] of LOCK_SCANNERS[kind]) {
        const file = join(folder, lockfile);
        const content = text(file);
        const found = content && scan(content, { name: wanted, requirement, dir: folder === '' ? dir : dir.slice(folder.length + 1) });
        const exact = found && exactVersion(found.version, { file, range: found.range });
        if (exact) return exact;
      }
    }
    return undefined;
  };

  return {
    kind, path, dir, ...(name !== undefined && { name }), dependencies,
    version(wanted) {
      if (!versions.has(wanted)) versions.set(wanted, version(wanted));
      return versions.get(wanted);
    },
    get workspaceDependencies() {
      return (local ??= workspaces.dependencies(manifest));
    },
  };
};
