import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FileEntry, FileTree } from '../core/files.js';
import type { Finding } from '../core/finding.js';
import { folderOf } from '../core/paths.js';
import { FOREIGN_FOLDERS, FOREIGN_WHEN } from '../knowledge/folders.js';
import { Git, GitError, isBlob } from './git.js';
import type { LintOptions } from './options.js';
import { readInProcesses } from './read-in-processes.js';
import type { Reader } from './reader.js';
import { type Kit, run } from './run.js';
import { diskTree } from './tree.js';

const repositoryOf = (root: string): Git => {
  const git = Git.of(root);
  if (!git) throw new GitError('The folder is in no git repository.');
  return git;
};

/**
 * The findings of an earlier commit: of `ref` itself, or where the present commit has parted from it. It is read from git's objects and never checked out; files that are the same now are
 * read where they are.
 */
export const findingsAt = async (ref: string, options: LintOptions & { readonly root: string }, kit: Kit): Promise<readonly Finding[]> => {
  const { root } = options;
  const git = repositoryOf(root);
  const named = git.commit(ref);
  if (named === undefined) throw new GitError(`There is no commit '${ref}'.`);
  const head = git.commit('HEAD');
  const commit = (head === undefined ? undefined : git.mergeBase(named, head)) ?? named;
  const now = diskTree(root, { gitignore: options.gitignore ?? true });
  const files = git.files(commit).filter(({ path }) => path.startsWith(git.prefix)).map((file) => ({ ...file, path: file.path.slice(git.prefix.length) }));
  const own = withoutForeign(files);

  const changed: typeof own = [];
  for (const file of own) {
    const bytes = await now.read(file.path);
    if (!bytes || !isBlob(bytes, file.oid)) changed.push(file);
  }
  const blobs = git.blobs(changed.map(({ oid }) => oid));
  const old = new Map(changed.flatMap(({ path, oid }) => { const bytes = blobs.get(oid); return bytes ? [[path, bytes] as const] : []; }));
  const same = new Set(own.filter((file) => !changed.includes(file)).map(({ path }) => path));
  const entries = own.filter(({ path }) => same.has(path) || old.has(path)).map(({ path, size }): FileEntry => ({ path, size })).sort((a, b) => (a.path < b.path ? -1 : 1));
  const tree: FileTree = {
    list: async () => entries,
    read: async (path) => old.get(path) ?? (same.has(path) ? now.read(path) : undefined),
    ignored: () => now.ignored?.() ?? [],
  };
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'desktop-sec-lint-')));
  const reader = readerOf(root, folder, old);
  try {
    return (await run({ ...options, tree }, kit, reader)).findings;
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Reads what has changed since from copies in a folder of our own, so that a file that crashes its parser costs no more than itself. */
const readerOf = (root: string, folder: string, old: ReadonlyMap<string, Uint8Array>): Reader => {
  const [present, past] = [readInProcesses(root), readInProcesses(folder)];
  const copied = new Set<string>();
  const copy = (path: string): void => {
    if (copied.has(path)) return;
    copied.add(path);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), old.get(path)!, { flag: 'wx' });
  };
  return {
    read: async (files, onProgress, whole) => {
      const before = files.filter(({ path }) => old.has(path));
      for (const { path } of before) copy(path);
      const [a, b] = await Promise.all([past.read(before, undefined, whole), present.read(files.filter(({ path }) => !old.has(path)), onProgress, whole)]);
      const facts = new Map([...a, ...b].map((one) => [one.path, one]));
      return files.map(({ path }) => facts.get(path)!);
    },
    close: async () => { await Promise.all([present.close(), past.close()]); },
  };
};

/** Without folders of other people's code, as the tree on disk leaves them out. */
const withoutForeign = <F extends { readonly path: string }>(files: readonly F[]): F[] => {
  const paths = new Set(files.map(({ path }) => path));
  const at = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);
  const known = new Map<string, boolean>([['', false]]);
  const isForeign = (folder: string): boolean => {
    const seen = known.get(folder);
    if (seen !== undefined) return seen;
    const parent = folderOf(folder);
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    const { beside = [], inside = [] } = FOREIGN_WHEN.get(name) ?? {};
    const foreign = isForeign(parent) || FOREIGN_FOLDERS.has(name) || beside.some((other) => paths.has(at(parent, other))) || inside.some((other) => paths.has(at(folder, other)));
    known.set(folder, foreign);
    return foreign;
  };
  return files.filter(({ path }) => !isForeign(folderOf(path)));
};

/** The paths, from the top of the repository, that differ from the last commit: in the index, or on disk, new files among them. */
export const changedPaths = async (root: string, where: 'index' | 'disk', options: Pick<LintOptions, 'gitignore'>): Promise<ReadonlySet<string>> => {
  const git = repositoryOf(root);
  const head = git.commit('HEAD');
  const before = new Map((head === undefined ? [] : git.files(head)).map(({ path, oid }) => [path, oid]));
  const changed = new Set<string>();
  if (where === 'index') {
    for (const { path, oid } of git.staged()) if (before.get(path) !== oid) changed.add(path);
    return changed;
  }
  const tree = diskTree(root, { gitignore: options.gitignore ?? true });
  for (const { path } of await tree.list()) {
    const oid = before.get(git.prefix + path);
    const bytes = oid === undefined ? undefined : await tree.read(path);
    if (!bytes || !isBlob(bytes, oid!)) changed.add(git.prefix + path);
  }
  return changed;
};
