import type {
  Class, Declaration, Expression, ForInStatement, ForOfStatement, ForStatement, Function as FunctionNode, IfStatement, Statement, SwitchStatement, TryStatement,
  VariableDeclaration, WhileStatement,
} from 'oxc-parser';
import type { Condition, Id } from '../../core/summary.js';
import { openClass, readClass } from './classes.js';
import { exportAll } from './commonjs.js';
import { functionValue } from './functions.js';
import { exportNames, readExport, readExportAll, readImport, readImportEquals } from './modules.js';
import { namedValue } from './named.js';
import { namesIn } from './names.js';
import { UNKNOWN } from './nodes.js';
import { DEEPEST, given, giveValue, rangeOf, type Reader, tooDeep } from './reader.js';
import { store } from './targets.js';
import { test } from './tests.js';
import { readEnum, readNamespace } from './typescript.js';

/** Reads a statement; true where what follows it is never reached. What holds afterwards because of earlier exits is left in `r.under`. */
type Read<N> = (r: Reader, node: N) => boolean | void;

/** `process.exit(1)`: nothing after it runs. */
const exits = (node: Expression): boolean =>
  node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && !node.callee.computed && node.callee.object.type === 'Identifier' && node.callee.object.name === 'process'
  && /^(?:exit|abort|reallyExit)$/.test(node.callee.property.name);

const READ: { readonly [T in Statement['type']]?: Read<Extract<Statement, { type: T }>> } = {
  ExpressionStatement: (r, { expression, directive }) => {
    if (directive) return undefined;
    r.value(expression);
    return exits(expression);
  },
  VariableDeclaration: (r, node) => declare(r, node),
  BlockStatement: (r, node) => inScope(r, node, () => r.block(node.body)),
  IfStatement: (r, node) => ifElse(r, node),
  ReturnStatement: (r, node) => {
    const value = node.argument ? r.value(node.argument) : r.nodes.literal(undefined, rangeOf(node));
    r.functions[r.fn]!.returns.push({ value, at: rangeOf(node.argument ?? node), under: r.under });
    return true;
  },
  ThrowStatement: (r, node) => {
    r.value(node.argument);
    return true;
  },
  BreakStatement: (r) => {
    r.breaks++;
    return true;
  },
  ContinueStatement: () => true,
  ForStatement: (r, node) => inScope(r, node, () => forLoop(r, node)),
  ForInStatement: (r, node) => forEach(r, node),
  ForOfStatement: (r, node) => forEach(r, node),
  WhileStatement: (r, node) => whileLoop(r, node),
  DoWhileStatement: (r, node) => {
    apart(r, () => read(r, node.body));
    test(r, node.test);
  },
  SwitchStatement: (r, node) => inScope(r, node, () => switchCase(r, node)),
  TryStatement: (r, node) => tryCatch(r, node),
  // A `break` with the label ends it early: what held inside need not hold after.
  LabeledStatement: (r, node) => apart(r, () => read(r, node.body)),
  WithStatement: (r, node) => {
    r.value(node.object);
    return read(r, node.body);
  },
  ImportDeclaration: readImport,
  TSImportEqualsDeclaration: readImportEquals,
  ExportAllDeclaration: readExportAll,
  ExportNamedDeclaration: (r, node) => {
    if (!node.declaration) return readExport(r, node);
    read(r, node.declaration);
    if (node.exportKind !== 'type') exportNames(r, declaredNames(node.declaration));
  },
  ExportDefaultDeclaration: (r, { declaration }) => {
    if (declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSDeclareFunction') return;
    const value = r.hoisted.get(declaration) ?? namedValue(r, declaration as Expression, undefined);
    if (declaration.type === 'ClassDeclaration') readClass(r, declaration as Class, value);
    r.exports.push(() => ({ name: 'default', value }));
  },
  TSExportAssignment: (r, { expression }) => exportAll(r, r.value(expression)),
  TSEnumDeclaration: (r, node) => {
    if (!node.declare) readEnum(r, node);
  },
  TSModuleDeclaration: (r, node) => {
    if (node.kind !== 'global') readNamespace(r, node);
  },
};

const BY_TYPE = new Map([
  ...(Object.entries(READ) as [string, Read<Statement>][]),
  ['ClassDeclaration', (r: Reader, node: Class) => void readClass(r, node, r.hoisted.get(node) ?? UNKNOWN)] as unknown as [string, Read<Statement>],
]);

const read = (r: Reader, node: Statement): boolean => {
  if (r.depth >= DEEPEST) {
    tooDeep(r, node);
    return false;
  }
  r.depth++;
  const leaves = BY_TYPE.get(node.type)?.(r, node) ?? false;
  r.depth--;
  return leaves;
};

/** See Reader.block. */
export const blockReader = (r: Reader) => (statements: readonly Statement[]): boolean => {
  hoist(r, statements);
  let left = false;
  for (const statement of statements) left = read(r, statement) || left;
  return left;
};

/** Functions and classes can be used above their declaration. */
const hoist = (r: Reader, statements: readonly Statement[]): void => {
  for (const statement of statements) {
    const node = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement;
    if (node?.type !== 'FunctionDeclaration' && node?.type !== 'ClassDeclaration') continue;
    if (node.declare || !node.body) continue;
    const id = node.type === 'FunctionDeclaration' ? functionValue(r, node as FunctionNode) : openClass(r, node as Class);
    r.hoisted.set(node, id);
    if (node.id) giveValue(r, node.id.name, id, { at: node, targetAt: node.id, valueAt: node });
  }
};

const declaredNames = (node: Declaration): readonly string[] => {
  if (node.type === 'VariableDeclaration') return node.declare ? [] : node.declarations.flatMap(({ id }) => namesIn(id));
  return 'id' in node && node.id?.type === 'Identifier' ? [node.id.name] : [];
};

/** Reads what may open a scope. */
const inScope = <T>(r: Reader, node: object, inside: () => T): T => {
  const { scope } = r;
  r.scope = r.scopes.of.get(node) ?? scope;
  const result = inside();
  r.scope = scope;
  return result;
};

/** Reads a part whose early exits say nothing about what comes after. */
const apart = (r: Reader, inside: () => unknown): void => {
  const { under } = r;
  inside();
  r.under = under;
};

const declare = (r: Reader, node: VariableDeclaration): void => {
  if (node.declare) return;
  for (const { id, init, ...at } of node.declarations) {
    if (!init) continue;
    const value = namedValue(r, init, id.type === 'Identifier' ? id.name : undefined);
    store(r, id, value, { at, targetAt: id, valueAt: init });
    if (id.type === 'Identifier') r.declarations.push({ name: id.name, value, keyAt: rangeOf(id), valueAt: rangeOf(init), fn: r.fn });
  }
};

/** `if … else if … else`, read in a loop. Where only one branch goes on, what held there holds after it. */
const ifElse = (r: Reader, node: IfStatement): boolean => {
  const before = r.under;
  const open: (readonly Condition[])[] = [];
  let first: Condition | undefined;
  let at: Statement | null = node;
  while (at?.type === 'IfStatement') {
    const when = test(r, at.test);
    const here = r.under;
    r.under = given(r, when, true);
    first ??= r.under.at(-1);
    if (!read(r, at.consequent)) open.push(r.under);
    r.under = here;
    r.under = given(r, when, false);
    at = at.alternate;
  }
  if (!at || !read(r, at)) open.push(r.under);
  r.under = open.length === 1 ? open[0]! : before;
  // `if (a) { if (b) return; }`: after it, a does not hold, or b does not.
  if (!node.alternate && open.length === 2 && first) {
    const last = open[0]!.lastIndexOf(first);
    for (const one of last < 0 ? [] : open[0]!.slice(last + 1)) r.under = given(r, r.nodes.joined('any', [asTest(r, { ...first, holds: !first.holds }), asTest(r, one)]), true);
  }
  return open.length === 0;
};

const asTest = (r: Reader, { test: id, holds }: Condition): Id => (holds ? id : r.nodes.not(id));

const forLoop = (r: Reader, { init, test: condition, update, body }: ForStatement): void =>
  apart(r, () => {
    if (init?.type === 'VariableDeclaration') declare(r, init);
    else if (init) r.value(init);
    if (condition) r.under = given(r, test(r, condition), true);
    apart(r, () => read(r, body));
    if (update) r.value(update);
  });

const forEach = (r: Reader, node: ForInStatement | ForOfStatement): void => {
  const of = r.value(node.right);
  const value = node.type === 'ForOfStatement' ? r.nodes.index(of, UNKNOWN) : UNKNOWN;
  inScope(r, node, () => {
    const target = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
    if (target) store(r, target, value, { at: node.left, targetAt: target, valueAt: node.right });
    apart(r, () => read(r, node.body));
  });
};

const whileLoop = (r: Reader, { test: condition, body }: WhileStatement): void =>
  apart(r, () => {
    r.under = given(r, test(r, condition), true);
    read(r, body);
  });

/** More cases than this that fall through into one another say nothing. */
const MOST_CASES = 64;

const switchCase = (r: Reader, { discriminant, cases }: SwitchStatement): boolean => {
  const of = r.value(discriminant);
  const before = r.under;
  const { breaks } = r;
  const always = r.nodes.of(of);
  const isTrue = always.kind === 'literal' && always.value === true;
  const tests = cases.map((one) => one.test && (isTrue ? test(r, one.test) : r.nodes.compare('===', of, r.value(one.test))));
  const others = tests.filter((one) => one !== null);
  // The cases from which this one may be reached; null stands for `default`.
  let from: (Id | null)[] = [];
  let leaves = false;
  for (const [index, { consequent }] of cases.entries()) {
    if (from.length <= MOST_CASES) from.push(tests[index]!);
    if (consequent.length === 0) continue;
    const known = from.filter((one) => one !== null);
    if (known.length === from.length && known.length <= MOST_CASES) r.under = given(r, r.nodes.joined('any', known), true);
    else if (from.length === 1 && others.length > 0 && others.length <= MOST_CASES) r.under = given(r, r.nodes.joined('any', others), false);
    leaves = r.block(consequent);
    if (leaves) from = [];
    r.under = before;
  }
  return leaves && tests.includes(null) && r.breaks === breaks;
};

const tryCatch = (r: Reader, { block, handler, finalizer }: TryStatement): boolean => {
  const before = r.under;
  const left = read(r, block);
  const after = r.under;
  r.under = before;
  const caught = handler ? inScope(r, handler, () => {
    if (handler.param) store(r, handler.param, UNKNOWN, { at: handler.param, targetAt: handler.param, valueAt: handler.param });
    r.under = given(r, UNKNOWN, true);
    return read(r, handler.body);
  }) : true;
  r.under = before;
  const last = finalizer ? read(r, finalizer) : false;
  r.under = caught ? after : before;
  return last || (left && caught);
};

