import type { Problem } from '../../core/problem.js';
import type { Lang } from './parse.js';
import {
  close, closeBrace, COST, endStatement, infix, infixLeft, isAfterOperand, isSpent, logical, nextItem, open, openLedger, operand, prefix, suffix, word,
} from './stack-cost.js';

const WORD = /[\w$\u0080-\uffff]/;
const TAG_START = /[A-Za-z_$>\u0080-\uffff]/;
const TAG_INSIDE = /[\s\w$.:=\u0080-\uffff-]/;
const IS_WORD = Uint8Array.from({ length: 128 }, (_, code) => (WORD.test(String.fromCharCode(code)) ? 1 : 0));

/** The line ends and the next begins with `name:` or `name(`: members of a type need no semicolon. */
const NEXT_MEMBER = /[ \t\r]*\n\s{0,200}(?:readonly )?(?:[\w$]{1,200}|'[^'\n]{0,200}'|"[^"\n]{0,200}")\??[:(]/y;

/**
 * Recognises, in one pass over the text and without a tree, code nested so deeply that oxc would die of it. It knows strings, comments, templates, JSX
 * and (by what stands before) regular expressions, and counts what is nested without brackets too, since the last `;`, `,` or line that ends a statement.
 */
export const nestingProblem = (text: string, lang: Lang = 'jsx'): Problem | undefined => {
  const typed = lang === 'ts' || lang === 'dts' || lang === 'tsx';
  const jsx = lang !== 'ts' && lang !== 'dts';
  const l = openLedger();
  let at = 0;
  /** Up to here no slash begins a regular expression. */
  let noPattern = 0;

  const after = (end: string, from: number): number => {
    const found = text.indexOf(end, from);
    return found < 0 ? text.length : found + end.length;
  };
  const isWordAt = (): boolean => at < text.length && (text.charCodeAt(at) >= 128 || IS_WORD[text.charCodeAt(at)] === 1);
  const skipWord = (): void => {
    while (isWordAt()) at++;
  };
  const endsMember = (): boolean => {
    NEXT_MEMBER.lastIndex = at;
    return NEXT_MEMBER.test(text);
  };
  const isGeneric = (): boolean => text[at] === '<' || text[at + 1] === '<';

  /** After a quote. An attribute knows no escapes and may have lines; a string without an end takes the rest of its line. */
  const string = (quote: string): void => {
    const attribute = l.frame === 'tag';
    for (; at < text.length; at++) {
      const char = text[at];
      if (char === '\\' && !attribute) at++;
      else if (char === quote || (char === '\n' && !attribute)) break;
    }
    at++;
  };
  /** In the text of a template. */
  const template = (): void => {
    for (; at < text.length; at++) {
      const char = text[at];
      if (char === '\\') at++;
      else if (char === '`') {
        at++;
        l.before = 'operand';
        return;
      } else if (char === '$' && text[at + 1] === '{') {
        at += 2;
        return open(l, 'template');
      }
    }
  };
  /** After a slash where an operand is due; false where its line ends first. */
  const pattern = (): boolean => {
    if (at < noPattern) return false;
    let inClass = false;
    for (let end = at; end < text.length; end++) {
      const char = text[end];
      if (char === '\\') end++;
      else if (char === '\n') break;
      else if (char === '[') inClass = true;
      else if (char === ']') inClass = false;
      else if (char === '/' && !inClass) {
        at = end + 1;
        skipWord(); // its flags
        return true;
      }
    }
    noPattern = after('\n', at);
    return false;
  };
  const slash = (): void => {
    if (text[at] === '/') at = after('\n', at);
    else if (text[at] === '*') at = after('*/', at + 1);
    else if (!isAfterOperand(l) && pattern()) operand(l);
    else infixLeft(l);
  };

  const beginsTag = (): boolean => {
    while (text.charCodeAt(at) <= 32) at++;
    return at < text.length && TAG_START.test(text[at]!);
  };
  const startTag = (): void => {
    open(l, text[at] === '>' ? 'children' : 'tag');
    if (l.frame === 'children') at++;
  };
  /** In the text between a start tag and its end tag. */
  const children = (): void => {
    while (at < text.length && text[at] !== '<' && text[at] !== '{') at++;
    if (text[at++] === '{') open(l, 'object');
    else if (beginsTag()) startTag();
    else if (text[at] === '/') {
      at = after('>', at);
      close(l);
    }
  };
  /** In a start tag. */
  const tag = (char: string): void => {
    if (char === '{') open(l, 'object');
    else if (char === '"' || char === "'") string(char);
    else if (char === '/' && text[at] === '>') {
      at++;
      close(l);
    } else if (char === '/' && (text[at] === '/' || text[at] === '*')) slash();
    else if (char === '.') l.left += COST.left;
    else if (char === '<') l.angle += COST.angle;
    else if (char === '>' && l.angle > 0) l.angle -= COST.angle;
    else if (char === '>') l.frame = 'children';
    else if ((!TAG_INSIDE.test(char) && l.angle === 0) || (char === 'e' && text.startsWith('xtends ', at) && /\s/.test(text[at - 2] ?? ''))) noTag();
  };
  /** What cannot stand in a tag, and `extends`, show that it was none but type parameters. */
  const noTag = (): void => {
    close(l);
    at--;
    l.angle += COST.angle;
    l.before = 'operator';
  };

  const less = (next: string | undefined): void => {
    if (next === '<' || next === '=') {
      at++;
      return infixLeft(l);
    }
    if (jsx && l.before !== 'operand' && beginsTag()) return startTag();
    if (typed) l.angle += COST.angle;
    infixLeft(l);
  };
  const greater = (): void => {
    if (l.angle === 0) return infixLeft(l);
    l.angle -= COST.angle;
    l.before = endsMember() ? 'operand' : 'angle'; // `<A>b` goes on
  };
  const equals = (next: string | undefined): void => {
    if (next === '>') {
      at++;
      infix(l, COST.arrow);
      l.before = 'start';
    } else if (next === '=') {
      at += text[at + 1] === '=' ? 2 : 1;
      infixLeft(l);
    } else infix(l, COST.right);
  };
  const dot = (next: string | undefined): void => {
    if (next === '.') at += 2;
    else infixLeft(l);
    l.before = 'operator';
    if (!isWordAt()) return;
    skipWord(); // `a.if` is no statement
    l.before = 'operand';
  };
  const operator = (char: string): void => {
    const next = text[at];
    switch (char) {
      case '=':
        return equals(next);
      case '.':
        return dot(next);
      case '<':
        return less(next);
      case '>':
        return greater();
      case ':':
        return infix(l, COST.colon);
      case '?':
        if (next !== '?' && next !== '.') return infix(l, COST.question);
        at++;
        return next === '?' ? logical(l) : infixLeft(l);
      case '!':
        if (next === '=') {
          at += text[at + 1] === '=' ? 2 : 1;
          return infixLeft(l);
        }
        return isAfterOperand(l) ? suffix(l) : prefix(l); // `a!` is TypeScript's
      default:
        if (next === char && (char === '+' || char === '-')) {
          at++;
          return isAfterOperand(l) ? suffix(l) : prefix(l);
        }
        if (!isAfterOperand(l)) return prefix(l);
        if (next !== '=' && next !== char) return infixLeft(l);
        at++;
        return next === '=' || char === '*' ? infix(l, COST.right) : char === '&' || char === '|' ? logical(l) : infixLeft(l);
    }
  };

  const token = (char: string): void => {
    switch (char) {
      case '(':
        suffix(l);
        open(l, l.headed ? 'head' : 'paren');
        l.headed = false;
        return;
      case '[':
        suffix(l);
        return open(l, 'square');
      case '{':
        return open(l, l.before === 'operator' ? 'object' : 'block');
      case ')':
      case ']':
        if (l.frame === 'paren' || l.frame === 'head' || l.frame === 'square') close(l);
        return;
      case '}':
        if (closeBrace(l) === 'template') template();
        return;
      case ';':
        endStatement(l);
        l.before = 'start';
        return;
      case ',':
        return nextItem(l);
      case '"':
      case "'":
        string(char);
        return operand(l);
      case '`':
        if (isAfterOperand(l)) suffix(l);
        else operand(l);
        return template();
      case '/':
        return slash();
      case '@':
        prefix(l); // `@ @ @ a` is read before it is refused
        l.decorated = true;
        return;
      case '#':
      case '\\':
        return;
      default:
        return operator(char);
    }
  };

  while (at < text.length) {
    if (isSpent(l)) return { kind: 'nesting', message: 'The code is nested too deeply to be read.', range: { start: at, end: at } };
    if (l.frame === 'children') {
      children();
      continue;
    }
    const start = at;
    const code = text.charCodeAt(at++);
    if (code <= 32) continue;
    if (l.frame === 'tag') tag(text[start]!);
    else if (code < 128 && IS_WORD[code] === 0) token(text[start]!);
    else {
      skipWord();
      if (at - start > 1 && at - start < 11 && code >= 97) word(l, text.slice(start, at), endsMember, isGeneric);
      else operand(l);
    }
  }
  return undefined;
};
