import type { Range } from '../core/location.js';
import type { Edit, Fix } from '../core/rule.js';

type Change = Pick<Edit, 'range' | 'text'>;

/** A fix whose edits are all plain; undefined where one of them cannot be made in the text as it stands. */
export const resolveFix = (fix: Fix, textOf: (path: string) => string | undefined): Fix | undefined => {
  const edits: Edit[] = [];
  for (const { how, ...edit } of fix.edits) {
    if (how === undefined) {
      edits.push(edit);
      continue;
    }
    const text = textOf(edit.file);
    const changes = text === undefined ? undefined : typeof how === 'object' ? found(text, edit, how.find) : HOW[how](text, edit);
    if (!changes) return undefined;
    edits.push(...changes.map((change) => ({ file: edit.file, ...change })));
  }
  return edits.length > 0 ? { ...fix, edits } : undefined;
};

/** A part of the place that stands there once. Lines that come with it are indented as the one that follows. */
const found = (text: string, { range, text: written }: Change, find: string): Change[] | undefined => {
  const within = text.slice(range.start, range.end);
  const at = within.indexOf(find);
  if (at < 0 || within.includes(find, at + 1)) return undefined;
  const part = { start: range.start + at, end: range.start + at + find.length };
  const indent = /^[^\S\n]*(?=[^\s])/.exec(text.slice(lineEnd(text, part.end) + 1))?.[0] ?? '';
  return [{ range: part, text: written.replaceAll('\n', `\n${indent}`) }];
};

const WRITTEN = '$&';

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => { const end = text.indexOf('\n', at); return end < 0 ? text.length : end; };

/** The stretch with its line breaks where nothing else is on its lines. */
const wholeLines = (text: string, { start, end }: Range): Range => {
  const [first, last] = [lineStart(text, start), lineEnd(text, end)];
  if (text.slice(first, start).trim() !== '' || text.slice(end, last).trim() !== '') return { start, end };
  return last < text.length ? { start: first, end: last + 1 } : { start: Math.max(0, first - 1), end: last };
};

/** The first offset from which on stands code: neither blank nor a comment. */
const codeAfter = (text: string, from: number): number => {
  let at = from;
  for (;;) {
    at += /^\s*/.exec(text.slice(at, at + 2_000))![0].length;
    if (text.startsWith('//', at) || text[at] === '#') at = lineEnd(text, at);
    else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) return text.length;
      at = end + 2;
    } else return at;
  }
};

/** The offset of the last sign of code before a place. Lines are read from their start, so that `//` in a text is none; undefined where a comment over several lines is met. */
const codeBefore = (text: string, before: number): number | undefined => {
  let end = before;
  for (let lines = 0; lines < 50; lines++) {
    const start = lineStart(text, end);
    const line = text.slice(start, end);
    if (line.includes('*/') && !line.includes('/*')) return undefined;
    let last = -1;
    let quote = '';
    for (let at = 0; at < line.length; at++) {
      const char = line[at]!;
      if (quote !== '') {
        if (char === '\\') at++;
        else if (char === quote) quote = '';
        last = at;
      } else if (line.startsWith('//', at) || char === '#') break;
      else if (line.startsWith('/*', at)) {
        const close = line.indexOf('*/', at + 2);
        if (close < 0) return undefined;
        at = close + 1;
      } else if (!/\s/.test(char)) {
        if (char === '"' || char === "'" || char === '`') quote = char;
        last = at;
      }
    }
    if (last >= 0) return start + last;
    if (start === 0) return undefined;
    end = start - 1;
  }
  return undefined;
};

/** A member of a list or an object, with a comma beside it; in YAML with the dash before it. */
const member = (text: string, { range }: Change): Change[] | undefined => {
  const { start, end } = range;
  const dash = /^[^\S\n]*-[^\S\n]+$/.exec(text.slice(lineStart(text, start), start));
  if (dash) return [{ range: wholeLines(text, { start: lineStart(text, start) + dash[0].indexOf('-'), end }), text: '' }];
  const after = codeAfter(text, end);
  if (text[after] === ',') {
    if (text.slice(end, after).trim() !== '') return [{ range: { start, end }, text: '' }, { range: { start: after, end: after + 1 }, text: '' }];
    const whole = wholeLines(text, { start, end: after + 1 });
    // What follows on the same line moves up to where it began.
    const blank = whole.start === start ? /^[^\S\n]*(?=[^\s])/.exec(text.slice(after + 1))?.[0].length ?? 0 : 0;
    return [{ range: { start: whole.start, end: whole.end + blank }, text: '' }];
  }
  const lines = wholeLines(text, range);
  if (after < text.length && !'}])'.includes(text[after]!)) return [{ range: lines, text: '' }];
  const before = codeBefore(text, start);
  if (before === undefined) return undefined;
  // The last one of its list leaves none behind: a comma after it would be an error in JSON.
  if (text[before] !== ',') return [{ range: lines, text: '' }];
  const between = text.slice(before + 1, start);
  if (between.trim() === '') return [{ range: { start: before, end }, text: '' }];
  return [{ range: { start: before, end: before + 1 }, text: '' }, { range: lines, text: '' }];
};

/** An attribute, or a word in a list of words: with the blank before it, else the one after it. */
const word = (text: string, { range: { start, end } }: Change): Change[] => {
  const before = /[^\S\n]+$/.exec(text.slice(Math.max(0, start - 100), start))?.[0].length ?? 0;
  const after = before === 0 ? /^[^\S\n]+/.exec(text.slice(end, end + 100))?.[0].length ?? 0 : 0;
  return [{ range: { start: start - before, end: end + after }, text: '' }];
};

/** A statement that stands alone: what is before it has ended, so that nothing loses its body. */
const statement = (text: string, { range }: Change): Change[] | undefined => {
  const end = range.end + (/^[^\S\n]*;/.exec(text.slice(range.end, range.end + 20))?.[0].length ?? 0);
  if (lineStart(text, range.start) > 0 || text.slice(0, range.start).trim() !== '') {
    const before = codeBefore(text, range.start);
    if (before === undefined || !';{}'.includes(text[before]!)) return undefined;
  }
  // It ends here: neither a call of its result nor an operator goes on.
  const after = codeAfter(text, end);
  const ended = text[end - 1] === ';' || after >= text.length || text[after] === '}' || (text.slice(end, after).includes('\n') && /[\w$'"@]/.test(text[after]!));
  return ended ? [{ range: wholeLines(text, { start: range.start, end }), text: '' }] : undefined;
};

/** A name that becomes a part of the text, as `$&`. */
const name = (text: string, { range, text: written }: Change): Change[] | undefined => {
  const whole = text.slice(range.start, range.end);
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(whole) ? [{ range, text: written.replaceAll(WRITTEN, () => whole) }] : undefined;
};

/** Items behind the last one of a list, in its style: on lines of their own where it has one. */
const items = (text: string, { range: { start, end }, text: written }: Change): Change[] => {
  const indent = /^[^\S\n]*$/.exec(text.slice(lineStart(text, start), start))?.[0];
  const separator = indent === undefined || text.slice(start, end).includes('\n') || lineStart(text, start) === 0 ? ', ' : `,\n${indent}`;
  return [{ range: { start: end, end }, text: written.split('\n').map((item) => separator + item).join('') }];
};

/** All of the lines that it touches. */
const line = (text: string, { range: { start, end } }: Change): Change[] => [{ range: wholeLines(text, { start: lineStart(text, start), end: lineEnd(text, end) }), text: '' }];

/** A switch, in whatever quotes it stands. */
const opposite = (text: string, { range: { start, end }, text: written }: Change): Change[] | undefined => {
  const [, quote = '', value = ''] = /^(['"]?)(true|false|0)\1$/i.exec(text.slice(start, end)) ?? [];
  const other = { true: 'false', false: 'true', 0: written }[value.toLowerCase()];
  if (other === undefined) return undefined;
  const cased = value === value.toUpperCase() && value !== '0' ? other.toUpperCase() : other;
  return [{ range: { start, end }, text: quote + cased + quote }];
};

const OPERAND = /\$\w{1,60}(?:\[(?:'[^'\n]{0,60}'|"[^"$\n]{0,60}"|\w{1,60})\]){0,3}/.source;
const COMPARED_AFTER = new RegExp(`^\\s{0,20}(!?)={1,3}\\s{0,20}(${OPERAND})(?=\\s{0,20}[;)&|?])`);
const COMPARED_BEFORE = new RegExp(`(?:^|[\\s(!])(${OPERAND})\\s{0,20}(!?)={1,3}\\s{0,20}$`);

/** One side of `==` or `!=`, the other being a variable or an item of one. */
const comparison = (text: string, { range: { start, end }, text: written }: Change): Change[] | undefined => {
  const own = text.slice(start, end);
  const equal = (not: string, left: string, right: string): string => not + written.replace(WRITTEN, () => `${left}, ${right}`);
  const after = COMPARED_AFTER.exec(text.slice(end, end + 400));
  if (after) return [{ range: { start, end: end + after[0].length }, text: equal(after[1]!, own, after[2]!) }];
  const head = text.slice(Math.max(0, start - 400), start);
  const before = COMPARED_BEFORE.exec(head);
  if (!before) return undefined;
  const from = start - head.length + before.index + before[0].indexOf('$');
  return [{ range: { start: from, end }, text: equal(before[2]!, own, before[1]!) }];
};

const HOW: Readonly<Record<Exclude<Edit['how'], object | undefined>, (text: string, change: Change) => Change[] | undefined>> = { member, items, word, line, statement, opposite, name, comparison };
