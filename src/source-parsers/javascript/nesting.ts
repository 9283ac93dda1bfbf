import type { Problem } from '../../core/problem.js';
import type { Lang } from './parse.js';

/**
 * oxc's parser recurses on the native stack and takes its process with it when that ends. These are estimates of what each construct takes there, in units of
 * 125 bytes, from the depths at which oxc-parser 0.158 died in a worker (a stack of 4 MiB; the main thread of most systems has 8): 1,730 nested
 * `(function(){`, 2,781 `function f(){`, 5,036 `(a)=>` or `A<`, 11,500 `if … else if`, `a?b:` or `a=`, 33,000 `!` or `+a`.
 */
const COST = { bracket: 12, arrow: 7, angle: 8, statement: 4, right: 4, question: 3, colon: 4, left: 1 } as const;

/** 750 KB, for the main thread of Windows has a stack of 1 MB: 500 brackets, 850 arrows, 1,500 `else if`, a sum of 6,000 terms. In 345 MB of real code, bundles included, the most was 932. */
const BUDGET = 6_000;

type Frame = 'paren' | 'head' | 'square' | 'block' | 'object' | 'template' | 'tag' | 'children';

/** What comes before a token: nothing of its statement, an operator, an operand, the end of a block, the `(…)` of an `if`. */
type Before = 'start' | 'operator' | 'operand' | 'end' | 'head';

/** Words that stand before an operand and nest. */
const PREFIX = new Set(['typeof', 'void', 'delete', 'await', 'yield', 'new', 'async', 'keyof', 'infer', 'readonly', 'unique', 'asserts', 'abstract']);
const INFIX = new Set(['in', 'of', 'instanceof', 'as', 'satisfies', 'is', 'extends']);
const STATEMENT = new Set(['if', 'for', 'while', 'with', 'do', 'switch', 'try', 'catch', 'finally', 'else']);
const HEADED = new Set(['if', 'for', 'while', 'with', 'switch', 'catch']);

const WORD = /[\w$\u0080-\uffff]/;
const TAG_START = /[A-Za-z_$>\u0080-\uffff]/;
const IS_WORD = Uint8Array.from({ length: 128 }, (_, code) => (WORD.test(String.fromCharCode(code)) ? 1 : 0));

/**
 * Recognises, in one pass over the text and without a tree, code nested so deeply that oxc would die of it. It knows strings, comments, templates, JSX and (by what
 * stands before) regular expressions, and counts what is nested without brackets too, since the last `;`, `,` or line that ends a statement.
 */
export const nestingProblem = (text: string, lang: Lang = 'jsx'): Problem | undefined => {
  const typed = lang === 'ts' || lang === 'dts' || lang === 'tsx';
  const jsx = lang !== 'ts' && lang !== 'dts';
  const stack: { readonly frame: Frame; readonly base: number; readonly chain: number; readonly left: number; readonly terms: number; readonly unary: number; readonly angle: number; readonly statements: number; readonly ended: number }[] = [];
  let frame = 'block' as Frame;
  /** The cost of all that is around, of what nests to the right, of unary operators in a row, of type arguments, of statements without braces, and of those that just ended. */
  let base = 0, chain = 0, unary = 0, angle = 0, statements = 0, ended = 0;
  /** What nests to the left: operands since the last `&&` or `||`, and the operands of those. What follows is no deeper for it. */
  let left = 0, terms = 0;
  let before = 'start' as Before;
  let headed = false;
  let braces = 0;
  let at = 0;
  let noPattern = 0;

  const open = (kind: Frame): void => {
    stack.push({ frame, base, chain, left, terms, unary, angle, statements, ended });
    base += COST.bracket + chain + unary + angle + statements;
    chain = left = terms = unary = angle = statements = ended = 0;
    if (kind === 'block' || kind === 'object' || kind === 'template') braces++;
    frame = kind;
    before = kind === 'block' ? 'start' : 'operator';
  };
  const close = (): Frame => {
    const closed = frame;
    if (closed === 'block' || closed === 'object' || closed === 'template') braces--;
    ({ frame, base, chain, left, terms, unary, angle, statements, ended } = stack.pop()!);
    before = closed === 'block' ? 'end' : closed === 'head' ? 'head' : 'operand';
    return closed;
  };
  const endStatement = (): void => {
    ended = statements;
    chain = left = terms = unary = angle = statements = 0;
  };
  /** Two operands in a row: the first ended a statement. */
  const beginOperand = (): void => {
    if (before === 'operand' || before === 'end') endStatement();
  };
  const infix = (cost: number): void => {
    unary = left = terms = 0;
    chain += cost;
    before = 'operator';
  };
  const infixLeft = (logical = false): void => {
    unary = 0;
    if (logical) left = 0, terms += COST.left;
    else left += COST.left;
    before = 'operator';
  };

  const word = (name: string): void => {
    if (before === 'operand' && INFIX.has(name)) return infix(name === 'extends' ? COST.arrow : COST.right);
    if (name === 'extends') return infix(COST.arrow);
    if (name === 'else') {
      statements = before === 'start' ? ended : statements;
      chain = left = terms = unary = angle = 0;
      before = 'start';
      return;
    }
    beginOperand();
    before = 'operand';
    if (PREFIX.has(name)) {
      unary += COST.right;
      before = 'operator';
    } else if (STATEMENT.has(name)) {
      statements += COST.statement;
      headed = HEADED.has(name);
      before = 'start';
    } else if (name === 'case' || name === 'default') {
      chain = left = terms = unary = angle = 0;
      before = 'operator';
    } else if (name === 'return' || name === 'throw' || name === 'export') before = 'operator';
    else if (name === 'function' || name === 'class') before = 'start';
  };

  /** After a quote; a string without an end takes the rest of its line. */
  const string = (quote: string): void => {
    for (; at < text.length; at++) {
      const char = text[at];
      if (char === '\\') at++;
      else if (char === quote || (char === '\n' && frame !== 'tag')) break;
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
        before = 'operand';
        return;
      } else if (char === '$' && text[at + 1] === '{') {
        at += 2;
        return open('template');
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
        return true;
      }
    }
    const line = text.indexOf('\n', at);
    noPattern = line < 0 ? text.length : line;
    return false;
  };
  const slash = (): void => {
    if (text[at] === '/') at = after('\n', at);
    else if (text[at] === '*') at = after('*/', at + 1);
    else if (before !== 'operand' && pattern()) operand();
    else infixLeft();
  };
  const after = (end: string, from: number): number => {
    const found = text.indexOf(end, from);
    return found < 0 ? text.length : found + end.length;
  };
  const operand = (): void => {
    beginOperand();
    before = 'operand';
  };

  /** In the text between a start tag and its end tag. */
  const children = (): void => {
    while (at < text.length && text[at] !== '<' && text[at] !== '{') at++;
    if (text[at++] === '{') return open('object');
    if (text[at] === '/') {
      at = after('>', at);
      close();
    } else if (at < text.length && TAG_START.test(text[at]!)) startTag();
  };
  const startTag = (): void => {
    open(text[at] === '>' ? 'children' : 'tag');
    if (frame === 'children') at++;
  };
  /** In a start tag; what cannot stand there shows that it was none, but type arguments. */
  const tag = (char: string): void => {
    if (char === '{') open('object');
    else if (char === '"' || char === "'") string(char);
    else if (char === '/' && text[at] === '>') {
      at++;
      close();
    } else if (char === '/' && (text[at] === '/' || text[at] === '*')) slash();
    else if (char === '.') left += COST.left;
    else if (char === '<') angle += COST.angle;
    else if (char === '>' && angle > 0) angle -= COST.angle;
    else if (char === '>') frame = 'children';
    else if (!/[\s\w$.:=-]|[\u0080-\uffff]/.test(char) && angle === 0) noTag();
    else if (char === 'e' && /\s/.test(text[at - 2] ?? '') && text.startsWith('xtends ', at)) noTag();
  };
  const noTag = (): void => {
    close();
    at--;
    angle += COST.angle;
    before = 'operator';
  };

  const closing = (char: string): void => {
    if (char !== '}') {
      if (frame === 'paren' || frame === 'head' || frame === 'square') close();
      return;
    }
    // What was left open inside is closed with it.
    if (braces === 0) return;
    let closed = close();
    while (closed !== 'block' && closed !== 'object' && closed !== 'template') closed = close();
    if (closed === 'template') template();
  };

  const operator = (char: string): void => {
    const next = text[at];
    switch (char) {
      case '=':
        if (next === '>') {
          at++;
          infix(COST.arrow);
          before = 'start';
        } else if (next === '=') {
          at += text[at + 1] === '=' ? 2 : 1;
          infixLeft();
        } else infix(COST.right);
        return;
      case '.':
        if (next === '.') at += 2;
        else infixLeft();
        before = 'operator';
        // `a.if` is no statement.
        while (at < text.length && IS_WORD[text.charCodeAt(at)]) {
          at++;
          before = 'operand';
        }
        return;
      case '?':
        if (next !== '?' && next !== '.') return infix(COST.question);
        at++;
        return infixLeft(next === '?');
      case ':':
        return infix(COST.colon);
      case '<':
        if (next === '<' || next === '=') {
          at++;
          return infixLeft();
        }
        if (jsx && (before !== 'operand' || afterAngle()) && next !== undefined && TAG_START.test(next)) return startTag();
        if (typed) angle += COST.angle;
        return infixLeft();
      case '>':
        if (angle > 0) {
          angle -= COST.angle;
          before = 'operand';
          return;
        }
        return infixLeft();
      case '!':
        if (next === '=') {
          at += text[at + 1] === '=' ? 2 : 1;
          return infixLeft();
        }
        if (before === 'operand') left += COST.left; // TypeScript's `a!`
        else prefix();
        return;
      default:
        if ((char === '+' || char === '-') && next === char) {
          at++;
          if (before === 'operand') left += COST.left;
          else prefix();
        } else if (before !== 'operand') prefix();
        else if (next === '=' || (char === '*' && next === '*')) {
          at++;
          infix(COST.right);
        } else if ((char === '&' || char === '|') && next === char) {
          at++;
          infixLeft(true);
        } else infixLeft();
    }
  };
  /** `a<b> <c>` has no type arguments but an element. */
  const afterAngle = (): boolean => {
    let from = at - 2;
    while (from >= 0 && text.charCodeAt(from) <= 32) from--;
    return text[from] === '>';
  };
  const prefix = (): void => {
    beginOperand();
    unary += COST.right;
    before = 'operator';
  };

  while (at < text.length) {
    if (base + chain + left + terms + unary + angle + statements > BUDGET) return { kind: 'nesting', message: 'The code is nested too deeply to be read.', range: { start: at, end: at } };
    if (frame === 'children') {
      children();
      continue;
    }
    const code = text.charCodeAt(at);
    if (code >= 128 || IS_WORD[code]) {
      const start = at++;
      while (at < text.length && (text.charCodeAt(at) >= 128 || IS_WORD[text.charCodeAt(at)])) at++;
      if (frame === 'tag') at = start + 1, tag(text[start]!);
      else if (at - start > 1 && at - start < 11 && code >= 97) word(text.slice(start, at));
      else operand();
      continue;
    }
    const char = text[at++]!;
    if (code <= 32) continue;
    if (frame === 'tag') tag(char);
    else if (char === '(') {
      if (before === 'operand') left += COST.left;
      open(headed ? 'head' : 'paren');
      headed = false;
    } else if (char === '[') {
      if (before === 'operand') left += COST.left;
      open('square');
    } else if (char === '{') open(before === 'operator' ? 'object' : 'block');
    else if (char === ')' || char === ']' || char === '}') closing(char);
    else if (char === ';') {
      endStatement();
      before = 'start';
    } else if (char === ',') {
      chain = left = terms = unary = 0;
      before = 'operator';
    } else if (char === '"' || char === "'") {
      string(char);
      operand();
    } else if (char === '`') {
      if (before === 'operand') left += COST.left;
      else beginOperand();
      template();
    } else if (char === '/') slash();
    else if (char === '@') prefix(); // `@ @ @ a` is read before it is refused
    else if (char !== '#' && char !== '\\') operator(char);
  }
  return undefined;
};
