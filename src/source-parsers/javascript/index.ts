import type { Statement } from 'oxc-parser';
import type { Range } from '../../core/location.js';
import { isDirective, type Problem } from '../../core/problem.js';
import type { Id, Summary } from '../../core/summary.js';
import { joinSummaries } from '../join.js';
import { readFunction } from './bodies.js';
import { valueReader } from './expressions.js';
import { nestingProblem } from './nesting.js';
import { parseJavaScript, type Parsed } from './parse.js';
import { createReader, type Reader } from './reader.js';
import { findScopes } from './scopes.js';
import { maskOutside, maskWithExpressions } from './script-blocks.js';
import { blockReader } from './statements.js';
import { type ComponentKind, readTemplate, type TemplateExpression, templateStatements } from './template.js';
import { connectVue, usesVue } from './vue.js';

export { maskOutside, nestingProblem, parseJavaScript };
export type { ComponentKind, Local, TemplateExpression } from './template.js';

export interface JavaScriptOptions {
  /** The stretches to read, where the text is not all JavaScript: the scripts of a page. */
  readonly mask?: readonly Range[];
  /** Default: from the file's extension. Plain JavaScript may hold JSX. */
  readonly lang?: 'js' | 'jsx' | 'ts' | 'tsx';
}

/** What a JavaScript or TypeScript file says. */
export const readJavaScript = (path: string, text: string, options: JavaScriptOptions = {}): Summary => readComponent(path, text, options).summary;

export interface ComponentOptions extends JavaScriptOptions {
  /** The expressions of its template, outside of the mask. */
  readonly expressions?: readonly TemplateExpression[];
  readonly kind?: ComponentKind;
}

/** The script of a page or component, with the values that the expressions of its template have. */
export interface ComponentScript {
  readonly summary: Summary;
  readonly values: ReadonlyMap<TemplateExpression, Id>;
}

/** More broken expressions than this, and the script is read alone. */
const MOST_BROKEN = 3;

export const readComponent = (path: string, text: string, { mask, lang, expressions = [], kind = 'other' }: ComponentOptions): ComponentScript => {
  const as = lang === 'js' ? 'jsx' : lang;
  let good = expressions.filter(({ range }) => range.start > 1);
  for (let broken = 0; mask && good.length > 0 && broken <= MOST_BROKEN; broken++) {
    const parsed = parseJavaScript(path, maskWithExpressions(text, mask, good.map(({ range }) => range)), as);
    const problem = parsed.problems.find((one) => one.kind === 'syntax' || one.kind === 'nesting');
    if (!problem) return summarise(parsed, text.length, kind, good);
    const at = problem.kind === 'syntax' ? problem.range?.start ?? -1 : -1;
    const culprit = good.find(({ range }) => range.start - 1 <= at && at <= range.end + 1);
    good = culprit ? good.filter((one) => one !== culprit) : [];
  }
  const script = summarise(parseJavaScript(path, mask ? maskOutside(text, mask) : text, as), text.length, kind, []);
  // One broken script does not cost the others of its page.
  if (!mask || mask.length < 2 || !script.summary.problems.some((one) => one.kind === 'syntax' || one.kind === 'nesting')) return script;
  return { summary: mask.map((range) => readJavaScript(path, text, { mask: [range], ...(lang && { lang }) })).reduce(joinSummaries), values: new Map() };
};

const summarise = ({ program, comments, problems }: Parsed, length: number, kind: ComponentKind, expressions: readonly TemplateExpression[]): ComponentScript => {
  const template = expressions.length > 0 ? templateStatements(program, expressions, kind) : undefined;
  const r = createReader(findScopes(program, template), length, valueReader, blockReader);
  r.ownsMethods = kind !== 'vue';
  let values: ComponentScript['values'] = new Map();
  let limit: Problem | undefined;
  try {
    r.block(template ? (program.body as Statement[]).filter((statement) => !template.of.has(statement)) : program.body);
    // Functions that are met while others are read are appended.
    for (const task of r.tasks) readFunction(r, task);
    if (kind === 'vue' || usesVue(r)) connectVue(r);
    if (template) {
      const read = r.tasks.length;
      values = readTemplate(r, template, kind, length);
      for (let next = read; next < r.tasks.length; next++) readFunction(r, r.tasks[next]!);
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    limit = { kind: 'limit', message: 'The code is nested too deeply: a part of it was not read.' };
  }
  if (r.nodes.isFull()) limit = { kind: 'limit', message: 'The file says more than is kept of one: a part of it was not read.' };
  const summary: Summary = {
    kind: 'source', language: 'javascript', nodes: r.nodes.all, functions: r.functions, classes: r.classes,
    imports: r.imports.sort((a, b) => a.at.start - b.at.start),
    exports: r.exports.flatMap((one) => one() ?? []),
    declarations: r.declarations,
    elements: r.elements.sort((a, b) => startOf(r, a) - startOf(r, b)),
    comments: comments.flatMap(({ value, start, end }) => (isDirective(value) ? [{ text: value, range: { start, end } }] : [])),
    problems: [...problems, ...r.problems, ...(limit ? [limit] : [])],
  };
  return { summary, values };
};

const startOf = (r: Reader, id: number): number => {
  const node = r.nodes.of(id);
  return 'at' in node ? node.at.start : 0;
};
