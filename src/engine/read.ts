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
/** Below this much text one process is faster than two. */
const SMALL = 2 * 1024 * 1024;

/** What reads files: in processes of its own where a crash must cost no more than one file, or right here. */
export type Read = (files: readonly FileEntry[], onProgress?: (done: number, of: number) => void) => Promise<FileFacts[]>;

const lost = ({ path, size }: FileEntry, problem: Problem): FileFacts => ({ path, size, hash: '', tokens: [], problems: [problem] });

/** Reads in this process: for trees in memory, which tests and editors have. */
export const readHere = (tree: FileTree): Read => async (files, onProgress) => {
  const facts: FileFacts[] = [];
  for (const [index, file] of files.entries()) {
    const bytes = await tree.read(file.path);
    facts.push(bytes ? await readFacts(file.path, bytes) : lost(file, { kind: 'unreadable', message: 'The file could not be read.' }));
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

/** Reads the files of a folder on disk in child processes. A batch whose process dies is read again file by file, and the file it dies of is a Problem. */
export const readInProcesses = (root: string, worker = new URL('./worker.js', import.meta.url)): Read => async (files, onProgress) => {
  if (!existsSync(worker)) throw new Error('The reading processes need the built package: run the build first.');
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const processes = total < SMALL ? 1 : Math.min(availableParallelism(), 4);
  const pool = new Tinypool({ filename: worker.href, runtime: 'child_process', serialization: 'advanced', minThreads: processes, maxThreads: processes, terminateTimeout: 5000, execArgv: [] });
  let done = 0;
  const run = async (batch: readonly FileEntry[]): Promise<FileFacts[]> => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), BATCH_TIMEOUT);
    try {
      const task: Task = { root, paths: batch.map((file) => file.path) };
      const facts = (await pool.run(task, { signal: abort.signal })) as (FileFacts | undefined)[];
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
  try {
    return (await Promise.all(batches(files).map(run))).flat();
  } finally {
    await pool.destroy();
  }
};
