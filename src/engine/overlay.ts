import type { FileFacts } from '../core/app.js';
import type { FileTree } from '../core/files.js';
import { readHere } from './read-here.js';
import type { Reader } from './reader.js';

/** A tree with other texts in the place of some of its files. */
export const overlaid = (tree: FileTree, texts: ReadonlyMap<string, string>): FileTree => ({
  list: async () => (await tree.list()).map((file) => { const text = texts.get(file.path); return text === undefined ? file : { path: file.path, size: Buffer.byteLength(text) }; }),
  read: async (path) => { const text = texts.get(path); return text === undefined ? tree.read(path) : new TextEncoder().encode(text); },
  ignored: () => tree.ignored?.() ?? [],
});

/** Reads what an overlay replaces here, the rest by another reader, and that only once, however often it is asked. */
export const overlaidReader = (tree: FileTree, texts: ReadonlyMap<string, string>, under: Reader): Reader => {
  const known = new Map<string, FileFacts>();
  const here = readHere(overlaid(tree, texts));
  return {
    read: async (files, onProgress, whole) => {
      const keyOf = (path: string): string => `${whole ? 'whole' : 'usual'}\0${path}`;
      const missing = files.filter(({ path }) => !texts.has(path) && !known.has(keyOf(path)));
      for (const facts of await under.read(missing, onProgress, whole)) known.set(keyOf(facts.path), facts);
      const fresh = new Map((await here.read(files.filter(({ path }) => texts.has(path)), undefined, whole)).map((facts) => [facts.path, facts]));
      return files.map(({ path }) => fresh.get(path) ?? known.get(keyOf(path))!);
    },
    close: () => under.close(),
  };
};
