import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { FileFacts } from '../core/app.js';
import type { FileEntry } from '../core/files.js';
import { classify, isExamplePath, isTestPath } from './classify.js';
import { glance } from './facts.js';
import { lost, type Reader, UNREADABLE } from './reader.js';
import { type Failure, ReadingProcess } from './reading-process.js';
import { readerBelow } from './regular-file.js';

/** A task is no more than this much text, and no less where there is as much, so that processes are busy and messages stay small. In bytes, as all of these. */
const MOST_IN_TASK = 512 << 10;
const LEAST_IN_TASK = 64 << 10;
/** A process has so many tasks that it never waits for one. */
const TASKS_AT_ONCE = 2;
/** From this much on, there is a process for every core. */
const MUCH = 1 << 20;
const MOST_PROCESSES = 4;
/** After this much was looked through, what has come from the processes is taken. */
const AT_A_STRETCH = 256 << 10;
/** What one process reads while apps are looked for. */
const AHEAD = 3 << 20;

/** What was asked for before it was known to be wanted; undefined where that failed. */
interface Early {
  readonly files: readonly FileEntry[];
  readonly facts: Promise<readonly FileFacts[] | undefined>;
}

/**
 * Reads the files of a folder on disk. Here they are only looked through for words; what is to be parsed is parsed in other processes. The first starts at once, and reads ahead when it is
 * told of files; others start when there is much to read. If a process dies over some files, they are read again one by one, and the one that it dies of is a Problem.
 */
export const readInProcesses = (root: string, worker = new URL('../engine/worker.js', import.meta.url)): Reader => {
  if (!existsSync(worker)) throw new Error('The reading processes need the built package: run the build first.');
  const processes = [new ReadingProcess(worker)];
  /** Whether there is so much to read that the others are started, too. */
  const startsAll = (files: readonly FileEntry[]): boolean => {
    if (files.reduce((sum, { size }) => sum + size, 0) < MUCH) return false;
    while (processes.length < Math.min(availableParallelism(), MOST_PROCESSES)) processes.push(new ReadingProcess(worker));
    return true;
  };

  const ask = async (process: ReadingProcess, files: readonly FileEntry[], whole: boolean): Promise<readonly FileFacts[]> => {
    const facts = JSON.parse(await process.ask({ root, paths: files.map(({ path }) => path), whole })) as (FileFacts | null)[];
    return files.map((file, index) => facts[index] ?? lost(file, UNREADABLE));
  };
  const parse = async (process: ReadingProcess, files: readonly FileEntry[], whole: boolean): Promise<readonly FileFacts[]> => {
    try {
      return await ask(process, files, whole);
    } catch (reason) {
      const failure = reason as Failure;
      if (failure === 'not begun') return parse(process, files, whole);
      const [only, ...others] = files;
      if (only && others.length === 0) return [lost(only, PROBLEMS[failure])];
      const facts: FileFacts[] = [];
      for (const file of files) facts.push(...(await parse(process, [file], whole)));
      return facts;
    }
  };

  let early: readonly Early[] = [];
  return {
    expect: (files) => {
      if (startsAll(files)) early = tasksAhead(files).map((some) => ({ files: some, facts: ask(processes[0]!, some, false).catch(() => undefined) }));
    },
    read: async (files, onProgress, whole = false) => {
      const wanted = new Map(files.map((file) => [file.path, file]));
      const found = new Map<string, FileFacts>();
      const take = (facts: FileFacts): void => {
        found.set(facts.path, facts);
        onProgress?.(found.size, files.length);
      };
      startsAll(files);
      const waiting = new Waiting();
      const lane = async (process: ReadingProcess): Promise<void> => {
        for (;;) {
          const some = await waiting.next(processes.length);
          if (some.length === 0) return;
          for (const facts of await parse(process, some, whole)) take(facts);
        }
      };
      const known = whole ? [] : early;
      const ahead = new Set(known.flatMap((one) => one.files.map(({ path }) => path)));
      if (!whole) early = [];
      const lanes = processes.flatMap((process) => Array.from({ length: TASKS_AT_ONCE }, () => lane(process)));
      const taking = known.map(async (one) => {
        const facts = await one.facts;
        for (const each of facts ?? []) if (wanted.has(each.path)) take(each);
        if (!facts) for (const { path } of one.files) if (wanted.has(path)) waiting.add(wanted.get(path)!);
      });
      const rest = files.filter(({ path }) => !ahead.has(path));
      for await (const file of whole ? rest : lookedThrough(root, rest, take)) waiting.add(file);
      await Promise.all(taking);
      waiting.end();
      await Promise.all(lanes);
      return files.map(({ path }) => found.get(path)!);
    },
    close: async () => { await Promise.all(processes.map((process) => process.close())); },
  };
};

const PROBLEMS = {
  timeout: { kind: 'timeout', message: 'Reading the file took too long.' },
  crash: { kind: 'crash', message: 'Reading the file crashed its process.' },
} as const;

/** Scripts that most likely are the app's, as tasks. */
const tasksAhead = (files: readonly FileEntry[]): readonly (readonly FileEntry[])[] => {
  const tasks: FileEntry[][] = [];
  let bytes = 0;
  for (const file of files) {
    if (bytes > AHEAD) break;
    if (classify(file.path, file.size) !== 'source' || isTestPath(file.path) || isExamplePath(file.path)) continue;
    if (Math.floor(bytes / MOST_IN_TASK) >= tasks.length) tasks.push([]);
    tasks.at(-1)!.push(file);
    bytes += file.size;
  }
  return tasks;
};

/** The files that are to be parsed. The facts of the others are there at once. */
async function* lookedThrough(root: string, files: readonly FileEntry[], take: (facts: FileFacts) => void): AsyncIterable<FileEntry> {
  const read = readerBelow(root);
  let stretch = 0;
  for (const file of files) {
    const bytes = read(file.path);
    const facts = bytes ? glance(file.path, bytes) : lost(file, UNREADABLE);
    if (facts) take(facts);
    else yield file;
    stretch += file.size;
    if (stretch < AT_A_STRETCH) continue;
    stretch = 0;
    await setImmediate();
  }
}

/** Files that wait to be parsed, and who waits for them. */
class Waiting {
  private bytes = 0;
  private readonly files: FileEntry[] = [];
  private readonly idle: (() => void)[] = [];
  private ended = false;

  add(file: FileEntry): void {
    this.files.push(file);
    this.bytes += file.size;
    if (this.bytes >= LEAST_IN_TASK) this.idle.shift()?.();
  }

  end(): void {
    this.ended = true;
    for (const wake of this.idle.splice(0)) wake();
  }

  /** What one of some processes is to do next, as soon as there is enough; nothing at the end. */
  async next(processes: number): Promise<readonly FileEntry[]> {
    while (this.bytes < LEAST_IN_TASK && !this.ended) await new Promise<void>((resolve) => { this.idle.push(resolve); });
    const wanted = Math.max(LEAST_IN_TASK, Math.min(MOST_IN_TASK, this.bytes / (processes * TASKS_AT_ONCE)));
    const some: FileEntry[] = [];
    for (let bytes = 0; bytes < wanted && this.files.length > 0;) {
      const file = this.files.shift()!;
      some.push(file);
      bytes += file.size;
      this.bytes -= file.size;
    }
    return some;
  }
}
