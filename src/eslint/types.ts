/** As much of ESLint's interfaces as is used here: 8.57 to 10, and oxlint. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface SourceLocation {
  readonly start: Position;
  readonly end: Position;
}

export interface SourceText {
  readonly text: string;
  readonly hasBOM?: boolean;
  getLocFromIndex(index: number): Position;
}

export interface TextFix {
  readonly range: readonly [number, number];
  readonly text: string;
}

interface Fixer {
  replaceTextRange(range: readonly [number, number], text: string): TextFix;
}

export type FixFunction = (fixer: Fixer) => TextFix[];

export interface Descriptor {
  readonly loc: SourceLocation;
  readonly message: string;
  readonly fix?: FixFunction;
  readonly suggest?: readonly { readonly desc: string; readonly fix: FixFunction }[];
}

export interface RuleContext {
  readonly filename?: string;
  readonly physicalFilename?: string;
  readonly cwd?: string;
  readonly sourceCode?: SourceText;
  readonly settings?: Readonly<Record<string, unknown>>;
  report(descriptor: Descriptor): void;
}

export interface EslintRule {
  readonly meta: {
    readonly type: 'problem';
    readonly docs: { readonly description: string; readonly url: string; readonly category: string; readonly recommended: boolean };
    readonly fixable?: 'code';
    readonly hasSuggestions: true;
    readonly schema: readonly [];
    /** From ESLint 10.2 on, a rule says which languages it is for. */
    readonly languages: readonly ['*'];
  };
  create(context: RuleContext): Readonly<Record<string, () => void>>;
}
