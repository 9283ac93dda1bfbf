import type { FileFacts } from '../core/app.js';
import { readFacts } from './facts.js';
import { compileLate } from './tiers.js';
import { diskTree } from './tree.js';

compileLate();

/** One task: files of a tree on disk. It runs in a process of its own, because a native parser may take its process with it. */
export interface Task {
  readonly root: string;
  readonly paths: readonly string[];
  /** Those without a word of interest too. */
  readonly whole: boolean;
}

/** Loads what scripts are read with, when there is no task yet. */
const SCRIPT = new TextEncoder().encode("import 'electron';");

/** The facts of each file, in order; a file that cannot be read gives undefined. They come as JSON, which is read twice as fast as what v8 or the pool would make of them. */
export default async ({ root, paths, whole }: Task): Promise<string> => {
  if (paths.length === 0) await readFacts('main.ts', SCRIPT);
  const tree = diskTree(root);
  const facts: (FileFacts | undefined)[] = [];
  for (const path of paths) {
    const bytes = await tree.read(path);
    facts.push(bytes && (await readFacts(path, bytes, { whole })));
  }
  return JSON.stringify(facts);
};
