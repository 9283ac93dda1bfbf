import { createRequire } from 'node:module';
import { type Comment, parseSync, type OxcError, type Program } from 'oxc-parser';
import type { Problem } from '../../core/problem.js';
import { nestingProblem } from './nesting.js';

export type Lang = 'js' | 'jsx' | 'ts' | 'tsx' | 'dts';

export interface Parsed {
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** JSX in `.js` is common, and without `jsx` oxc gives an empty tree for it. */
const langOf = (path: string): Lang => {
  if (/\.d\.[cm]?ts$/i.test(path)) return 'dts';
  if (/\.[cm]?ts$/i.test(path)) return 'ts';
  return /\.tsx$/i.test(path) ? 'tsx' : 'jsx';
};

/** What else to try where oxc gives no tree: a `.js` with types (Flow's mostly read as TypeScript's), a `.ts` with JSX or the other way round. */
const OTHERS: Readonly<Record<Lang, readonly Lang[]>> = { js: ['jsx', 'tsx', 'ts'], jsx: ['tsx', 'ts'], ts: ['tsx'], tsx: ['ts'], dts: ['ts'] };

/**
 * The tree of a file, in TypeScript-ESTree's shape, in whatever dialect reads it. It is empty after a syntax error that oxc cannot get over, which
 * then is a problem; the errors that leave a tree (a `return` at the top, a name declared twice) are none of ours. What is nested too deeply is
 * not given to oxc.
 */
export const parseJavaScript = (path: string, text: string, lang: Lang = langOf(path)): Parsed => {
  const first = attempt(text, lang);
  const others = first.problems.some(({ kind }) => kind === 'syntax') ? OTHERS[lang] : [];
  for (const other of others) {
    const parsed = attempt(text, other);
    if (parsed.problems.length === 0) return parsed;
  }
  const plain = first.problems.some(({ kind }) => kind === 'syntax') && text.length <= LONGEST_FLOW && FLOW.test(text.slice(0, 2000)) ? withoutFlow(text) : undefined;
  const parsed = plain === undefined ? first : attempt(plain, 'jsx');
  return parsed.problems.length === 0 ? parsed : first;
};

const FLOW = /@flow\b/;
/** Removing the types takes many times as long as reading what is left. */
const LONGEST_FLOW = 200_000;

/** A file with Flow's types as one without them: they become spaces, so that every position stays. Its parser is only loaded where there is such a file. */
const withoutFlow = (text: string): string | undefined => {
  try {
    const remove = createRequire(import.meta.url)('flow-remove-types') as (source: string, options: { all: boolean; ignoreUninitializedFields: boolean }) => { toString(): string };
    const plain = remove(text, { all: true, ignoreUninitializedFields: true }).toString();
    return plain.length === text.length ? plain : undefined;
  } catch {
    return undefined; // what it cannot read stays a syntax problem
  }
};

const attempt = (text: string, lang: Lang): Parsed => {
  const nesting = nestingProblem(text, lang);
  if (nesting) return { program: EMPTY, comments: [], problems: [nesting] };
  // Errors are only asked for where they matter: each holds the whole line it is in, and a minified file is one line.
  const result = parseSync('file', text, { lang, sourceType: 'unambiguous', preserveParens: false });
  const { program, comments } = result;
  return { program, comments, problems: program.body.length === 0 ? result.errors.slice(0, 1).map((error) => problemOf(error, text)) : [] };
};

const EMPTY: Program = { type: 'Program', body: [], sourceType: 'script', hashbang: null, start: 0, end: 0 };

const problemOf = ({ message, labels: [label] }: OxcError, text: string): Problem => ({
  kind: 'syntax',
  message: `The file is not valid JavaScript or TypeScript: ${message.replace(/\.?$/, '.')}`,
  ...(label && { range: { start: Math.min(label.start, text.length), end: Math.min(label.end, text.length) } }),
});
