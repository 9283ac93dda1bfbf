import type { Range } from '../../core/location.js';
import { isDirective, type Problem } from '../../core/problem.js';
import type { Summary } from '../../core/summary.js';
import { joinSummaries } from '../join.js';
import { readFunction } from './bodies.js';
import { valueReader } from './expressions.js';
import { nestingProblem } from './nesting.js';
import { parseJavaScript, type Parsed } from './parse.js';
import { createReader, type Reader } from './reader.js';
import { findScopes } from './scopes.js';
import { maskOutside } from './script-blocks.js';
import { blockReader } from './statements.js';

export { maskOutside, nestingProblem, parseJavaScript };

export interface JavaScriptOptions {
  /** The stretches to read, where the text is not all JavaScript: the scripts of a page. */
  readonly mask?: readonly Range[];
  /** Default: from the file's extension. Plain JavaScript may hold JSX. */
  readonly lang?: 'js' | 'jsx' | 'ts' | 'tsx';
}

/** What a JavaScript or TypeScript file says. */
export const readJavaScript = (path: string, text: string, { mask, lang }: JavaScriptOptions = {}): Summary => {
  const source = mask ? maskOutside(text, mask) : text;
  const summary = summarise(parseJavaScript(path, source, lang === 'js' ? 'jsx' : lang), text.length);
  // One broken script does not cost the others of its page.
  if (!mask || mask.length < 2 || !summary.problems.some(({ kind }) => kind === 'syntax' || kind === 'nesting')) return summary;
  return mask.map((range) => readJavaScript(path, text, { mask: [range], ...(lang && { lang }) })).reduce(joinSummaries);
};

const summarise = ({ program, comments, problems }: Parsed, length: number): Summary => {
  const r = createReader(findScopes(program), length, valueReader, blockReader);
  let limit: Problem | undefined;
  try {
    r.block(program.body);
    for (const task of r.tasks) readFunction(r, task);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    limit = { kind: 'limit', message: 'The code is nested too deeply: a part of it was not read.' };
  }
  if (r.nodes.isFull()) limit = { kind: 'limit', message: 'The file says more than is kept of one: a part of it was not read.' };
  return {
    kind: 'source', language: 'javascript', nodes: r.nodes.all, functions: r.functions, classes: r.classes,
    imports: r.imports.sort((a, b) => a.at.start - b.at.start),
    exports: r.exports.flatMap((one) => one() ?? []),
    declarations: r.declarations,
    elements: r.elements.sort((a, b) => startOf(r, a) - startOf(r, b)),
    comments: comments.flatMap(({ value, start, end }) => (isDirective(value) ? [{ text: value, range: { start, end } }] : [])),
    problems: [...problems, ...r.problems, ...(limit ? [limit] : [])],
  };
};

const startOf = (r: Reader, id: number): number => {
  const node = r.nodes.of(id);
  return 'at' in node ? node.at.start : 0;
};
