/**
 * The tree under audit: a folder on disk, an editor's buffers, an archive, or a test's in-memory tree. Paths are relative to its root, with `/`.
 * Nothing outside the root is ever read, and no link is followed out of it.
 */
export interface FileTree {
  /** Every file that git does not ignore and that is not in node_modules, vendor or .git, with its size in bytes; sorted by path. */
  list(): Promise<readonly FileEntry[]>;
  /** The bytes of a file; undefined where it is gone, not a regular file, or not readable. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Paths that git ignores and that are packaged all the same: `.env` files, private keys, key stores. Not among those of `list`. */
  ignored?(): readonly string[];
}

export interface FileEntry {
  readonly path: string;
  readonly size: number;
}
