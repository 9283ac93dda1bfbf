import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import type { FileFacts } from '../core/app.js';
import type { FileEntry } from '../core/files.js';
import { lost, type Reader, UNREADABLE } from './reader.js';
import type { Task } from './worker.js';

/** A task is about this much text, so that processes are busy and messages stay small. */
const BATCH_BYTES = 512 * 1024;
const BATCH_FILES = 64;
/** A file of 16 MiB takes seconds; whatever takes longer hangs. */
const BATCH_TIMEOUT = 60_000;
/** Trees are short-lived and many: with room for them, the collector has little to do. In MiB. */
const YOUNG_SPACE = 64;
/** From this much on, all processes start before there is a task for each. */
const MUCH = 2 * BATCH_BYTES;

/** A process that is told to end is killed a second later. A limit would be counted while this process is busy with models, and then throw. */
const NO_LIMIT = 0;
/** Between two readings nobody ends. In milliseconds; longer than that no timer runs. */
const FOR_GOOD = 2 ** 31 - 1;

/**
 * Reads the files of a folder on disk in child processes. The first starts at once, the others when it is known that there is much to read.
 * A batch whose process dies is read again file by file, and the file it dies of is a Problem.
 */
export const readInProcesses = (root: string, worker = new URL('../engine/worker.js', import.meta.url)): Reader => {
  if (!existsSync(worker)) throw new Error('The reading processes need the built package: run the build first.');
  const most = Math.min(availableParallelism(), 4);
  const pool = new Tinypool({
    filename: worker.href, runtime: 'child_process', serialization: 'advanced', minThreads: 1, maxThreads: most, terminateTimeout: NO_LIMIT, idleTimeout: FOR_GOOD,
    execArgv: [`--min-semi-space-size=${YOUNG_SPACE}`, `--max-semi-space-size=${YOUNG_SPACE}`],
  });
  const nothing: Task = { root, paths: [], whole: false };
  return {
    read: (files, onProgress, whole) => readBatches(pool, root, most, files, whole ?? false, onProgress),
    // An error of these will be one of the first batch too.
    expect: (bytes) => { if (bytes > MUCH) for (let number = 0; number < most; number++) pool.run(nothing).catch(() => {}); },
    close: () => pool.destroy(),
  };
};

/** Batches of a size, or smaller ones where there would be fewer than every process could have a few of. */
const batches = (files: readonly FileEntry[], processes: number): FileEntry[][] => {
  const most = Math.min(BATCH_BYTES, files.reduce((sum, { size }) => sum + size, 0) / (3 * processes));
  const all: FileEntry[][] = [];
  let bytes = Infinity;
  for (const file of files) {
    if (bytes + file.size > most || all.at(-1)!.length >= BATCH_FILES) { all.push([]); bytes = 0; }
    all.at(-1)!.push(file);
    bytes += file.size;
  }
  return all;
};

const readBatches = async (
  pool: Tinypool, root: string, processes: number, files: readonly FileEntry[], whole: boolean, onProgress?: (done: number, of: number) => void,
): Promise<FileFacts[]> => {
  let done = 0;
  const run = async (batch: readonly FileEntry[]): Promise<FileFacts[]> => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), BATCH_TIMEOUT);
    try {
      const task: Task = { root, paths: batch.map((file) => file.path), whole };
      const facts = JSON.parse((await pool.run(task, { signal: abort.signal })) as string) as (FileFacts | null)[];
      done += batch.length;
      onProgress?.(done, files.length);
      return batch.map((file, index) => facts[index] ?? lost(file, UNREADABLE));
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
  return (await Promise.all(batches(files, processes).map(run))).flat();
};
