import { closeSync, constants, fchmodSync, fstatSync, fsyncSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Change } from './fix.js';
import { diskTree } from './tree.js';

/**
 * Writes what was fixed. A file is replaced as a whole, and only where it still is what was read: a regular file at its own place below the root,
 * with the same content. What a link leads to, and the other name of a hard link, stay as they are. Gives the paths that were not written.
 */
export const writeChanges = async (root: string, changes: readonly Change[]): Promise<readonly string[]> => {
  const base = realpathSync.native(root);
  const tree = diskTree(root);
  const left: string[] = [];
  for (const { path, before, after } of changes) {
    const now = await tree.read(path);
    if (!now || !Buffer.from(before).equals(now) || !replace(base, path, after)) left.push(path);
  }
  return left;
};

const NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_NOFOLLOW ?? 0);

const replace = (base: string, path: string, text: string): boolean => {
  const target = join(base, path);
  const folder = dirname(target);
  const temporary = join(folder, `.desktop-sec-lint-${randomBytes(6).toString('hex')}`);
  let file: number | undefined;
  try {
    if (realpathSync.native(folder) !== folder) return false;
    const mode = modeOf(target);
    if (mode === undefined) return false;
    file = openSync(temporary, NEW, 0o600);
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    fchmodSync(file, mode);
    fsyncSync(file);
    closeSync(file);
    file = undefined;
    renameSync(temporary, target);
    return true;
  } catch {
    try { unlinkSync(temporary); } catch { /* It was never made. */ }
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
};

/** Of a regular file that may be written. */
const modeOf = (path: string): number | undefined => {
  const file = openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    return stats.isFile() ? stats.mode & 0o777 : undefined;
  } finally {
    closeSync(file);
  }
};
