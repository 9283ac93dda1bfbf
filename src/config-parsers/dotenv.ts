import type { ConfigDocument, ConfigEntry } from '../core/config.js';
import type { Range } from '../core/location.js';
import type { Comment, Problem } from '../core/problem.js';
import { document, duplicates, object, scalar, syntax, syntaxAt } from './tree.js';

const BLANK = /\s*/y;
const COMMENT = /[ \t]*#[^\r\n]*/y;
const REST = /[^\r\n]*/y;
const KEY = /(?:export[ \t]+)?([\w.-]+)[ \t]*(?:=|:(?=[ \t]))[ \t]*/dy;
const DECLARED = /export[ \t]+[\w.-]+[ \t]*(?=[\r\n#]|$)/y;
const QUOTED = /"[^"\\]*(?:\\[^][^"\\]*)*"|'[^'\\]*(?:\\[^][^'\\]*)*'|`[^`\\]*(?:\\[^][^`\\]*)*`/y;

/**
 * Parses a .env file as dotenv and phpdotenv read it. Every value is a string, `${…}` is left in it, and, unlike in the other formats, a value's
 * range is without its quotes, so that it slices to what is stored (but for escapes).
 */
export const parseDotenv = (text: string): ConfigDocument => {
  const begin = text.startsWith('\uFEFF') ? 1 : 0;
  const entries: ConfigEntry[] = [];
  const comments: Comment[] = [];
  const problems: Problem[] = [];
  let at = begin;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    at += found?.[0].length ?? 0;
    return found;
  };
  const takeComment = (): boolean => {
    const found = take(COMMENT)?.[0];
    if (found !== undefined) comments.push({ text: found.trimStart().slice(1), range: { start: at - found.trimStart().length, end: at } });
    return found !== undefined;
  };
  const takeValue = (): { text: string; range: Range } => {
    const start = at;
    const quoted = take(QUOTED)?.[0];
    if (quoted !== undefined) return { text: unescape(quoted), range: { start: start + 1, end: at - 1 } };
    if (/["'`]/.test(text.charAt(at))) problems.push(syntaxAt('A quote is opened and not closed', at, text.length));
    const line = take(REST)?.[0] ?? '';
    const value = line.slice(0, line.startsWith('#') ? 0 : untilComment(line)).trimEnd();
    at = start + value.length;
    return { text: value, range: { start, end: at } };
  };
  for (take(BLANK); at < text.length; take(BLANK)) {
    if (takeComment()) continue;
    const key = take(KEY);
    if (key?.[1] !== undefined) {
      const [start, end] = key.indices?.[1] ?? [at, at];
      const value = takeValue();
      entries.push({ key: key[1], keyRange: { start, end }, value: scalar(value.text, value.range.start, value.range.end) });
      if (!takeComment()) take(REST);
    } else if (!take(DECLARED)) problems.push(syntax('Expected KEY=value', at, (take(REST), at)));
  }
  problems.push(...duplicates(entries));
  return document('dotenv', entries.length > 0 ? object(entries, begin, text.length) : undefined, comments, problems);
};

const untilComment = (line: string): number => {
  const comment = line.search(/[ \t]#/);
  return comment < 0 ? line.length : comment;
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

const unescape = (quoted: string): string => {
  const inner = quoted.slice(1, -1);
  return quoted.startsWith('"') ? inner.replace(/\\([nrt"\\$])/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped) : inner;
};
