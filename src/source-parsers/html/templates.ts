import { balancer } from './balanced.js';
import type { Dialect } from './dialects.js';
import { holeAt, type Hole } from './holes.js';

type Construct = readonly [open: string, close: string, kind: Hole['kind'], more?: Partial<Hole>];

const PHP: readonly Construct[] = [['<?=', '?>', 'output', { php: true }], ['<?php', '?>', 'code', { php: true }]];
const EJS: readonly Construct[] = [['<%#', '%>', 'comment'], ['<%-', '%>', 'raw', { element: '<%-' }], ['<%=', '%>', 'output'], ['<%', '%>', 'code']];
const MUSTACHE: readonly Construct[] = [['{{', '}}', 'output']];

/** What the template languages put into a page before any browser sees it; a longer opening comes before its beginning. */
const CONSTRUCTS: Readonly<Partial<Record<Dialect, readonly Construct[]>>> = {
  // Many a page is an EJS template without saying so in its name (html-webpack-plugin). Braces there may be a script's.
  html: EJS,
  ejs: EJS,
  // https://handlebarsjs.com/guide/expressions.html#html-escaping
  handlebars: [['{{!--', '--}}', 'comment'], ['{{!', '}}', 'comment'], ['{{{', '}}}', 'raw', { element: '{{{' }], ['{{&', '}}', 'raw', { element: '{{{' }],
    ['{{#', '}}', 'code'], ['{{/', '}}', 'code'], ['{{>', '}}', 'code'], ['{{else', '}}', 'code'], ...MUSTACHE],
  jinja: [['{#', '#}', 'comment'], ['{%', '%}', 'code'], ...MUSTACHE],
  // https://laravel.com/docs/12.x/blade#displaying-data
  blade: [['{{--', '--}}', 'comment'], ['{!!', '!!}', 'raw', { element: '{!!' }], ['{{{', '}}}', 'output'], ...MUSTACHE,
    ...PHP, ['@php', '@endphp', 'code', { php: true }]],
};

/** Blade's directives without arguments; `@click` and the like are Alpine's and Vue's. */
const BARE_NAMES = ['else', 'end[a-z]+', 'auth', 'guest', 'csrf', 'production', 'empty', 'default', 'break', 'continue', 'parent', 'show', 'stop',
  'append', 'overwrite', 'once', 'verbatim', 'livewire(?:Styles|Scripts)', 'inertia(?:Head)?', 'vite(?:ReactRefresh)?', 'routes'];
const BARE = `@(?:${BARE_NAMES.join('|')})\\b(?!\\s*=|[.:-])`;
const DIRECTIVE = /@[a-zA-Z]+[ \t]*(?=\()/.source;
/** Livewire's name for the component, in scripts: `@this.set(…)`. */
const THIS = /@this\b(?!\s*=)/.source;
/** Directives whose value is written into the page. */
const OUTPUT = /^@(?:json|js|class|style|lang|choice|method|vite|entangle|this)\b/i;

/** The holes of a page that a template language is run over, in order, wherever they stand: in text, in tags, in scripts. */
export const templateHoles = (text: string, dialect: Dialect): readonly Hole[] => {
  const constructs = CONSTRUCTS[dialect];
  if (!constructs) return [];
  const sources = constructs.map(([open]) => open.replace(/[{!?%#&/]/g, '\\$&') + (open === '@php' ? '(?![a-zA-Z]|\\s*\\()' : open === '<?php' ? '\\b' : ''));
  const pattern = new RegExp([...sources, ...(dialect === 'blade' ? [DIRECTIVE, THIS, BARE] : [])].join('|'), 'g');
  const holes: Hole[] = [];
  const unclosed = new Set<string>();
  const balanced = balancer(text);
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [opening] = found;
    const start = found.index;
    const [open = opening, close, kind, more] = constructs.find(([one]) => one === opening) ?? [];
    let end: number | undefined;
    if (close === undefined || kind === undefined) {
      end = text.charAt(pattern.lastIndex) === '(' ? balanced(pattern.lastIndex) : pattern.lastIndex;
      const written = OUTPUT.test(opening.trimEnd()) ? 'output' : 'code';
      if (end !== undefined && !isPartOfWord(text, start)) holes.push(holeAt(text, written, start, end, opening.length, 0));
    } else if (!unclosed.has(close)) {
      const closing = text.indexOf(close, start + open.length);
      // PHP runs to the end of its file.
      end = closing >= 0 ? closing + close.length : more?.php && open.startsWith('<?') ? text.length : undefined;
      if (end === undefined) unclosed.add(close);
      else holes.push(holeAt(text, prints(text, start, kind) ? 'output' : kind, start, end, open.length, closing >= 0 ? close.length : 0, more));
    }
    pattern.lastIndex = end ?? start + opening.length;
  }
  return holes;
};

/** An address, not a directive: `me@section(…)`; `@@if` is written out as it stands. */
const isPartOfWord = (text: string, at: number): boolean => /[\w@]/.test(text.charAt(at - 1));

const prints = (text: string, start: number, kind: Hole['kind']): boolean =>
  kind === 'code' && /^<\?php\s+(?:echo|print)\b/.test(text.slice(start, start + 40));
