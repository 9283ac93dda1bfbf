import { parse, type DocumentNode, type ValueNode } from '@humanwhocodes/momoa';
import type { ConfigDocument, ConfigEntry, ConfigNode } from '../core/config.js';
import type { Comment, Problem } from '../core/problem.js';
import { strictJson } from './strict-json.js';
import { document, duplicates, guarded, MAX_DEPTH, number, object, scalar, syntaxAt, tooDeep, withoutBom } from './tree.js';

/** Parses JSON, JSONC and JSON5 alike: nobody's file is refused for a comment. */
export const parseJson = (text: string): ConfigDocument => guarded('json', () => {
  const { body, shift } = withoutBom(text);
  const plain: Problem[] = [];
  const strict = strictJson(body, shift, plain);
  if (strict) return document('json', strict, [], plain);
  const { depth, comments, unterminated } = outline(body);
  if (depth > MAX_DEPTH) return tooDeep('json', shift, text.length);
  const problems: Problem[] = [];
  const { tree, end } = parseTolerantly(body, unterminated, shift, problems);
  const root = tree && convert(tree.body, { text: body, shift, end, problems });
  return document('json', root, comments.map((comment) => moved(comment, shift)), problems);
});

const moved = ({ text, range }: Comment, shift: number): Comment => ({ text, range: { start: range.start + shift, end: range.end + shift } });

// Strings, comments, brackets, commas. Every alternative matches once begun, terminated or not, so that the scan is linear.
const TOKENS = /"[^"\\]*(?:\\[^][^"\\]*)*("|\\?$)|'[^'\\]*(?:\\[^][^'\\]*)*('|\\?$)|\/\/[^\r\n]*|\/\*(?:[^]*?\*\/|[^]*)|[[\]{},]/g;

interface Outline {
  readonly depth: number;
  readonly comments: readonly Comment[];
  /** Where a string begins that does not end. */
  readonly unterminated?: number;
}

const outline = (text: string): Outline => {
  const comments: Comment[] = [];
  let unterminated: number | undefined;
  let depth = 0;
  let most = 0;
  for (const { 0: token, 1: double, 2: single, index } of text.matchAll(TOKENS)) {
    if (token === '{' || token === '[') most = Math.max(most, ++depth);
    else if (token === '}' || token === ']') depth--;
    else if (token.startsWith('/')) {
      const inner = token.slice(2, token.startsWith('/*') && token.endsWith('*/') ? -2 : undefined);
      comments.push({ text: inner, range: { start: index, end: index + token.length } });
    } else if (token !== ',' && !(double || single)?.match(/["']/)) unterminated = index;
  }
  return { depth: most, comments, ...(unterminated !== undefined && { unterminated }) };
};

interface Cut {
  readonly at: number;
  /** The brackets to close there. */
  readonly closing: string;
}

/** Ways to end a text early, best first: at a position, else before the last comma or after the last bracket before it. */
const cutsBefore = (text: string, limit: number): readonly Cut[] => {
  const open: string[] = [];
  let last: Cut = { at: 0, closing: '' };
  const cut = (at: number): Cut => ({ at, closing: open.toReversed().join('') });
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (index >= limit) break;
    if (token === ',') last = cut(index);
    else if (token === '{' || token === '[') {
      open.push(token === '{' ? '}' : ']');
      last = cut(index + 1);
    } else if (token === '}' || token === ']') {
      open.pop();
      last = cut(index + 1);
    }
  }
  return [cut(limit), last];
};

/** The parser stops at the first error: then what stands before it is parsed again, with its open brackets closed. */
const parseTolerantly = (text: string, unterminated: number | undefined, shift: number, problems: Problem[]): { tree?: DocumentNode; end: number } => {
  const attempt = ({ at, closing }: Cut): DocumentNode | { failedAt: number; reason: string } => {
    try {
      return parse(text.slice(0, at) + closing, { mode: 'json5', ranges: true });
    } catch (error) {
      if (!(error instanceof Error) || error instanceof RangeError) throw error;
      const { offset = at } = error as { offset?: number };
      return { failedAt: /end of input/.test(error.message) ? at : Math.min(offset, at), reason: error.message.replace(/\s*\(\d+:\d+\)$/, '') };
    }
  };
  // momoa 3.3 never comes back from a string that ends in a backslash at the end of the text.
  const whole = unterminated === undefined ? attempt({ at: text.length, closing: '' }) : { failedAt: unterminated, reason: 'Unterminated string' };
  if ('type' in whole) return { tree: whole, end: text.length };
  problems.push(syntaxAt(whole.reason, whole.failedAt + shift, text.length + shift));
  for (const cut of [...(unterminated === undefined ? cutsBefore(text, text.length).slice(0, 1) : []), ...cutsBefore(text, whole.failedAt)]) {
    const tree = attempt(cut);
    if ('type' in tree) return { tree, end: cut.at };
  }
  return { end: 0 };
};

interface Context {
  readonly text: string;
  readonly shift: number;
  /** Where a repaired text was cut: nothing reaches beyond. */
  readonly end: number;
  readonly problems: Problem[];
}

const convert = (node: ValueNode, context: Context): ConfigNode => {
  const { text, shift, end: limit, problems } = context;
  const [start, end] = place(node, context);
  switch (node.type) {
    case 'Object': {
      const entries = node.members.map(({ name, value }): ConfigEntry => {
        const [keyStart, keyEnd] = place(name, context);
        return { key: name.type === 'Identifier' ? name.name : name.value, keyRange: { start: keyStart, end: keyEnd }, value: convert(value, context) };
      });
      problems.push(...duplicates(entries));
      return object(entries, start, end);
    }
    case 'Array': return { kind: 'array', range: { start, end }, items: node.elements.map(({ value }) => convert(value, context)) };
    case 'String': case 'Boolean': return scalar(node.value, start, end);
    case 'Null': return scalar(null, start, end);
    case 'Number': return scalar(number(node.value, text.slice(start - shift, Math.min(end - shift, limit))), start, end);
    default: return scalar(text.slice(start - shift, end - shift), start, end);
  }
};

const place = ({ range }: { readonly range?: readonly number[] }, { shift, end }: Context): [number, number] =>
  [Math.min(range?.[0] ?? 0, end) + shift, Math.min(range?.[1] ?? 0, end) + shift];
