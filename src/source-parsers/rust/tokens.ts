import type { Range } from '../../core/location.js';

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Where a string, a character, a comment or whatever begins at `at` ends: the next place to look at. */
const skip = (text: string, at: number, end: number): number => {
  const char = text[at];
  if (char === '"') return afterString(text, at + 1, end);
  if (char === 'r' && /["#]/.test(text[at + 1] ?? '') && !/\w/.test(text[at - 1] ?? '')) return afterRawString(text, at + 1, end);
  if (char === '\'') return afterQuote(text, at);
  if (char === '/' && text[at + 1] === '/') return bounded(text.indexOf('\n', at), end);
  if (char === '/' && text[at + 1] === '*') return bounded(text.indexOf('*/', at + 2) + 1, end) + 1;
  return at + 1;
};

const bounded = (found: number, end: number): number => (found <= 0 || found > end ? end : found);

const afterString = (text: string, from: number, end: number): number => {
  let at = from;
  while (at < end && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
};

const afterRawString = (text: string, from: number, end: number): number => {
  const hashes = /#*/y;
  hashes.lastIndex = from;
  const closing = hashes.exec(text)![0];
  if (text[from + closing.length] !== '"') return from + closing.length; // r#type
  const found = text.indexOf(`"${closing}`, from + closing.length + 1);
  return found < 0 || found > end ? end : found + 1 + closing.length;
};

// 'a' and '\n' are characters, 'a without a quote behind it is a lifetime.
const afterQuote = (text: string, at: number): number => {
  if (text[at + 1] === '\\') {
    const found = text.indexOf('\'', at + 3);
    return found < 0 || found > at + 12 ? at + 2 : found + 1;
  }
  const after = at + 1 + (text.codePointAt(at + 1)! > 0xffff ? 2 : 1);
  return text[after] === '\'' ? after + 1 : at + 1;
};

/** Every place of a stretch of tokens that is in no bracket, string or comment. */
export function* topLevel(text: string, { start, end }: Range): Generator<number> {
  let depth = 0;
  for (let at = start; at < end; ) {
    const char = text[at]!;
    if (CLOSING[char]) {
      if (depth++ === 0) yield at;
      at++;
    } else if (char === ')' || char === ']' || char === '}') {
      depth = Math.max(0, depth - 1);
      at++;
    } else {
      if (depth === 0) yield at;
      at = skip(text, at, end);
    }
  }
}

/** Where the bracket that opens at `at` is closed: the place behind it. */
export const afterBracket = (text: string, at: number, end: number): number => {
  let depth = 0;
  for (let here = at; here < end; ) {
    const char = text[here]!;
    if (CLOSING[char]) depth++;
    else if ((char === ')' || char === ']' || char === '}') && --depth === 0) return here + 1;
    here = CLOSING[char] || char === ')' || char === ']' || char === '}' ? here + 1 : skip(text, here, end);
  }
  return end;
};

/** A range without the blanks and comments around it. */
export const trimmed = (text: string, { start, end }: Range): Range => {
  let from = start;
  for (;;) {
    while (from < end && /\s/.test(text[from]!)) from++;
    if (from >= end || text[from] !== '/' || !/[/*]/.test(text[from + 1] ?? '')) break;
    from = skip(text, from, end);
  }
  let to = from;
  // The last place that is neither blank nor in a comment.
  for (const at of topLevel(text, { start: from, end })) {
    const comment = text[at] === '/' && /[/*]/.test(text[at + 1] ?? '');
    if (!comment && !/\s/.test(text[at]!)) to = CLOSING[text[at]!] ? afterBracket(text, at, end) : skip(text, at, end);
  }
  return { start: from, end: Math.min(to, end) };
};

/** The parts between separators, without blanks; empty ones are left out. */
export const separated = (text: string, range: Range, separator: string): readonly Range[] => {
  const parts: Range[] = [];
  let from = range.start;
  const add = (end: number): void => {
    const part = trimmed(text, { start: from, end });
    if (part.end > part.start) parts.push(part);
  };
  for (const at of topLevel(text, range)) {
    if (text[at] !== separator) continue;
    add(at);
    from = at + 1;
  }
  add(range.end);
  return parts;
};
