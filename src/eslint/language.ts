import type { Comment } from '../core/problem.js';
import { lineTable, regionOf } from '../core/lines.js';
import { commentsIn } from './bridge.js';
import type { Position, SourceLocation } from './types.js';

/** Of its own, so that no rule that is for another language visits it. */
const ROOT = 'DesktopSecText';

interface File {
  readonly path: string;
  readonly body: string | Uint8Array;
  readonly bom?: boolean;
}

interface Node {
  readonly type: string;
  readonly range: readonly [number, number];
  readonly loc: SourceLocation;
}

type Directive = { readonly type: 'disable' | 'enable' | 'disable-line' | 'disable-next-line'; readonly value: string; readonly justification: string; readonly node: Node };

const textOf = ({ body }: File): string => (typeof body === 'string' ? body : new TextDecoder().decode(body));

const DIRECTIVE = /^\s*eslint-((?:disable-next-line)|(?:disable-line)|disable|enable)(?=\s|$)([^]*)$/;

/** A text that nobody but the engine reads, as ESLint wants it. What is not asked for by ESLint itself is there for rules of other plugins that run on any file. */
export class TextSource {
  readonly ast: Node;
  readonly lines: readonly string[];
  readonly visitorKeys = { [ROOT]: [] };
  readonly parserServices = {};
  readonly scopeManager: object;
  private readonly starts: readonly number[];
  private readonly scope: object;

  constructor(readonly text: string, readonly hasBOM: boolean, private readonly comments: readonly Comment[]) {
    this.starts = lineTable(text).starts;
    this.lines = text.split(/\r\n?|\n/);
    this.ast = { type: ROOT, range: [0, text.length], loc: { start: this.getLocFromIndex(0), end: this.getLocFromIndex(text.length) }, ...{ comments: [], tokens: [], body: [] } };
    this.scope = { type: 'global', isStrict: true, block: this.ast, variables: [], set: new Map(), references: [], through: [], childScopes: [], upper: null };
    this.scopeManager = { scopes: [this.scope], globalScope: this.scope, acquire: () => null, getDeclaredVariables: () => [] };
  }

  getText(node?: Node, before = 0, after = 0): string {
    return node ? this.text.slice(Math.max(node.range[0] - before, 0), node.range[1] + after) : this.text;
  }

  getLoc(node: Node): SourceLocation {
    return node.loc;
  }

  getRange(node: Node): readonly [number, number] {
    return node.range;
  }

  getLocFromIndex(index: number): Position {
    const { startLine, startColumn } = regionOf({ text: this.text, starts: this.starts }, { start: index, end: index });
    return { line: startLine, column: startColumn - 1 };
  }

  getIndexFromLoc({ line, column }: Position): number {
    return (this.starts[line - 1] ?? this.text.length) + column;
  }

  getParent(): undefined {
    return undefined;
  }

  getAncestors(): readonly [] {
    return [];
  }

  *traverse(): Iterable<{ readonly kind: 1; readonly phase: 1 | 2; readonly target: Node; readonly args: readonly [Node] }> {
    for (const phase of [1, 2] as const) yield { kind: 1, phase, target: this.ast, args: [this.ast] };
  }

  getDisableDirectives(): { readonly directives: readonly Directive[]; readonly problems: readonly [] } {
    const directives = this.comments.flatMap((comment): Directive[] => {
      const [, type, rest = ''] = DIRECTIVE.exec(comment.text) ?? [];
      if (type === undefined) return [];
      const [value = '', ...justification] = rest.split(/\s-{2,}\s/);
      return [{ type: type as Directive['type'], value: value.trim(), justification: justification.join(' -- ').trim(), node: this.nodeOf(comment) }];
    });
    return { directives, problems: [] };
  }

  getInlineConfigNodes(): readonly Node[] {
    return this.comments.map((comment) => this.nodeOf(comment));
  }

  isSpaceBetween = (): boolean => false;
  getScope = (): object => this.scope;
  getDeclaredVariables = (): readonly [] => [];
  markVariableAsUsed = (): boolean => false;
  getAllComments = (): readonly [] => [];
  getCommentsBefore = (): readonly [] => [];
  getCommentsAfter = (): readonly [] => [];
  getCommentsInside = (): readonly [] => [];
  commentsExistBetween = (): boolean => false;
  getTokens = (): readonly [] => [];
  getTokensBefore = (): readonly [] => [];
  getTokensAfter = (): readonly [] => [];
  getTokensBetween = (): readonly [] => [];
  getFirstTokens = (): readonly [] => [];
  getLastTokens = (): readonly [] => [];
  getFirstTokensBetween = (): readonly [] => [];
  getLastTokensBetween = (): readonly [] => [];
  getFirstToken = (): null => null;
  getLastToken = (): null => null;
  getTokenBefore = (): null => null;
  getTokenAfter = (): null => null;
  getFirstTokenBetween = (): null => null;
  getLastTokenBetween = (): null => null;
  getTokenByRangeStart = (): null => null;
  getTokenOrCommentBefore = (): null => null;
  getTokenOrCommentAfter = (): null => null;
  getNodeByRangeIndex = (): Node => this.ast;
  getLines = (): readonly string[] => this.lines;

  private nodeOf({ range: { start, end } }: Comment): Node {
    return { type: 'Comment', range: [start, end], loc: { start: this.getLocFromIndex(start), end: this.getLocFromIndex(end) } };
  }
}

interface Parsed {
  readonly ok: true;
  readonly ast: object;
  readonly comments: readonly Comment[];
}

/** The language of files that ESLint has none for, from 9.6 on. */
export const text = {
  fileType: 'text', lineStart: 1, columnStart: 0, nodeTypeKey: 'type', visitorKeys: { [ROOT]: [] },
  defaultLanguageOptions: { parserOptions: {}, globals: {} },
  // Blocks of the user's without `files` are merged in: whatever they say is let pass.
  validateLanguageOptions: (): void => {},
  matchesSelectorClass: (): boolean => false,
  parse: (file: File): Parsed => ({ ok: true, ast: { type: ROOT }, comments: commentsIn(file.path, textOf(file)) }),
  createSourceCode: (file: File, { comments }: Parsed): TextSource => new TextSource(textOf(file), file.bom ?? false, comments),
};
