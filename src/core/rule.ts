import type { App } from './app.js';
import type { Location, Place } from './location.js';

/** How bad it is. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How sure we are. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const CATEGORIES = ['secrets', 'ipc-auth', 'permissions', 'remote-content', 'transport', 'file-access', 'csp', 'isolation', 'injection', 'updates', 'build', 'supply-chain'] as const;
export type Category = (typeof CATEGORIES)[number];

/** One stretch of a file and what is written there instead. */
export interface Edit extends Location {
  readonly text: string;
  /**
   * What only the text can tell is worked out by the engine, and a fix is dropped where it cannot be: that the place is the last of a list, behind which items go, one in a line (`items`); that the place goes, with the comma beside it (`member`), the blank (`word`), the line
   * (`line`, and `statement` where it stands alone); that it is `true`, `false` or 0 and becomes the opposite, the new text being that of 0; that it is a name, which is `$&` in the new text, or one side of a comparison, whose sides are then `$&`; or that this part of it is replaced, which must stand there once.
   */
  readonly how?: 'items' | 'member' | 'word' | 'line' | 'statement' | 'opposite' | 'name' | 'comparison' | { readonly find: string };
}

/** A change of text. `safe` changes nothing that works; the others are suggestions. */
export interface Fix {
  readonly description: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** What a rule yields: a place and a message that says what is wrong, why it matters here, and what to do. */
export interface Report {
  readonly at: Place;
  readonly message: string;
  /** Default: the rule's. */
  readonly severity?: Severity;
  /** Default: the rule's. It may be lower, not higher. */
  readonly confidence?: Confidence;
  /** Other places that explain the report; the message may say `[here](1)` for the first. */
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  /** The way of a value, from where it enters to where it does harm. */
  readonly steps?: readonly { readonly at: Place; readonly message: string }[];
  readonly fixes?: readonly (Fix | undefined)[];
  /** The URL of the remote content that it is about: nothing is said where the configuration trusts its origin. */
  readonly remote?: string;
  /** The place holds a secret: it is redacted wherever source text is shown. */
  readonly secret?: boolean;
}

/**
 * The models a rule may ask, by name. Each framework adds its own in its model.ts (`declare module '../../core/rule.js'`); a rule
 * `electron/…` runs only where an Electron app was found, a rule `common/…` on every app.
 */
export interface Models {
  readonly app: App;
}

export interface RuleMeta {
  /** `framework/what-is-wrong`. */
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  /** Of the worst case; a report may say another. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly cwe: readonly number[];
  /** Framework versions in which the finding can occur, as text for the page. */
  readonly versions?: string;
  readonly fixable?: 'safe' | 'suggestion';
  /** Rules that say less about the same place: their findings there are dropped. */
  readonly supersedes?: readonly string[];
}

export interface Rule extends RuleMeta {
  check(models: Models): Iterable<Report>;
}

export const defineRule = (rule: Rule): Rule => rule;
