import { parseXml, XmlComment, XmlElement, XmlError, XmlText, type XmlDocument } from '@rgrove/parse-xml';
import type { ConfigDocument, ConfigEntry, ConfigNode } from '../core/config.js';
import type { Comment, Problem } from '../core/problem.js';
import { document, duplicates, guarded, MAX_DEPTH, number, object, scalar, syntax, syntaxAt, tooDeep } from './tree.js';

/**
 * Parses an Apple property list in XML; the ranges of keys and values are their whole elements. Other XML, and the binary format, give a
 * document without root. Entities of a DTD are never expanded and nothing is fetched.
 */
export const parsePlist = (text: string): ConfigDocument => guarded('plist', () => {
  if (!/<plist[\s>]/.test(text)) return document('plist', undefined, [], []);
  const { depth, cut, closing } = outline(text, text.length);
  if (depth > MAX_DEPTH) return tooDeep('plist', 0, text.length);
  const problems: Problem[] = [];
  const comments: Comment[] = [];
  const xml = parse(text, problems, (at) => (at >= text.length ? { cut, closing } : outline(text, at)));
  const top = xml?.children.find((child) => child instanceof XmlElement);
  const first = top?.name === 'plist' ? elementsOf(top)[0] : undefined;
  const root = first && convert(first, { text, problems, comments });
  return document('plist', root, comments, problems);
});

/** Reads on with what stands before an error, its open elements closed. */
const parse = (text: string, problems: Problem[], cutAt: (at: number) => { cut: number; closing: string }): XmlDocument | undefined => {
  let source = text;
  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      return parseXml(source, { includeOffsets: true, preserveComments: true, ignoreUndefinedEntities: true });
    } catch (error) {
      if (!(error instanceof XmlError)) throw error;
      // The library's message quotes the text, which may be a secret.
      if (attempt === 0) problems.push(syntaxAt(error.message.split(' (line')[0] ?? 'Invalid XML', error.pos, text.length));
      const { cut, closing } = cutAt(attempt === 0 ? error.pos : Math.max(0, Math.min(error.pos, source.length) - 1));
      source = text.slice(0, cut) + closing;
    }
  }
  return undefined;
};

const TAGS = /<!--(?:[^]*?-->|[^]*)|<(\/?)([A-Za-z_][\w:.-]*)|\/>/g;

/** How deep elements nest before a position, and how to cut the text at the last tag before it. */
const outline = (text: string, until: number): { depth: number; cut: number; closing: string } => {
  const open: string[] = [];
  let depth = 0;
  let cut = 0;
  let closing = '';
  for (const { 0: token, 1: slash, 2: name, index } of text.slice(0, until).matchAll(TAGS)) {
    if (token.startsWith('<!')) continue;
    if (name !== undefined && depth <= MAX_DEPTH) [cut, closing] = [index, open.toReversed().map((each) => `</${each}>`).join('')];
    if (name === undefined || slash === '/') open.pop();
    else depth = Math.max(depth, open.push(name));
  }
  return { depth, cut, closing };
};

interface Context {
  readonly text: string;
  readonly problems: Problem[];
  readonly comments: Comment[];
}

const elementsOf = (parent: XmlElement): XmlElement[] => parent.children.filter((child) => child instanceof XmlElement);

const convert = (element: XmlElement, context: Context): ConfigNode => {
  const [start, end] = place(element, context.text);
  for (const child of element.children) {
    if (child instanceof XmlComment) context.comments.push({ text: child.content, range: { start: child.start, end: child.end } });
  }
  switch (element.name) {
    case 'dict': {
      const entries = entriesOf(element, context);
      context.problems.push(...duplicates(entries));
      return object(entries, start, end);
    }
    case 'array': return { kind: 'array', range: { start, end }, items: elementsOf(element).map((item) => convert(item, context)) };
    case 'true': case 'false': return scalar(element.name === 'true', start, end);
    case 'integer': case 'real': {
      const source = textOf(element).trim();
      return scalar(source === '' ? source : number(Number(source), source), start, end);
    }
    default: return scalar(textOf(element), start, end);
  }
};

/** Keys and values stand side by side. A key without a value is null, a value without a key is left out. */
const entriesOf = (dict: XmlElement, context: Context): ConfigEntry[] => {
  const entries: ConfigEntry[] = [];
  let key: XmlElement | undefined;
  const add = (named: XmlElement, value: ConfigNode): void => {
    const [start, end] = place(named, context.text);
    entries.push({ key: textOf(named), keyRange: { start, end }, value });
  };
  const orphan = (named: XmlElement): void => {
    const [, end] = place(named, context.text);
    context.problems.push(syntax('A key has no value', ...place(named, context.text)));
    add(named, scalar(null, end, end));
  };
  for (const child of elementsOf(dict)) {
    if (child.name === 'key') {
      if (key) orphan(key);
      key = child;
    } else if (key) {
      add(key, convert(child, context));
      key = undefined;
    } else context.problems.push(syntax('A value has no key', ...place(child, context.text)));
  }
  if (key) orphan(key);
  return entries;
};

const textOf = (element: XmlElement): string => element.children.map((child) => (child instanceof XmlText ? child.text : '')).join('');

// An element that ends the text has an infinite end where the text has characters outside the BMP.
const place = ({ start, end }: XmlElement, text: string): [number, number] => [Math.min(start, text.length), Math.min(end, text.length)];
