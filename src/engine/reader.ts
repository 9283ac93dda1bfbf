import type { FileFacts } from '../core/app.js';
import type { FileEntry } from '../core/files.js';
import type { Problem } from '../core/problem.js';

/** What reads files: in processes of its own where a crash must cost no more than one file, or right here. `whole` reads also those without a word of interest. */
export type Read = (files: readonly FileEntry[], onProgress?: (done: number, of: number) => void, whole?: boolean) => Promise<FileFacts[]>;

/** Something that reads, and what it holds. */
export interface Reader {
  readonly read: Read;
  /** Most of these files will be read soon. */
  expect?(files: readonly FileEntry[]): void;
  close(): Promise<void>;
}

/** The facts of a file that could not be read. */
export const lost = ({ path, size }: FileEntry, problem: Problem): FileFacts => ({ path, size, hash: '', tokens: [], problems: [problem] });
export const UNREADABLE: Problem = { kind: 'unreadable', message: 'The file could not be read.' };
