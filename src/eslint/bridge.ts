import { fileURLToPath } from 'node:url';
import { createSyncFn } from 'synckit';
import type { Comment } from '../core/problem.js';
import type { HostSettings } from '../service/protocol.js';
import type { Answer, CommentsQuestion, KeyQuestion, Question } from './worker.js';

interface Worker {
  (question: Question): Answer;
  (question: CommentsQuestion): readonly Comment[];
  (question: KeyQuestion): readonly string[];
}

let worker: Worker | undefined;

// ESLint's rules are synchronous, and the engine is not: a thread waits for it in their place. It starts with the first question.
const ask: Worker = ((question: Question) => {
  worker ??= createSyncFn(fileURLToPath(new URL('../eslint/worker.js', import.meta.url))) as unknown as Worker;
  return worker(question);
}) as Worker;

/** The command line of ESLint or oxlint: files are linted once, and nobody edits them meanwhile. */
const isSingleRun = (): boolean =>
  /[\\/](?:eslint|oxlint)(?:[\\/]bin[\\/](?:eslint|oxlint)(?:\.js)?)?$/.test(process.argv[1] ?? '') && !process.argv.some((argument) => argument === '--lsp' || argument === '--mcp');

const warned = new Set<string>();

/** What goes wrong never fails linting; it is told once. */
const warn = (messages: readonly string[]): void => {
  for (const message of messages) {
    if (warned.has(message)) continue;
    warned.add(message);
    process.emitWarning(message, 'DesktopSecLintWarning');
  }
};

export interface Linted {
  readonly path: string;
  readonly text: string;
  readonly bom: boolean;
  readonly cwd: string;
  readonly settings: HostSettings;
}

/** Rules are asked one after the other. In milliseconds. */
const ONE_RUN = 250;

let last: { readonly run: object; readonly linted: Linted; readonly answer: Answer; readonly at: number } | undefined;

/** The findings of a file. Every rule asks for them; the first one's answer serves the others. `run` is an object of its own for each time that a file is linted, or oxlint's only one. */
export const findingsIn = (run: object, linted: Linted): Answer => {
  if (last && last.run === run && last.linted.text === linted.text && last.linted.path === linted.path && last.linted.settings === linted.settings && performance.now() - last.at < ONE_RUN) {
    return last.answer;
  }
  let answer: Answer;
  try {
    answer = ask({ kind: 'file', ...linted, single: isSingleRun() });
  } catch (error) {
    answer = { findings: [], warnings: [`desktop-sec-lint could not be asked: ${error instanceof Error ? error.message : String(error)}`], offset: 0 };
  }
  warn(answer.warnings);
  last = { run, linted, answer, at: performance.now() };
  return answer;
};

/** The comments of a file that may be directives of ESLint's. */
export const commentsIn = (path: string, text: string): readonly Comment[] => (/eslint-(?:dis|en)able/.test(text) ? ask({ kind: 'comments', path, text }) : []);

/** What the answers about all files of what holds a folder depend on. */
export const keyOf = (path: string, settings: HostSettings): readonly string[] => ask({ kind: 'key', path, settings });
