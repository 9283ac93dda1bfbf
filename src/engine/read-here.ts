import type { FileFacts } from '../core/app.js';
import type { FileEntry, FileTree } from '../core/files.js';
import { readFacts } from './facts.js';
import { lost, type Reader, UNREADABLE } from './reader.js';

/** Reads in this process: for trees in memory, which tests and editors have. */
export const readHere = (tree: FileTree): Reader => ({ read: (files, onProgress, whole) => readAll(tree, files, whole ?? false, onProgress), close: async () => {} });

const readAll = async (tree: FileTree, files: readonly FileEntry[], whole: boolean, onProgress?: (done: number, of: number) => void): Promise<FileFacts[]> => {
  const facts: FileFacts[] = [];
  for (const [index, file] of files.entries()) {
    const bytes = await tree.read(file.path);
    facts.push(bytes ? await readFacts(file.path, bytes, { whole }) : lost(file, UNREADABLE));
    onProgress?.(index + 1, files.length);
  }
  return facts;
};
