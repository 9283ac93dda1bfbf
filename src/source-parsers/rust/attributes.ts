import type { Range } from '../../core/location.js';
import type { Condition, Id } from '../../core/summary.js';
import type { SummaryBuilder } from '../summary-builder.js';
import type { Syntax, SyntaxTree } from '../syntax-tree.js';
import { separated } from './tokens.js';

export interface Attribute {
  /** Without its delimiters: `cfg(debug_assertions)`. */
  readonly text: string;
  readonly node: Syntax;
}

const attributeOf = (tree: SyntaxTree, node: Syntax): Attribute => ({ text: tree.source(node).replace(/^#\s*!?\s*\[\s*|\s*\]$/g, ''), node });

export interface Attributed {
  readonly node: Syntax;
  readonly attributes: readonly Attribute[];
}

/** The nodes of a list, each with the attributes before it. */
export const withAttributes = (tree: SyntaxTree, nodes: readonly Syntax[]): readonly Attributed[] => {
  const all: Attributed[] = [];
  let attributes: Attribute[] = [];
  for (const node of nodes) {
    const type = tree.type(node);
    if (type === 'attribute_item') attributes.push(attributeOf(tree, node));
    else if (type !== 'inner_attribute_item') {
      all.push({ node, attributes });
      attributes = [];
    }
  }
  return all;
};

export const isCfg = ({ text }: Attribute): boolean => /^cfg\s*\(/.test(text);

/** What must hold for a thing with these attributes to be compiled. */
export const cfgConditions = (b: SummaryBuilder, tree: SyntaxTree, attributes: readonly Attribute[]): readonly Condition[] =>
  attributes.filter(isCfg).map(({ text, node }) => {
    const open = tree.text.indexOf('(', tree.start(node)) + 1;
    const end = open + text.lastIndexOf(')') - text.indexOf('(') - 1;
    return conditionOf(b, cfgTest(b, tree.text, { start: open, end }));
  });

const conditionOf = (b: SummaryBuilder, test: Id): Condition => {
  const node = b.nodes.of(test);
  return node.kind === 'not' ? { test: node.of, holds: false } : { test, holds: true };
};

const DEEPEST = 20;

/** `all(debug_assertions, not(windows))` as a test; each option is a call of `cfg!`. */
export const cfgTest = (b: SummaryBuilder, text: string, { start, end }: Range, depth = 0): Id => {
  const source = text.slice(start, end);
  const option = source.trim();
  const at = { start: start + source.indexOf(option), end: start + source.indexOf(option) + option.length };
  const [, operator, list] = depth < DEEPEST ? (/^(not|all|any)\s*\(([^]*)\)$/.exec(option) ?? []) : [];
  if (operator === undefined || list === undefined) {
    return b.nodes.add({ kind: 'call', callee: b.nodes.global('cfg!'), args: [b.nodes.literal(option, at)], argsAt: [at], construct: false, at });
  }
  const from = at.end - 1 - list.length;
  const tests = separated(text, { start: from, end: at.end - 1 }, ',').map((part) => cfgTest(b, text, part, depth + 1));
  if (tests.length === 0) return b.nodes.literal(operator !== 'any', at);
  return operator === 'not' ? b.nodes.not(tests[0]!) : b.nodes.joined(operator === 'all' ? 'all' : 'any', tests);
};
