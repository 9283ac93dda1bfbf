import type { Range } from '../../core/location.js';
import { isDirective, type Comment } from '../../core/problem.js';
import type { Summary } from '../../core/summary.js';
import type { ComponentKind } from '../javascript/template.js';
import { componentHoles } from './components.js';
import { dialectOf, isComponent, type Dialect } from './dialects.js';
import { readElements } from './elements.js';
import { expressionsOf, type Expression } from './expressions.js';
import { fillForScript, type Hole } from './holes.js';
import { scriptBlocks, type ScriptBlock } from './scripts.js';
import { templateHoles } from './templates.js';

export type { Expression } from './expressions.js';
export type { ScriptBlock } from './scripts.js';

export interface Page {
  readonly summary: Summary;
  /** For the JavaScript reader, in source order. */
  readonly scripts: readonly ScriptBlock[];
  /** The page with what a template language writes into it blanked out, each position kept: what scripts are to be read from. */
  readonly script: string;
  /** The expressions that are values of attributes. */
  readonly expressions: readonly Expression[];
  readonly kind: ComponentKind;
}

/** Reads a page, a component or a template, by its file name: the elements as a summary, and the scripts that stand in it. */
export const readHtml = (path: string, text: string): Page => {
  const dialect = dialectOf(path, text);
  const holes = holesOf(text, dialect);
  const { nodes, elements, comments, raw, problems } = readElements(text, holes, dialect);
  const module = { at: { start: 0, end: text.length }, params: [], calls: [], writes: [], returns: [] };
  const summary: Summary = {
    kind: 'source', language: 'html', nodes, functions: [module], classes: [], imports: [], exports: [], declarations: [], elements,
    comments: [...comments, ...templateComments(text, holes)].sort((a, b) => a.range.start - b.range.start), problems,
  };
  return {
    summary, scripts: scriptBlocks(text, raw, dialect), script: isComponent(dialect) ? text : fillForScript(text, holes),
    expressions: expressionsOf(text, dialect, nodes, elements, holes), kind: dialect === 'vue' || dialect === 'svelte' ? dialect : dialect === 'astro' ? 'other' : 'page',
  };
};

/** The PHP code of a Blade template or PHP page, without its delimiters: `<?php … ?>`, `@php … @endphp`, and what is printed where it has a word of interest. */
export const phpBlocks = (text: string, interest: RegExp = /(?!)/): readonly Range[] =>
  templateHoles(text, 'blade').filter(({ php, kind, range, inner }) => (php && !text.startsWith('<?=', range.start)
    // `@{{ … }}` is for a script of the page.
    || ((kind === 'output' || kind === 'raw') && /^(?:<\?=|\{\{|\{!!)/.test(text.slice(range.start, range.start + 3)) && text.charAt(range.start - 1) !== '@' && interest.test(text.slice(inner.start, inner.end))))).map(({ inner }) => inner);

/** The expressions of a Blade template that are written into the page as they stand: `{!! … !!}`, `<?= … ?>`. */
export const rawExpressions = (text: string): readonly Range[] =>
  templateHoles(text, 'blade').filter(({ kind, range }) => (kind === 'raw' || text.startsWith('<?=', range.start)) && text.charAt(range.start - 1) !== '@').map(({ inner }) => inner);

const holesOf = (text: string, dialect: Dialect): readonly Hole[] =>
  (dialect === 'vue' || dialect === 'svelte' || dialect === 'astro' ? componentHoles(text, dialect) : templateHoles(text, dialect));

const templateComments = (text: string, holes: readonly Hole[]): Comment[] =>
  holes.filter(({ kind }) => kind === 'comment')
    .map(({ inner, range }) => ({ text: text.slice(inner.start, inner.end), range }))
    .filter((comment) => isDirective(comment.text));
