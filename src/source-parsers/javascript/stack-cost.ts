/**
 * oxc's parser recurses on the native stack and takes its process with it when that ends. These are estimates of what each construct takes there, in units of
 * 125 bytes, from the depths at which oxc-parser 0.158 died in a worker (a stack of 4 MiB; the main thread of most systems has 8): 1,730 nested
 * `(function(){`, 2,781 `function f(){`, 5,036 `(a)=>` or `A<`, 11,500 `if … else if`, `a?b:` or `a=`, 33,000 `!` or `+a`.
 */
export const COST = { bracket: 12, arrow: 7, angle: 8, statement: 4, right: 4, question: 3, colon: 4, left: 1 } as const;

/**
 * 750 KB, for the main thread of Windows has a stack of 1 MB: 500 brackets, 850 arrows, 1,500 `else if`, a sum of 6,000 terms. In 345 MB of real code,
 * bundles included, the most was 965.
 */
const BUDGET = 6_000;

export type Frame = 'paren' | 'head' | 'square' | 'block' | 'object' | 'template' | 'tag' | 'children';

/** What comes before a token: nothing of its statement, an operator, an operand, `>`, the end of a block, the `(…)` of an `if`. */
export type Before = 'start' | 'operator' | 'operand' | 'angle' | 'end' | 'head';

/** What the code around a place, and before it in its statement, costs of the stack. */
export interface Ledger {
  frame: Frame;
  before: Before;
  /** All that is around. */
  base: number;
  /** What nests to the right: `=>`, `=`, `? :`. */
  chain: number;
  /** What nests to the left: operands since the last `&&` or `||`, and the operands of those. What follows is no deeper for it. */
  left: number;
  terms: number;
  /** Unary operators in a row. */
  unary: number;
  /** Type arguments. */
  angle: number;
  /** Statements without braces, and those that just ended: an `else` goes on with them. */
  statements: number;
  ended: number;
  /** The `(…)` of an `if` is due. */
  headed: boolean;
  /** The operand is a decorator: what follows belongs to it. */
  decorated: boolean;
  /** How many frames a `}` can close. */
  braces: number;
  readonly outer: Counters[];
}

type Counters = Pick<Ledger, 'frame' | 'base' | 'chain' | 'left' | 'terms' | 'unary' | 'angle' | 'statements' | 'ended'>;

export const openLedger = (): Ledger => ({
  frame: 'block', before: 'start', base: 0, chain: 0, left: 0, terms: 0, unary: 0, angle: 0, statements: 0, ended: 0,
  headed: false, decorated: false, braces: 0, outer: [],
});

export const isSpent = (l: Ledger): boolean => l.base + l.chain + l.left + l.terms + l.unary + l.angle + l.statements > BUDGET;

const isBraced = (frame: Frame): boolean => frame === 'block' || frame === 'object' || frame === 'template';

export const open = (l: Ledger, frame: Frame): void => {
  const { base, chain, left, terms, unary, angle, statements, ended } = l;
  l.outer.push({ frame: l.frame, base, chain, left, terms, unary, angle, statements, ended });
  l.base += COST.bracket + chain + unary + angle + statements;
  forget(l);
  l.statements = l.ended = 0;
  if (isBraced(frame)) l.braces++;
  l.frame = frame;
  l.before = frame === 'block' ? 'start' : 'operator';
};

export const close = (l: Ledger): Frame => {
  const closed = l.frame;
  if (isBraced(closed)) l.braces--;
  Object.assign(l, l.outer.pop());
  l.before = closed === 'block' ? 'end' : closed === 'head' ? 'head' : 'operand';
  return closed;
};

/** Closes up to the nearest brace, and what was left open inside with it; undefined where there is none. */
export const closeBrace = (l: Ledger): Frame | undefined => {
  if (l.braces === 0) return undefined;
  let closed = close(l);
  while (!isBraced(closed)) closed = close(l);
  return closed;
};

/** A new expression begins. */
const forget = (l: Ledger): void => {
  l.chain = l.left = l.terms = l.unary = l.angle = 0;
};

export const endStatement = (l: Ledger): void => {
  l.ended = l.statements;
  l.statements = 0;
  l.decorated = false;
  forget(l);
};

/** After a comma. */
export const nextItem = (l: Ledger): void => {
  if (l.angle === 0) forget(l);
  l.before = 'operator';
};

/** Two operands in a row: the first ended a statement. */
const beginOperand = (l: Ledger): void => {
  if (l.before !== 'operand' && l.before !== 'end') return;
  if (l.decorated) l.decorated = false;
  else endStatement(l);
};

export const operand = (l: Ledger): void => {
  beginOperand(l);
  l.before = 'operand';
};

export const isAfterOperand = (l: Ledger): boolean => l.before === 'operand' || l.before === 'angle';

export const infix = (l: Ledger, cost: number): void => {
  l.unary = l.left = l.terms = 0;
  l.chain += cost;
  l.before = 'operator';
};

export const infixLeft = (l: Ledger): void => {
  l.unary = 0;
  l.left += COST.left;
  l.before = 'operator';
};

export const logical = (l: Ledger): void => {
  l.unary = l.left = 0;
  l.terms += COST.left;
  l.before = 'operator';
};

/** A member, a call, an index: what follows an operand and is one with it. */
export const suffix = (l: Ledger): void => {
  if (isAfterOperand(l)) l.left += COST.left;
};

export const prefix = (l: Ledger): void => {
  beginOperand(l);
  l.unary += COST.right;
  l.before = 'operator';
};

/** Words that stand before an operand and nest. */
const PREFIX = new Set(['typeof', 'void', 'delete', 'await', 'yield', 'new', 'async', 'keyof', 'infer', 'readonly', 'unique', 'asserts', 'abstract']);
const INFIX = new Set(['in', 'of', 'instanceof', 'as', 'satisfies', 'is', 'extends']);
const STATEMENT = new Set(['if', 'for', 'while', 'with', 'do', 'switch', 'try', 'catch', 'finally']);
const HEADED = new Set(['if', 'for', 'while', 'with', 'switch', 'catch']);

/** A word that may be one of the language. `isType`: a `void` that ends a line of an interface. `generic`: `<` follows. */
export const word = (l: Ledger, name: string, isType: () => boolean, generic: () => boolean): void => {
  if (name === 'extends') return infix(l, COST.arrow);
  if (isAfterOperand(l) && INFIX.has(name)) return infix(l, COST.right);
  if (name === 'else') {
    if (l.before === 'start') l.statements = l.ended;
    forget(l);
    l.before = 'start';
    return;
  }
  if (PREFIX.has(name) && !(name === 'void' && isType())) return prefix(l);
  operand(l);
  if (STATEMENT.has(name)) {
    l.statements += COST.statement;
    l.headed = HEADED.has(name);
    l.before = 'start';
  } else if (name === 'case' || name === 'default') {
    forget(l);
    l.before = 'operator';
  } else if (name === 'return' || name === 'throw' || name === 'export') l.before = 'operator';
  else if ((name === 'function' || name === 'class') && !generic()) l.before = 'start'; // `function <T>` is no element
};
