import { closeSync, constants, fstatSync, lstatSync, openSync, readlinkSync, readSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Larger files are not read. In bytes. */
const LARGEST = 64 * 1024 * 1024;

/** Reads the files of a folder by their paths in it: undefined for what is no regular file at its own place, as where a link is on the way, and for what is too large. */
export const readerBelow = (folder: string, largest = LARGEST): ((path: string) => Uint8Array | undefined) => {
  const base = realpathSync.native(folder);
  return (path) => (isRelative(path) ? readRegular(join(base, path), largest) : undefined);
};

const isRelative = (path: string): boolean => !/^$|^\/|^[a-z]:/i.test(path) && path.split(sep === '\\' ? /[\\/]/ : '/').every((part) => part !== '' && part !== '.' && part !== '..');

// Between two calls any part of the path may become a link, so the open file itself is asked who and where it is.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

const readRegular = (path: string, largest: number): Uint8Array | undefined => {
  let file: number | undefined;
  try {
    file = openSync(path, FLAGS);
    const stats = fstatSync(file);
    if (!stats.isFile() || stats.size > largest || !isAt(file, path)) return undefined;
    return readAll(file, stats.size);
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
};

const isAt = (file: number, path: string): boolean => {
  // Linux tells where an open file is; elsewhere the file that stands there now is compared.
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/self/fd/${file}`) === path;
    } catch {
      // There is no /proc.
    }
  }
  const [opened, now] = [fstatSync(file, { bigint: true }), lstatSync(path, { bigint: true })];
  return realpathSync.native(path) === path && now.dev === opened.dev && now.ino === opened.ino;
};

const readAll = (file: number, size: number): Uint8Array => {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const read = readSync(file, bytes, length, size - length, length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
};
