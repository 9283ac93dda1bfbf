import { type ConfigNode, entryOf } from '../../core/config.js';
import { folderOf, isWithin, join, nameOf, upwards } from '../../core/paths.js';
import type { World } from '../../dataflow/world.js';
import { ANY_COMMIT, BRANCH_NAMES, HOSTED, VERSION_TAG } from '../../knowledge/supply-chain.js';
import type { GitDependency } from './model.js';
import { ownerOf, ownersOf } from './owners.js';

type Found = Omit<GitDependency, 'at' | 'locked' | 'own' | 'ecosystem'> & { readonly node: ConfigNode };

const READERS: Readonly<Record<string, readonly [ecosystem: GitDependency['ecosystem'], read: (world: World, root: ConfigNode, path: string) => readonly Found[], locks: readonly string[]]>> = {
  'Cargo.toml': ['cargo', (world, root, path) => ofCargo(world, root, path), ['Cargo.lock']],
  'package.json': ['npm', (_world, root) => ofNpm(root), ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb']],
  'composer.json': ['composer', (_world, root) => ofComposer(root), ['composer.lock']],
};

/** The dependencies that are taken from a git repository instead of a registry. */
export const gitDependenciesOf = (world: World): readonly GitDependency[] => {
  const paths = new Set(world.app.paths);
  const owners = ownersOf(world);
  return world.configs(/(?:^|\/)(?:Cargo\.toml|package\.json|composer\.json)$/).flatMap(([path, { root }]) => {
    const [ecosystem, read, locks] = READERS[nameOf(path)]!;
    if (!root) return [];
    const locked = upwards(folderOf(path)).some((folder) => locks.some((lock) => paths.has(join(folder, lock))));
    return read(world, root, path).map(({ node, ...one }): GitDependency => ({ ...one, ecosystem, locked, own: owners.has(ownerOf(one.url) ?? ''), at: { file: path, range: node.range } }));
  });
};

const entriesOf = (node: ConfigNode | undefined): readonly { readonly key: string; readonly value: ConfigNode }[] => (node?.kind === 'object' ? node.entries : []);
const textOf = (node: ConfigNode | undefined): string | undefined => (node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined);

const CARGO_TABLES = [['dependencies', false], ['build-dependencies', false], ['dev-dependencies', true]] as const;

/** Of a workspace only what the app's crates inherit, and its patches, which hold for all; of one above the app nothing of its own crate. */
const ofCargo = (world: World, root: ConfigNode, path: string): readonly Found[] => {
  const inside = world.app.roots.some((folder) => isWithin(path, folder));
  const workspace = entriesOf(entryOf(entryOf(root, 'workspace')?.value, 'dependencies')?.value);
  const inherited = workspace.length > 0 ? inheritedCrates(world) : new Set();
  const own = inside ? [root, ...entriesOf(entryOf(root, 'target')?.value).map(({ value }) => value)] : [];
  return [
    ...own.flatMap((table) => CARGO_TABLES.flatMap(([name, dev]) => entriesOf(entryOf(table, name)?.value).flatMap((entry) => crate(entry, dev)))),
    ...workspace.filter(({ key }) => inherited.has(key)).flatMap((entry) => crate(entry, false)),
    ...entriesOf(entryOf(root, 'patch')?.value).flatMap(({ value }) => entriesOf(value).flatMap((entry) => crate(entry, false))),
  ];
};

const inheritedCrates = (world: World): ReadonlySet<string> => new Set(world.configs(/(?:^|\/)Cargo\.toml$/).flatMap(([, { root }]) =>
  [root, ...entriesOf(entryOf(root, 'target')?.value).map(({ value }) => value)].flatMap((table) => CARGO_TABLES.flatMap(([name]) =>
    entriesOf(entryOf(table, name)?.value).flatMap(({ key, value }) => (entryOf(value, 'workspace') ? [key] : []))))));

const crate = ({ key, value }: { readonly key: string; readonly value: ConfigNode }, dev: boolean): readonly Found[] => {
  const git = entryOf(value, 'git')?.value;
  const url = textOf(git);
  if (git === undefined || url === undefined) return [];
  const [rev, tag, branch] = ['rev', 'tag', 'branch'].map((name) => textOf(entryOf(value, name)?.value));
  const name = textOf(entryOf(value, 'package')?.value) ?? key;
  // `rev` takes any reference, `rev = "refs/pull/5/head"` too.
  const pin = rev !== undefined ? (ANY_COMMIT.test(rev) ? 'commit' : 'branch') : tag !== undefined ? 'tag' : branch !== undefined ? 'branch' : 'none';
  const ref = rev ?? tag ?? branch;
  return [{ name, url, pin, dev, node: git, ...(ref !== undefined && { ref }) }];
};

const NPM_GROUPS = ['dependencies', 'optionalDependencies', 'devDependencies', 'overrides', 'resolutions'] as const;

const ofNpm = (root: ConfigNode): readonly Found[] => [
  ...NPM_GROUPS.map((name) => entryOf(root, name)?.value), entryOf(entryOf(root, 'pnpm')?.value, 'overrides')?.value,
].flatMap((group) => entriesOf(group).flatMap(({ key, value }) => specifier(key, value)));

/** `git+https://…#ref`, `git@host:…`, `github:owner/repository#ref`, `owner/repository#ref`, `https://…/repository.git`. */
const GIT_SPECIFIER = /^(?:git(?:\+\w+)?:|git@|ssh:\/\/git@|[a-zA-Z\d][a-zA-Z\d-]*\/[\w.-]+$|https?:\/\/(?:[^/]*\.)?(?:github|gitlab|bitbucket)\.(?:com|org)\/[\w.-]+\/[\w.-]+?$|https?:\/\/[^#]+\.git$)/;

const specifier = (name: string, node: ConfigNode): readonly Found[] => {
  const text = textOf(node)?.trim() ?? '';
  const [url = '', fragment = ''] = text.split('#', 2);
  if (!GIT_SPECIFIER.test(url) && !HOSTED.test(url)) return [];
  // pnpm: `#main&path:/packages/a`; yarn: `#commit=…`, `#workspace=a&head=main`.
  const parts = fragment.split('&').filter((part) => part !== '' && !/^(?:path:|workspace=|cwd=)/.test(part));
  const [, kind, ref = ''] = /^(?:(commit|tag|head|branch|semver)[=:])?(.*)$/.exec(parts[0] ?? '') ?? [];
  return [{ name, url, dev: false, node, ...pinOf(ref, kind === 'semver' ? 'tag' : kind === 'head' || kind === 'branch' ? 'branch' : undefined) }];
};

const pinOf = (ref: string, known?: GitDependency['pin']): Pick<GitDependency, 'pin' | 'ref'> => {
  if (ref === '') return { pin: 'none' };
  if (known) return { pin: known, ref };
  // A lone major version is as often a branch.
  return { pin: ANY_COMMIT.test(ref) ? 'commit' : !BRANCH_NAMES.test(ref) && VERSION_TAG.test(ref) && !/^v?\d+$/.test(ref) ? 'tag' : 'branch', ref };
};

/** `dev-main`, `2.x-dev`, `dev-main as 2.0.1`; `#` and a commit pin it. What a repository of type `path` brings is the project's own. */
const ofComposer = (root: ConfigNode): readonly Found[] => {
  const repositories = entryOf(root, 'repositories')?.value;
  const all = (repositories?.kind === 'array' ? repositories.items : entriesOf(repositories).map(({ value }) => value)).map((node) => ({
    type: textOf(entryOf(node, 'type')?.value) ?? '', url: textOf(entryOf(node, 'url')?.value) ?? '',
  }));
  const local = (name: string): boolean => all.some(({ type, url }) => type === 'path' && (url.includes('*') || nameOf(url.replace(/\/+$/, '')) === nameOf(name)));
  return [['require', false], ['require-dev', true]].flatMap(([group, dev]) => entriesOf(entryOf(root, group as string)?.value).flatMap(({ key, value }): readonly Found[] => {
    const [, branch, x, commit = ''] = /^(?:dev-([^\s#]+)|(\d[\d.]*\.x)-dev)(?:#(\w+))?(?:\s+as\s.*)?$/.exec(textOf(value)?.trim() ?? '') ?? [];
    const ref = branch ?? x;
    if (ref === undefined || local(key)) return [];
    const url = all.find((one) => one.type !== 'path' && one.url.replace(/\.git$/, '').endsWith(`/${nameOf(key)}`))?.url ?? key;
    return [{ name: key, url, dev: dev as boolean, node: value, ...(ANY_COMMIT.test(commit) ? { pin: 'commit', ref: commit } : { pin: 'branch', ref }) }];
  }));
};
