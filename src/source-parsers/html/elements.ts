import { Tokenizer, TokenizerMode, type Token } from 'parse5';
import type { Range } from '../../core/location.js';
import { isDirective, type Comment, type Problem } from '../../core/problem.js';
import type { Attribute, Id, Node } from '../../core/summary.js';
import { isComponent, type Dialect } from './dialects.js';
import { fillForMarkup, type Hole } from './holes.js';

/** A script or style element with its text, as long as nobody has judged it. */
export interface RawElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** What stands between its tags. */
  readonly content: Range;
}

export interface Elements {
  readonly nodes: readonly Node[];
  readonly elements: readonly Id[];
  readonly comments: readonly Comment[];
  readonly raw: readonly RawElement[];
  readonly problems: readonly Problem[];
}

/** A page of more elements is data. */
const MAX_ELEMENTS = 100_000;
/** Longer texts of scripts and styles are not kept as text. */
const MAX_TEXT = 2000;
const TEXT_OF_INTEREST = /http:|Content-Security-Policy/;

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
const FOREIGN = new Set(['svg', 'math']);
const MODES: ReadonlyMap<string, Tokenizer['state']> = new Map<string, Tokenizer['state']>([
  ['script', TokenizerMode.SCRIPT_DATA], ['textarea', TokenizerMode.RCDATA], ['title', TokenizerMode.RCDATA],
  ...['style', 'xmp', 'iframe', 'noembed', 'noframes'].map((name) => [name, TokenizerMode.RAWTEXT] as const),
]);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<Omit<Extract<Node, { kind: 'element' }>, 'children' | 'at'>> & { children: Id[]; at: Mutable<Range> };

interface Open {
  readonly name: string;
  readonly node: Draft;
  readonly id: Id;
  readonly raw: boolean;
}

/**
 * Tokenizes a page as browsers do, and nests elements by their tags alone: nothing is implied, moved or dropped as a browser's tree would, so that
 * every element is there, once, in document order. A hole that has an element's name stands among them.
 */
export const readElements = (text: string, holes: readonly Hole[], dialect: Dialect): Elements => {
  const filled = fillForMarkup(text, holes);
  const component = isComponent(dialect);
  const nodes: Node[] = [];
  const elements: Id[] = [];
  const comments: Comment[] = [];
  const raw: RawElement[] = [];
  const problems: Problem[] = [];
  const stack: Open[] = [];
  const openNames = new Map<string, number>();
  const named = holes.filter(({ element }) => element !== undefined);
  let nextNamed = 0;

  const literal = (value: string, at: Range): Id => nodes.push({ kind: 'literal', value, at }) - 1;
  const textOf = ({ value }: Attribute): string => {
    const node = value === undefined ? undefined : nodes[value];
    return node?.kind === 'literal' ? String(node.value) : '';
  };
  const add = (node: Draft): Id => {
    const id = nodes.push(node) - 1;
    stack.at(-1)?.node.children.push(id);
    elements.push(id);
    return id;
  };

  /** The holes that stand before a position become elements. */
  const passHoles = (until: number): void => {
    for (let hole = named[nextNamed]; hole && hole.range.start < until; hole = named[++nextNamed]) {
      const value = literal(text.slice(hole.inner.start, hole.inner.end), hole.inner);
      const attributes: Attribute[] = [{ name: 'expression', value, at: hole.inner, valueAt: hole.inner }];
      add({ kind: 'element', name: hole.element ?? '', attributes, children: [], at: { ...hole.range }, tagAt: hole.range });
    }
  };

  const attributeOf = ({ name, value }: Token.Attribute, { startOffset: start, endOffset: end }: Token.Location): Attribute => {
    const at = { start, end };
    const source = text.slice(start, end);
    if (name !== '' && source.startsWith('{') && component) return inBraces(source, at);
    const [assignment] = /^\s*=\s*/.exec(filled.slice(start + name.length, end)) ?? [];
    const written = source.slice(0, name.length);
    const key = component || written !== filled.slice(start, start + name.length) ? written : name;
    if (assignment === undefined) return { name: key, at };
    const from = start + name.length + assignment.length;
    const quoted = end - from > 1 && /["']/.test(text.charAt(from)) && text.charAt(from) === text.charAt(end - 1);
    const valueAt = quoted ? { start: from + 1, end: end - 1 } : { start: from, end };
    const content = text.slice(valueAt.start, valueAt.end);
    // Where the template language writes into the value, it is as written; otherwise character references are resolved.
    return { name: key, value: literal(content === filled.slice(valueAt.start, valueAt.end) ? value : content, valueAt), at, valueAt };
  };

  /** `{...rest}` and `{src}`, which is short for `src={src}`. */
  const inBraces = (source: string, at: Range): Attribute => {
    const inner = source.slice(1, -1).trim();
    const start = at.start + source.indexOf(inner, 1);
    const valueAt = { start, end: start + inner.length };
    return { name: /^[\w$]+$/.test(inner) ? inner : '', value: literal(source, at), at, valueAt };
  };

  const close = ({ name, node, raw: keepsText }: Open, contentEnd: number, end: number): void => {
    node.at.end = end;
    openNames.set(name, (openNames.get(name) ?? 1) - 1);
    if (!keepsText) return;
    const content = { start: node.tagAt.end, end: contentEnd };
    const attributes = new Map(node.attributes.map((attribute) => [attribute.name.toLowerCase(), textOf(attribute)]));
    raw.push({ name, attributes, content });
    const inner = text.slice(content.start, content.end);
    if (inner.length < MAX_TEXT && TEXT_OF_INTEREST.test(inner)) node.children.push(literal(inner, content));
  };

  const onStartTag = ({ tagName, attrs, selfClosing, location }: Token.TagToken): void => {
    if (!location) return;
    const tagAt = { start: location.startOffset, end: location.endOffset };
    passHoles(tagAt.start);
    if (elements.length >= MAX_ELEMENTS) return;
    const name = component ? text.slice(tagAt.start + 1, tagAt.start + 1 + tagName.length) : tagName;
    const node: Draft = { kind: 'element', name, attributes: [], children: [], at: { ...tagAt }, tagAt };
    const id = add(node);
    node.attributes = attrs.map((attribute) => attributeOf(attribute, location.attrs?.[attribute.name] ?? location));
    const foreign = (openNames.get('svg') ?? 0) + (openNames.get('math') ?? 0) > 0 || FOREIGN.has(name);
    const closesItself = VOID.has(name) || (selfClosing && (component || foreign || dialect === 'xhtml'));
    if (closesItself) return;
    const mode = modeOf(name, node, foreign);
    if (mode !== undefined) tokenizer.state = mode;
    stack.push({ name, node, id, raw: name === 'script' || name === 'style' });
    openNames.set(name, (openNames.get(name) ?? 0) + 1);
  };

  const modeOf = (name: string, node: Draft, foreign: boolean): Tokenizer['state'] | undefined => {
    // Vue's own blocks at the top hold other languages: `<template lang="pug">`, `<i18n>`, `<docs>`.
    if (dialect === 'vue' && stack.length === 0 && !MODES.has(name)) {
      const lang = node.attributes.find((attribute) => attribute.name === 'lang');
      return name === 'template' && (!lang || textOf(lang) === 'html') ? undefined : TokenizerMode.RAWTEXT;
    }
    return foreign && name === 'title' ? undefined : MODES.get(name);
  };

  const onEndTag = ({ tagName, location }: Token.TagToken): void => {
    if (!location) return;
    passHoles(location.startOffset);
    const name = component ? text.slice(location.startOffset + 2, location.startOffset + 2 + tagName.length) : tagName;
    if (!openNames.get(name)) return;
    for (let open = stack.pop(); open; open = stack.pop()) {
      const found = open.name === name;
      close(open, location.startOffset, found ? location.endOffset : location.startOffset);
      if (found) return;
    }
  };

  const onComment = ({ location }: Token.CommentToken): void => {
    if (!location) return;
    // At the end of the text parse5 counts one character too many.
    const range = { start: location.startOffset, end: Math.min(location.endOffset, text.length) };
    const said = text.slice(range.start, range.end).replace(/^<!--|--!?>$/g, '');
    if (isDirective(said)) comments.push({ text: said, range });
  };

  const ignore = (): void => undefined;
  const onEof = (): void => {
    passHoles(Infinity);
    for (let open = stack.pop(); open; open = stack.pop()) close(open, text.length, text.length);
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true },
    { onStartTag, onEndTag, onComment, onEof, onDoctype: ignore, onCharacter: ignore, onNullCharacter: ignore, onWhitespaceCharacter: ignore });
  // A byte order mark is no text.
  tokenizer.write(filled.replace(/^\uFEFF/, ' '), true);
  if (elements.length >= MAX_ELEMENTS) problems.push({ kind: 'limit', message: `Only the first ${MAX_ELEMENTS} elements of this page were read.` });
  return { nodes, elements, comments, raw, problems };
};
