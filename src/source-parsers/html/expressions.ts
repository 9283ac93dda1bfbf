import type { Range } from '../../core/location.js';
import type { ElementNode, Id, Node } from '../../core/summary.js';
import type { Local, TemplateExpression } from '../javascript/template.js';
import type { Dialect } from './dialects.js';
import type { Hole } from './holes.js';
import { isIdentifier, namesOfPattern, splitFor, type PatternName } from './patterns.js';

/** An expression of a template, to be read as JavaScript. */
export interface Expression extends TemplateExpression {
  /** The attribute whose value it is, by element and position; none for lists of loops. */
  readonly attribute?: { readonly element: Id; readonly index: number };
  /** A page is read for it alone: HTML is put in as it stands, or a page or script is loaded. */
  readonly wanted: boolean;
}

interface Region {
  readonly within: Range;
  readonly locals: readonly Local[];
  readonly list?: Range;
}

/** Longer values are data. */
const LONGEST = 10_000;
/** A page with more expressions is data. */
const MOST = 5_000;
/** Elements in elements without end would make it quadratic. */
const MOST_REGIONS = 300;

const RAW = /^(?:v-html|x-html|(?:data-)?ng-bind-html|set:html|\{@html|(?::|v-bind:|\.|bind:|\[)?(?:innerhtml|outerhtml|srcdoc)(?:\.prop|\.camel)?\]?|\[attr\.srcdoc\])$/i;
const LOADS = /^(?:iframe|frame|webview|script|embed|object)$/i;
const BINDINGS: Readonly<Partial<Record<Dialect, RegExp>>> = {
  vue: /^(?::(?!(?:key|class|style|ref|is)$)|v-bind:?(?!(?:key|class|style)$)|v-model|@|v-on|\.\w|v-html$|v-text$|v-if$|v-else-if$|v-show$)/,
  html: /^(?::|v-bind:|@|v-on:|v-html$|x-html$|x-on:|x-bind:|(?:data-)?ng-bind-html$|\[[\w.-]+\]$|\([\w.:-]+\)$)/i,
};

/** The expressions that stand as values of attributes, and the lists that their names come from. */
export const expressionsOf = (text: string, dialect: Dialect, nodes: readonly Node[], elements: readonly Id[], holes: readonly Hole[]): readonly Expression[] => {
  const found: Omit<Expression, 'locals'>[] = [];
  const regions: Region[] = dialect === 'svelte' ? svelteRegions(text, holes) : [];
  for (const id of elements) {
    const element = nodes[id];
    if (element?.kind !== 'element' || found.length > MOST) continue;
    for (const [index, { name, valueAt }] of element.attributes.entries()) {
      if (!valueAt || valueAt.end - valueAt.start > LONGEST) continue;
      regions.push(...regionsOf(text, dialect, element, name, valueAt));
      const range = rangeOf(text, dialect, name, valueAt);
      if (range) found.push({ attribute: { element: id, index }, range: { start: range.start, end: range.end }, ...(range.pipes && { pipes: range.pipes }), wanted: isWanted(element.name, name) });
    }
  }
  const kept = regions.slice(0, MOST_REGIONS);
  for (const { list } of kept) if (list) found.push({ range: list, wanted: false });
  return found.map((one) => ({ ...one, locals: localsAt(kept, one.range) }));
};

/** The names at a place: of two that are one, the inner one. A list does not see the names that it gives. */
const localsAt = (regions: readonly Region[], { start, end }: Range): readonly Local[] => {
  const names = new Map<string, Local>();
  for (const { within, locals, list } of regions) {
    if (within.start <= start && end <= within.end && list?.start !== start) for (const local of locals) names.set(local.name, local);
  }
  return [...names.values()];
};

const isWanted = (element: string, name: string): boolean =>
  RAW.test(name) || (LOADS.test(element) && (element.toLowerCase() === 'webview' || /^(?::|v-bind:|\.|\[(?:attr\.)?)?(?:src|data|href)\]?$/i.test(name))) || element === '{@html';

/** The expression in a value; undefined where it is plain text, or written with character references. */
const rangeOf = (text: string, dialect: Dialect, name: string, valueAt: Range): Piped | undefined => {
  const value = text.slice(valueAt.start, valueAt.end);
  const inner = ((): Piped | undefined => {
    if (dialect === 'svelte' || dialect === 'astro') {
      if (name === 'expression') return valueAt;
      if (dialect === 'astro' && value.startsWith('`') && value.endsWith('`')) return valueAt;
      // `{src}` is short for `src={src}`: its value has no braces.
      if (text.charAt(valueAt.start - 1) === '{' && isIdentifier(value)) return valueAt;
      return value.startsWith('{') && value.endsWith('}') && !/\}[^{}]*\{/.test(value) ? { start: valueAt.start + 1, end: valueAt.end - 1 } : undefined;
    }
    const binding = BINDINGS[dialect === 'vue' ? 'vue' : 'html']!;
    return binding.test(name) && !/&(?:[a-z]{2,8}|#\w{1,6});/i.test(value) ? withoutPipes(text, valueAt) : undefined;
  })();
  const range = inner && trimmed(text, inner);
  return range && { ...range, ...(inner.pipes && { pipes: inner.pipes }) };
};

/** An expression, and the pipes that its value goes through. */
interface Piped extends Range {
  readonly pipes?: readonly string[];
}

const trimmed = (text: string, { start, end }: Range): Range | undefined => {
  const value = text.slice(start, end);
  const from = start + value.length - value.trimStart().length;
  let to = from + value.trim().length;
  while (to > from && text.charAt(to - 1) === ';') to--;
  return to > from ? { start: from, end: to } : undefined;
};

/** `text | safe: 'html'`: pipes of Angular and filters of Vue 2 come after the value. In quotes and brackets a `|` is none. */
const withoutPipes = (text: string, { start, end }: Range): Piped => {
  let depth = 0;
  let quote = '';
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === '\\') at++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'" || char === '`') quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === '|' && text.charAt(at + 1) === '|') at++;
    else if (char === '|' && depth === 0) return { start, end: at, pipes: [...text.slice(at, end).matchAll(/\|\s*([\w$]+)/g)].map(([, name]) => name!) };
  }
  return { start, end };
};

const regionsOf = (text: string, dialect: Dialect, element: ElementNode, name: string, valueAt: Range): Region[] => {
  const value = text.slice(valueAt.start, valueAt.end);
  const whole = { start: element.at.start, end: element.at.end };
  const slots = (names: readonly PatternName[]): Region[] => [{ within: whole, locals: names.map((one) => ({ name: one.name })) }];
  if (dialect === 'svelte') return name.startsWith('let:') ? slots([{ name: isIdentifier(value.replace(/^\{|\}$/g, '')) ? value.replace(/^\{|\}$/g, '') : name.slice(4) }]) : [];
  if (dialect === 'astro') return [];
  if (/^(?:v-for|x-for|\*ngfor)$/i.test(name)) {
    const loop = splitFor(value, name.startsWith('*'));
    if (!loop) return [];
    const list = { start: valueAt.start + loop.list.start, end: valueAt.start + loop.list.end };
    return [{ within: whole, locals: loop.names.map((one) => localOf(one, list)), list }];
  }
  return /^(?:v-slot|#|slot-scope$)/.test(name) ? slots(namesOfPattern(value)) : [];
};

const localOf = ({ name, property, first }: PatternName, list: Range): Local => ({ name, ...(first && { list }), ...(first && property !== undefined && { property }) });

const BLOCK = /^([#/:@])(each|await|key|if|snippet|const|then|catch|else)\b/;

/** Svelte's blocks that give names, each from its opening to its end. */
const svelteRegions = (text: string, holes: readonly Hole[]): Region[] => {
  const regions: Region[] = [];
  const open: { kind: string; start: number; from: number; locals: Local[]; list?: Range }[] = [{ kind: '', start: 0, from: 0, locals: [] }];
  const close = (end: number): void => {
    const one = open.pop();
    if (one && one.locals.length > 0) regions.push({ within: { start: one.start, end }, locals: one.locals, ...(one.list && { list: one.list }) });
  };
  for (const { kind, inner, range, inTag } of holes) {
    if (kind !== 'output' || inTag || range.end - range.start > LONGEST) continue;
    const said = text.slice(inner.start, inner.end);
    const [, sign, word] = BLOCK.exec(said) ?? [];
    if (sign === undefined || word === undefined) continue;
    if (sign === '/') {
      if (open.length > 1) close(range.start);
    } else if (sign === '#') {
      const body = said.slice(1 + word.length);
      const at = inner.start + 1 + word.length;
      const block: (typeof open)[number] = { kind: word, start: range.end, from: range.start, locals: [] };
      if (word === 'each') {
        const split = body.lastIndexOf(' as ');
        const list = trimmed(text, { start: at, end: at + (split < 0 ? body.length : split) });
        if (list && split >= 0) {
          // `as { a, b }, index (key)`
          block.list = list;
          block.locals.push(...namesOfPattern(body.slice(split + 4).replace(/\([^()]*\)\s*$/, '')).map((one) => localOf(one, list)));
        }
      } else if (word === 'snippet') block.locals.push(...namesOfPattern(body.slice(body.indexOf('(') + 1, body.lastIndexOf(')'))).map(({ name }) => ({ name })));
      else if (word === 'await') block.locals.push(...namesOfPattern(/\sthen\s([^]*)$/.exec(body)?.[1] ?? '').map(({ name }) => ({ name })));
      open.push(block);
    } else if (sign === ':') {
      if (word === 'then' || word === 'catch') open.at(-1)!.locals.push(...namesOfPattern(said.slice(1 + word.length)).map(({ name }) => ({ name })));
    } else if (word === 'const') {
      const [whole, name] = /^@const\s+([\w$]+)\s*=/.exec(said) ?? [];
      const value = whole === undefined ? undefined : trimmed(text, { start: inner.start + whole.length, end: inner.end });
      if (name === undefined || !value) continue;
      const around = open.at(-1)!;
      regions.push({ within: value, locals: [], list: value });
      around.locals.push({ name, value });
    }
  }
  while (open.length > 0) close(text.length);
  return regions;
};
