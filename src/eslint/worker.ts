import { readFileSync } from 'node:fs';
import { runAsWorker } from 'synckit';
import type { Comment } from '../core/problem.js';
import { readComments } from '../engine/facts.js';
import { Engine } from '../service/client.js';
import { carriedOver, type FileRequest, type HostSettings, type Reply, type Told } from '../service/protocol.js';

/** What a rule run asks for. */
export interface Question {
  readonly kind: 'file';
  readonly path: string;
  /** As ESLint has it: without a byte order mark. */
  readonly text: string;
  readonly bom: boolean;
  readonly cwd: string;
  readonly single: boolean;
  readonly settings: HostSettings;
}

export interface CommentsQuestion {
  readonly kind: 'comments';
  readonly path: string;
  readonly text: string;
}

export interface KeyQuestion {
  readonly kind: 'key';
  readonly path: string;
  readonly settings: HostSettings;
}

export interface Answer {
  readonly findings: readonly Told[];
  readonly warnings: readonly string[];
  /** Where the text begins in the file: behind a byte order mark, or where it is a part of it. */
  readonly offset: number;
}

/** A text that is not saved waits this long for its findings; then it is told what is known. In milliseconds. */
const BUDGET = 40;
/** Whatever takes longer does not end. */
const LONGEST = 300_000;
/** Parts of these are linted on their own by some hosts. */
const COMPONENT = /\.(?:vue|svelte|astro|html?)$/i;

const engine = new Engine();
const known = new Map<string, { readonly text: string; readonly answer: Answer }>();

const timeout = <T>(milliseconds: number, value: T): { readonly promise: Promise<T>; readonly stop: () => void } => {
  let timer: NodeJS.Timeout;
  return { promise: new Promise((resolve) => { timer = setTimeout(() => resolve(value), milliseconds); }), stop: () => clearTimeout(timer) };
};

const onDisk = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const ask = async (question: Question): Promise<Answer> => {
  const { path, cwd, single, settings } = question;
  const disk = onDisk(path);
  const marked = !question.text.startsWith('\ufeff') && (question.bom || disk?.startsWith('\ufeff'));
  let text = marked ? `\ufeff${question.text}` : question.text;
  let offset = marked ? 1 : 0;
  // oxlint hands over the script of a component alone.
  if (disk !== undefined && disk !== text && COMPONENT.test(path) && question.text.length < disk.length) {
    const at = disk.indexOf(question.text);
    if (at >= 0) {
      offset = at;
      text = disk;
    }
  }
  const saved = disk === text;
  const answerOf = ({ findings, warnings }: Pick<Reply, 'findings' | 'warnings'>): Answer => ({ findings, warnings, offset });
  const patient = single || saved;
  const request: FileRequest = { kind: 'file', path, text, saved, cwd, patient, single, settings };
  const asked = engine.ask(request).then((reply) => {
    const answer = answerOf(reply);
    known.set(path, { text, answer });
    return answer;
  });
  const before = known.get(path);
  const late = patient || !before
    ? timeout(LONGEST, answerOf({ findings: [], warnings: ['The engine of desktop-sec-lint did not answer.'] }))
    : timeout(BUDGET, answerOf({ findings: carriedOver(before.answer.findings, before.text, text), warnings: before.answer.warnings }));
  try {
    return await Promise.race([asked, late.promise]);
  } catch (error) {
    // Linting goes on: it is not the fault of the file that there is no answer.
    return answerOf({ findings: [], warnings: [error instanceof Error ? error.message : String(error)] });
  } finally {
    late.stop();
    asked.catch(() => {});
  }
};

/** All that an answer about any file depends on, save for the file itself. */
const key = async ({ path, settings }: KeyQuestion): Promise<readonly string[]> => {
  const { findings } = await engine.ask({ kind: 'all', path, cwd: path, settings, open: [] });
  return findings.map(({ rule, file, fingerprint, message, related, steps }) =>
    JSON.stringify([rule, file, fingerprint, message, ...[...related, ...steps].filter((one) => one.file !== file).map((one) => [one.file, one.region.startLine, one.message])])).sort();
};

runAsWorker(async (question: Question | CommentsQuestion | KeyQuestion): Promise<Answer | readonly Comment[] | readonly string[]> => {
  switch (question.kind) {
    case 'file': return ask(question);
    case 'comments': return readComments(question.path.replaceAll('\\', '/'), question.text);
    case 'key': return key(question);
  }
});
