import { entryOf, nodeAt, type ConfigDocument } from '../core/config.js';
import type { Package, Project } from '../core/framework.js';
import type { Location } from '../core/location.js';
import { isWithin, nameOf, upwards } from '../core/paths.js';

/** The packages of a kind at a folder and its parents, the nearest first. */
export const packagesAbove = (project: Project, kind: Package['kind'], dir: string): Package[] =>
  upwards(dir).flatMap((folder) => project.packages.find((one) => one.kind === kind && one.dir === folder) ?? []);

/** A string of a configuration, where there is one that says something. */
export const textAt = (document: ConfigDocument | undefined, ...keys: readonly string[]): string | undefined => {
  const node = nodeAt(document?.root, keys);
  return node?.kind === 'scalar' && typeof node.value === 'string' && node.value.trim() !== '' ? node.value : undefined;
};

export const has = (document: ConfigDocument | undefined, ...keys: readonly string[]): boolean => nodeAt(document?.root, keys) !== undefined;

/** Where a file says who it is: the first of these keys that it has, else its first character. */
export const homeAt = (file: string, document: ConfigDocument | undefined, keys: readonly (readonly string[])[]): Location => {
  for (const path of keys) {
    const entry = entryOf(nodeAt(document?.root, path.slice(0, -1)), path.at(-1)!);
    if (entry) return { file, range: { start: entry.keyRange.start, end: entry.value.range.end } };
  }
  return { file, range: { start: 0, end: 1 } };
};

/** Folders without those that stand below another of them, in the order given. */
export const outermost = (folders: readonly string[]): string[] =>
  [...new Set(folders)].filter((folder, _, all) => !all.some((other) => other !== folder && isWithin(folder, other)));

/** What a folder is called, for an app that does not say its name. */
export const folderName = (dir: string, framework: string): string => nameOf(dir) || framework;
