import type { FileFacts } from '../core/app.js';
import { readFacts } from './facts.js';
import { readerBelow } from './regular-file.js';
import { compileLate } from './tiers.js';

/** One task: files of a tree on disk. It is done in a process of its own, because a native parser may take its process with it. */
export interface Task {
  readonly root: string;
  readonly paths: readonly string[];
  /** Those without a word of interest too. */
  readonly whole: boolean;
}

/** Loads what scripts are read with, when there is no task yet. */
const SCRIPT = new TextEncoder().encode("import 'electron';");

/** The facts of each file, in order, null of one that cannot be read. They go as JSON, which is read twice as fast as what v8 would make of them. */
const answer = async ({ root, paths, whole }: Task): Promise<string> => {
  const read = readerBelow(root);
  const facts: (FileFacts | undefined)[] = [];
  for (const path of paths) {
    const bytes = read(path);
    facts.push(bytes && (await readFacts(path, bytes, { whole })));
  }
  return JSON.stringify(facts);
};

compileLate();
// One after the other: whoever asks takes the first that has no answer for the one that a crash is of.
let before: Promise<unknown> = readFacts('main.ts', SCRIPT);
process.on('message', (task: Task) => {
  before = before.then(async () => process.send!(await answer(task)));
});
