import type { Severity } from '../../core/rule.js';

/** The documented form of a provider's token. */
export interface TokenShape {
  readonly id: string;
  readonly provider: string;
  /** After the provider's name: `personal access token`. */
  readonly title: string;
  /** What whoever reads it can do. */
  readonly severity: Severity;
  /** The pattern is only tried where one of these stands, in any case. */
  readonly keywords: readonly string[];
  /**
   * Matches from the keyword on. What of the token stands before the keyword is `head`, captured by a lookbehind; where only a part of the match
   * is the token, that part is `token`. Every quantifier is bounded, and what a match begins with cannot stand inside another one, so that a line of near
   * matches costs no more than its length.
   */
  readonly pattern: RegExp;
  /** False: made to be seen by everyone, in a page or an installed app. */
  readonly secret: boolean;
  /** Bits per character that the token has at least; by default what random characters of its length have. */
  readonly entropy?: number;
  /** What the text around a match must not hold. */
  readonly unless?: RegExp;
  /** The provider's documentation. */
  readonly source: string;
}

interface More {
  readonly public?: true;
  readonly entropy?: number;
  readonly unless?: RegExp;
}

type Row = readonly [id: string, title: string, severity: Severity, keywords: readonly string[], pattern: RegExp, more?: More];

/** Shapes of one provider, with the documentation they are taken from. */
export const of = (provider: string, source: string, ...rows: readonly Row[]): readonly TokenShape[] =>
  rows.map(([id, title, severity, keywords, pattern, more = {}]) =>
    ({ id, provider, title, severity, keywords, pattern, secret: !more.public, ...(more.entropy !== undefined && { entropy: more.entropy }), ...(more.unless && { unless: more.unless }), source }));

// A name and its value: `KEY=v`, `key: 'v'`, `'key' => "v"`, `const KEY: &str = "v"`, `define('KEY', 'v')`.
const BETWEEN = String.raw`["'\x60\]]{0,2}(?:\s{0,2}:\s{0,2}&?(?:'static\s)?\w{1,12}(?=\s{0,2}=))?\s{0,4}(?:=>|:=|[:=,])\s{0,4}["'\x60]?`;

/** A value without a form of its own, which only its name gives away. */
export const named = (name: string, value: string): RegExp => new RegExp(`(?:${name})${BETWEEN}(?<token>${value})(?![\\w+/=-])`, 'i');
