import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { FileFacts } from '../core/app.js';
import type { FileEntry, FileTree } from '../core/files.js';
import type { Problem } from '../core/problem.js';
import { readFacts } from './facts.js';
import type { Task } from './worker.js';

/** A task is about this much text, so that processes are busy and messages stay small. */
const BATCH_BYTES = 512 * 1024;
const BATCH_FILES = 64;
/** A file of 16 MiB takes seconds; whatever takes longer hangs. */
const BATCH_TIMEOUT = 60_000;
/** Trees are short-lived and many: with room for them, the collector has little to do. In MiB. */
const YOUNG_SPACE = 64;

/** A process that is told to end is killed a second later. A limit would be counted while this process is busy with models, and then throw. */
const NO_LIMIT = 0;

/** What reads files: in processes of its own where a crash must cost no more than one file, or right here. `whole` reads also those without a word of interest. */
export type Read = (files: readonly FileEntry[], onProgress?: (done: number, of: number) => void, whole?: boolean) => Promise<FileFacts[]>;

/** Something that reads, and what it holds. */
export interface Reader {
  readonly read: Read;
  close(): Promise<void>;
}

const lost = ({ path, size }: FileEntry, problem: Problem): FileFacts => ({ path, size, hash: '', tokens: [], problems: [problem] });

/** Reads in this process: for trees in memory, which tests and editors have. */
export const readHere = (tree: FileTree): Reader => ({ read: (files, onProgress, whole) => readAll(tree, files, whole ?? false, onProgress), close: async () => {} });

const readAll = async (tree: FileTree, files: readonly FileEntry[], whole: boolean, onProgress?: (done: number, of: number) => void): Promise<FileFacts[]> => {
  const facts: FileFacts[] = [];
  for (const [index, file] of files.entries()) {
    const bytes = await tree.read(file.path);
    facts.push(bytes ? await readFacts(file.path, bytes, { whole }) : lost(file, { kind: 'unreadable', message: 'The file could not be read.' }));
    onProgress?.(index + 1, files.length);
  }
  return facts;
};

const batches = (files: readonly FileEntry[]): FileEntry[][] => {
  const all: FileEntry[][] = [];
  let bytes = Infinity;
  for (const file of files) {
    if (bytes + file.size > BATCH_BYTES || all.at(-1)!.length >= BATCH_FILES) { all.push([]); bytes = 0; }
    all.at(-1)!.push(file);
    bytes += file.size;
  }
  return all;
};

/** Reads the files of a folder on disk in child processes, which start at once. A batch whose process dies is read again file by file, and the file it dies of is a Problem. */
export const readInProcesses = (root: string, worker = new URL('./worker.js', import.meta.url)): Reader => {
  if (!existsSync(worker)) throw new Error('The reading processes need the built package: run the build first.');
  const pool = new Tinypool({
    filename: worker.href, runtime: 'child_process', serialization: 'advanced', minThreads: 1, maxThreads: Math.min(availableParallelism(), 4), terminateTimeout: NO_LIMIT,
    execArgv: [`--max-semi-space-size=${YOUNG_SPACE}`],
  });
  return { read: (files, onProgress, whole) => readBatches(pool, root, files, whole ?? false, onProgress), close: () => pool.destroy() };
};

const readBatches = async (pool: Tinypool, root: string, files: readonly FileEntry[], whole: boolean, onProgress?: (done: number, of: number) => void): Promise<FileFacts[]> => {
  let done = 0;
  const run = async (batch: readonly FileEntry[]): Promise<FileFacts[]> => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), BATCH_TIMEOUT);
    try {
      const task: Task = { root, paths: batch.map((file) => file.path), whole };
      const facts = JSON.parse((await pool.run(task, { signal: abort.signal })) as string) as (FileFacts | null)[];
      done += batch.length;
      onProgress?.(done, files.length);
      return batch.map((file, index) => facts[index] ?? lost(file, { kind: 'unreadable', message: 'The file could not be read.' }));
    } catch {
      const [only, ...others] = batch;
      if (only && others.length === 0) {
        return [lost(only, abort.signal.aborted ? { kind: 'timeout', message: 'Reading the file took too long.' } : { kind: 'crash', message: 'Reading the file crashed its process.' })];
      }
      const facts: FileFacts[] = [];
      for (const file of batch) facts.push(...(await run([file])));
      return facts;
    } finally {
      clearTimeout(timer);
    }
  };
  return (await Promise.all(batches(files).map(run))).flat();
};
