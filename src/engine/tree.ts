import { lstatSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fdir } from 'fdir';
import type { FileEntry, FileTree } from '../core/files.js';
import { FOREIGN_FOLDERS, FOREIGN_WHEN, KEY_FILES } from '../knowledge/folders.js';
import { NOTHING_IGNORED, type Ignored } from './gitignore.js';
import { folderOf, nameOf } from '../core/paths.js';
import { readerBelow } from './regular-file.js';

/** Deeper folders are passed over: nobody's project is, and walkers and matchers cost by depth. */
const DEEPEST = 64;
/** Ignored folders are walked for what is packaged all the same, up to this many. */
const MOST_IGNORED_FOLDERS = 5000;

export interface TreeOptions {
  /** Leave out what git ignores. Default: true. */
  readonly gitignore?: boolean;
  /** Larger files are listed but not read. */
  readonly maxFileSize?: number;
}

/**
 * A folder on disk. It is walked once, when it is first asked; what cannot be read is passed over. Links are neither listed nor followed, and a
 * file is only read where it still is a regular file at its own place. Throws where there is no such folder.
 */
export const diskTree = (root: string, options: TreeOptions = {}): FileTree => {
  const read = readerBelow(root, options.maxFileSize);
  let walked: Walked | undefined;
  const walk = (): Walked => (walked ??= walkFolder(realpathSync.native(root), options.gitignore ?? true));
  return {
    list: async () => walk().files,
    ignored: () => walk().ignored,
    read: async (path) => read(path),
  };
};

/** A tree of texts, for tests and for whoever has the files already. Nothing is left out of it. */
export const memoryTree = (files: Readonly<Record<string, string | Uint8Array>>): FileTree => {
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? new TextEncoder().encode(content) : content]));
  const entries = [...contents].map(([path, { length }]) => ({ path, size: length })).sort(byPath);
  return { list: async () => entries, read: async (path) => contents.get(path), ignored: () => [] };
};

export interface Walked {
  readonly files: readonly FileEntry[];
  readonly ignored: readonly string[];
  /** Every folder that was walked, the root (``) among them: what comes into being stands in one of them. */
  readonly folders: readonly string[];
  /** Whether a file would be listed at a path where none is yet. */
  readonly admits: (path: string) => boolean;
}

const byPath = (a: FileEntry, b: FileEntry): number => (a.path < b.path ? -1 : Number(a.path > b.path));

/** What stands in a folder now. `root` is a real path. */
export const walkFolder = (root: string, gitignore: boolean): Walked => {
  const rules = gitignore ? ignoreRules(root) : () => NOTHING_IGNORED;
  const ignoredFolders = new Set<string>();
  const ignored: string[] = [];
  const folders = [''];
  const isIgnored = (path: string): boolean => ignoredFolders.has(folderOf(path)) || rules(folderOf(path)).test(path);
  const relative = (path: string): string => path.slice(root.endsWith(sep) ? root.length : root.length + 1, -1).replaceAll(sep, '/');

  const paths = new fdir({ excludeSymlinks: true })
    .withRelativePaths().withPathSeparator('/').withMaxDepth(DEEPEST)
    .exclude((name, path) => {
      if (isForeign(name, path)) return true;
      const folder = relative(path);
      if (ignoredFolders.has(folderOf(folder)) || rules(folderOf(folder)).test(`${folder}/`)) {
        ignoredFolders.add(folder);
        if (ignoredFolders.size > MOST_IGNORED_FOLDERS) return true;
      }
      folders.push(folder);
      return false;
    })
    .filter((path) => {
      if (!isIgnored(path)) return nameOf(path) !== '.git';
      if (KEY_FILES.test(nameOf(path)) && sizeOf(join(root, path)) !== undefined) ignored.push(path);
      return false;
    })
    .crawl(root).sync();

  const files = paths.flatMap((path) => {
    const size = sizeOf(join(root, path));
    return size === undefined ? [] : [{ path, size }];
  });
  const walked = new Set(folders);
  const admits = (path: string): boolean => walked.has(folderOf(path)) && !isIgnored(path) && nameOf(path) !== '.git';
  return { files: files.sort(byPath), ignored: ignored.sort(), folders, admits };
};

/** The rules that hold in a folder: git's own list for this clone, and every .gitignore from the root down. */
const ignoreRules = (root: string): ((folder: string) => Ignored) => {
  const known = new Map<string, Ignored>();
  const read = readerBelow(root);
  const own = (path: string): string => new TextDecoder().decode(read(path));
  const add = (rules: Ignored, path: string, folder: string): Ignored => {
    const text = sizeOf(join(root, path)) ? own(path) : '';
    return text === '' ? rules : rules.and(text, folder);
  };
  const at = (folder: string): Ignored => {
    const seen = known.get(folder);
    if (seen) return seen;
    const rules = folder === ''
      ? add(add(NOTHING_IGNORED, '.git/info/exclude', ''), '.gitignore', '')
      : add(at(folderOf(folder)), `${folder}/.gitignore`, folder);
    known.set(folder, rules);
    return rules;
  };
  return at;
};

const isForeign = (name: string, path: string): boolean => {
  if (FOREIGN_FOLDERS.has(name)) return true;
  const { beside = [], inside = [] } = FOREIGN_WHEN.get(name) ?? {};
  return beside.some((other) => sizeOf(join(path, '..', other)) !== undefined) || inside.some((other) => sizeOf(join(path, other)) !== undefined);
};

/** The size of a regular file; undefined for anything else. */
const sizeOf = (path: string): number | undefined => {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.size : undefined;
  } catch {
    return undefined;
  }
};
