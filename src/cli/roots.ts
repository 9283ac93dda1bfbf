import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UsageError } from './errors.js';
import { didYouMean } from './suggest.js';

/** Where a scan starts and what of it is told. */
export interface Scope {
  readonly root: string;
  /** Relative to root, with `/`. */
  readonly only?: readonly string[];
}

/** Files that say what a folder is: an app is understood from the folder that holds one of them. */
const MANIFESTS = ['package.json', 'Cargo.toml', 'composer.json', 'neutralino.config.json'];

const COMMANDS = ['explain', 'rules', 'model', 'init', 'lsp', 'help'];

/** The folder and each of its parents. */
export const upwards = function* (folder: string): Generator<string> {
  for (let at = folder; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
};

/** The git top level that holds a folder. */
export const gitTop = (folder: string): string | undefined => [...upwards(folder)].find((at) => existsSync(join(at, '.git')));

const common = (a: string, b: string): string => {
  const parts = a.split(sep);
  const others = b.split(sep);
  const end = parts.findIndex((part, index) => part !== others[index]);
  return (end < 0 ? parts : parts.slice(0, end)).join(sep) || sep;
};

/**
 * One folder is scanned as it is. For several, the smallest folder around them is; for a file, the outermost folder with a manifest inside the
 * git work tree (without git: the nearest), because an app is understood as a whole. Findings are then told for the given paths only.
 */
export const scopeOf = (paths: readonly string[], cwd: string): Scope => {
  const all = paths.map((path) => ({ path, full: resolve(cwd, path) }));
  const [first, ...others] = all;
  if (!first) return { root: cwd };
  const folders = all.map(({ path, full }) => {
    const stat = statSync(full, { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`There is no file or folder "${path}".${all.length === 1 ? didYouMean(path, COMMANDS) : ''}`);
    return stat.isDirectory();
  });
  if (folders[0] && others.length === 0) return { root: first.full };
  const around = all.map(({ full }, index) => (folders[index] ? full : dirname(full))).reduce(common);
  const root = folders.every(Boolean) ? around : homeOf(around);
  return { root, only: all.map(({ full }) => relative(root, full).split(sep).join('/')) };
};

const homeOf = (folder: string, limit?: string): string => {
  const top = gitTop(folder) ?? limit;
  const homes = [...upwards(folder)].filter((at) => MANIFESTS.some((name) => existsSync(join(at, name))));
  return (top === undefined ? homes[0] : homes.findLast((at) => at === top || at.startsWith(top + sep))) ?? folder;
};

/**
 * The folder from which a file's app is understood, for a host that works in `cwd`: `cwd`, where that is the top of the git work tree; else the outermost folder with a manifest in
 * that tree or, without git, in `cwd`.
 */
export const rootFor = (folder: string, cwd: string): string => {
  const inside = folder === cwd || folder.startsWith(cwd.endsWith(sep) ? cwd : cwd + sep);
  return inside && gitTop(folder) === cwd ? cwd : homeOf(folder, inside ? cwd : undefined);
};
