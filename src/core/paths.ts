import { posix } from 'node:path';

/** The folder of a path, empty for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Whether a path is a folder or stands below it. */
export const isWithin = (path: string, folder: string): boolean => folder === '' || path === folder || path.startsWith(`${folder}/`);

/** A path as written in a file of a folder (`../shared`, `./src`), from the root of the tree; undefined where it leads out of it. */
export const resolveIn = (folder: string, path: string): string | undefined => {
  if (/^(?:[/\\]|[a-z]:)/i.test(path)) return undefined;
  const whole = posix.normalize(join(folder, path.replaceAll('\\', '/'))).replace(/\/$/, '');
  if (whole === '.') return '';
  return whole === '..' || whole.startsWith('../') ? undefined : whole;
};

/** A folder and its parents, the root last. */
export const upwards = (folder: string): string[] => {
  const all = [folder];
  for (let at = folder; at !== '';) all.push(at = folderOf(at));
  return all;
};

/** Those of some folders that a path stands in, the deepest first. Asked of every path of a tree. */
export const foldersAbove = (folders: readonly string[]): ((path: string) => readonly string[]) => {
  const all = new Set(folders);
  const known = new Map<string, readonly string[]>();
  const above = (folder: string): readonly string[] => {
    const before = known.get(folder);
    if (before) return before;
    const outer = folder === '' ? [] : above(folderOf(folder));
    const found = all.has(folder) ? [folder, ...outer] : outer;
    known.set(folder, found);
    return found;
  };
  return (path) => above(folderOf(path));
};
