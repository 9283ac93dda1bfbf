import type { ConfigDocument, ConfigEntry } from '../core/config.js';
import { document, MAX_DEPTH, object, scalar, syntaxAt, tooDeep } from './tree.js';

interface Block {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly entries: ConfigEntry[];
}

/**
 * Parses configurations of web servers. A directive is an entry, its name in lower case and its arguments as one text; a block is an object, its key the name with the
 * arguments: `files "*.key"`, `location /keys`. Names may stand more than once, and all of them count. Apache writes a directive a line, nginx ends it with a semicolon.
 */
export const parseDirectives = (text: string): ConfigDocument => (/^[^#\n]*[;{]\s*(?:#.*)?$/m.test(text) && !/^\s*<\/\w/m.test(text) ? parseNginx(text) : parseApache(text));

const LINE = /[^\r\n]+/g;

const parseApache = (text: string): ConfigDocument => {
  const open: Block[] = [{ key: '', keyStart: 0, keyEnd: 0, entries: [] }];
  for (const { 0: raw, index } of text.matchAll(LINE)) {
    const line = raw.trim();
    const start = index + raw.indexOf(line);
    if (line === '' || line.startsWith('#')) continue;
    const block = open.at(-1)!;
    const opening = /^<([A-Za-z]\w*)\s*([^>]*)>/.exec(line);
    if (opening) {
      if (open.length > MAX_DEPTH) return tooDeep('directives', start, start + line.length);
      open.push({ key: `${opening[1]!.toLowerCase()} ${opening[2]!.trim()}`.trim(), keyStart: start + 1, keyEnd: start + opening[0].length - 1, entries: [] });
    } else if (line.startsWith('</')) close(open, start + line.length);
    else directive(block, line, start);
  }
  return ended(open, text);
};

const TOKEN = /#[^\n]*|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[{};]|[^\s{};"'#]+/g;

const parseNginx = (text: string): ConfigDocument => {
  const open: Block[] = [{ key: '', keyStart: 0, keyEnd: 0, entries: [] }];
  let start = -1;
  let end = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token.startsWith('#')) continue;
    if (token === '{') {
      if (open.length > MAX_DEPTH) return tooDeep('directives', index, index + 1);
      open.push({ key: start < 0 ? '' : text.slice(start, end).replace(/\s+/g, ' '), keyStart: Math.max(0, start), keyEnd: end, entries: [] });
      start = -1;
    } else if (token === '}') {
      close(open, index + 1);
      start = -1;
    } else if (token === ';') {
      if (start >= 0) directive(open.at(-1)!, text.slice(start, end), start);
      start = -1;
    } else {
      if (start < 0) start = index;
      end = index + token.length;
    }
  }
  return ended(open, text);
};

const directive = ({ entries }: Block, line: string, start: number): void => {
  const [, name = '', between = '', rest = ''] = /^(\S+)(\s*)([^]*)$/.exec(line)!;
  const at = start + name.length + between.length;
  entries.push({ key: name.toLowerCase(), keyRange: { start, end: start + name.length }, value: scalar(rest, at, at + rest.length) });
};

const close = (open: Block[], end: number): void => {
  const block = open.length > 1 ? open.pop()! : undefined;
  if (block) open.at(-1)!.entries.push({ key: block.key, keyRange: { start: block.keyStart, end: block.keyEnd }, value: object(block.entries, block.keyStart, end) });
};

const ended = (open: Block[], text: string): ConfigDocument => {
  const unclosed = open.length > 1 ? open.at(-1)! : undefined;
  while (open.length > 1) close(open, text.length);
  return document('directives', object(open[0]!.entries, 0, text.length), [], unclosed ? [syntaxAt('A block is opened and not closed', unclosed.keyStart, text.length)] : []);
};
