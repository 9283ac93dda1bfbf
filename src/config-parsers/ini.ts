import type { ConfigDocument, ConfigEntry, ConfigNode } from '../core/config.js';
import type { Range } from '../core/location.js';
import type { Comment, Problem } from '../core/problem.js';
import { document, duplicates, object, scalar } from './tree.js';

interface Section {
  readonly name: string;
  readonly keyRange: Range;
  readonly start: number;
  end: number;
  readonly entries: ConfigEntry[];
  /** Where the items of `key[]=` are gathered. */
  readonly lists: Map<string, ConfigNode[]>;
}

const sectionAt = (name: string, keyRange: Range, start: number, end: number): Section => ({ name, keyRange, start, end, entries: [], lists: new Map() });

/**
 * Parses `key=value` files: .npmrc, .desktop files, .yarnrc (`key "value"`). Sections are objects, `key[]=` makes an array, `true` and `false`
 * are booleans and every other value is a string; a key alone is true, as npm reads it.
 */
export const parseIni = (text: string): ConfigDocument => {
  const begin = text.startsWith('\uFEFF') ? 1 : 0;
  const root = sectionAt('', { start: begin, end: begin }, begin, text.length);
  const sections: Section[] = [];
  const comments: Comment[] = [];
  let section = root;
  for (const { 0: raw, index } of text.matchAll(/[^\r\n\uFEFF][^\r\n]*/g)) {
    const line = raw.trim();
    const start = index + raw.length - raw.trimStart().length;
    const end = start + line.length;
    if (line === '') continue;
    if (/^[#;]/.test(line)) comments.push({ text: line.slice(1), range: { start, end } });
    else if (line.startsWith('[') && line.endsWith(']')) sections.push(section = sectionAt(line.slice(1, -1), { start: start + 1, end: end - 1 }, start, end));
    else {
      readLine(section, line, start);
      if (section !== root) section.end = end;
    }
  }
  const named = sections.map(({ name, keyRange, start, end, entries: inner }): ConfigEntry => ({ key: name, keyRange, value: object(inner, start, end) }));
  const entries = [...root.entries, ...named];
  const problems: Problem[] = [...duplicates(entries), ...sections.flatMap((each) => duplicates(each.entries))];
  return document('ini', entries.length > 0 ? object(entries, begin, text.length) : undefined, comments, problems);
};

const readLine = ({ entries, lists }: Section, line: string, start: number): void => {
  const equals = line.indexOf('=');
  const gap = equals < 0 ? line.search(/\s/) : equals;
  const key = (gap < 0 ? line : line.slice(0, gap)).trimEnd();
  const keyRange = { start, end: start + key.length };
  const rest = gap < 0 ? '' : line.slice(gap + 1).trimStart();
  const from = start + line.length - rest.length;
  const value = gap < 0 ? scalar(true, keyRange.start, keyRange.end) : valueOf(rest, from);
  if (!key.endsWith('[]')) {
    entries.push({ key, keyRange, value });
    return;
  }
  const name = key.slice(0, -2);
  const items = lists.get(name);
  if (items) items.push(value);
  else {
    const list = [value];
    lists.set(name, list);
    entries.push({ key: name, keyRange: { start, end: keyRange.end - 2 }, value: { kind: 'array', range: value.range, items: list } });
  }
};

const valueOf = (rest: string, start: number): ConfigNode => {
  const source = /^(?:"[^"]*"|'[^']*')(?=\s*(?:[#;]|$))/.exec(rest)?.[0] ?? rest.replace(/\s[#;].*$/, '').trimEnd();
  const quoted = source.length > 1 && /^["']/.test(source) && source.endsWith(source.charAt(0));
  const value = quoted ? source.slice(1, -1) : source;
  return scalar(value === 'true' ? true : value === 'false' ? false : value, start, start + source.length);
};
