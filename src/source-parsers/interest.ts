import type { TokenMatch } from '../core/app.js';
import { secretValue } from '../knowledge/secret-names.js';
import { FILE_WORDS, IMPORTED, JAVASCRIPT_WORDS, OUTSIDE_PATHS, SECRET_ASSIGNMENT, SECRET_LITERAL, type WordPattern } from '../knowledge/words.js';
import { KEYWORDS, tokensAt } from './tokens.js';
import { WordFinder } from './word-finder.js';

/** What a word may mean. */
interface Role {
  keyword: boolean;
  /** Words of interest, letter by letter. */
  readonly plain: string[];
  /** Patterns that it announces, by their place in PATTERNS. */
  readonly announces: number[];
}

const PATTERNS: readonly WordPattern[] = [FILE_WORDS, SECRET_ASSIGNMENT, ...JAVASCRIPT_WORDS.filter((word) => typeof word !== 'string')];
const [OF_FILES, OF_SECRETS, OF_SCRIPTS] = [0, 1, 2];

const ROLES = new Map<string, Role>();
const roleOf = (word: string): Role => {
  const key = word.toLowerCase();
  const role = ROLES.get(key) ?? { keyword: false, plain: [], announces: [] };
  ROLES.set(key, role);
  return role;
};
for (const word of KEYWORDS) roleOf(word).keyword = true;
for (const word of JAVASCRIPT_WORDS) if (typeof word === 'string') roleOf(word).plain.push(word);
for (const [index, { anchors }] of PATTERNS.entries()) for (const anchor of anchors) roleOf(anchor).announces.push(index);

let finder: WordFinder | undefined;
const BY_WORD: readonly Role[] = [...ROLES.values()];

/** What one pass over a text says of it. */
export interface Interest {
  /** Where words stand that tokens may begin with: the longest that starts at an offset, in lower case. */
  readonly keywords: ReadonlyMap<number, string>;
  /** Whether a name that may hold a secret is given a literal that may be one. */
  secret(): boolean;
  /** Whether a script has a word that some rule could ask for. */
  script(): boolean;
}

export const interestOf = (text: string): Interest => {
  const keywords = new Map<number, string>();
  const announced = new Set<number>();
  let plain = false;
  const { words } = (finder ??= new WordFinder([...ROLES.keys()]));
  finder.find(text, (word, start) => {
    const role = BY_WORD[word]!;
    if (role.keyword) {
      const known = keywords.get(start);
      const now = words[word]!;
      if (known === undefined || known.length < now.length) keywords.set(start, now);
    }
    for (const index of role.announces) announced.add(index);
    if (!plain) plain = role.plain.some((one) => text.startsWith(one, start));
  });
  const has = (index: number): boolean => announced.has(index) && PATTERNS[index]!.pattern.test(text);
  let assigned: boolean | undefined;
  const secret = (): boolean => (assigned ??= announced.has(OF_SECRETS) && givesSecret(text));
  return {
    keywords, secret,
    script: () => plain || [...announced].some((index) => index >= OF_SCRIPTS && has(index)) || (has(OF_FILES) && OUTSIDE_PATHS.test(text.replace(IMPORTED, ''))) || secret(),
  };
};

/** Most of what such names are given are texts for people and names of other things. What goes on behind its quote is not judged here. */
const givesSecret = (text: string): boolean => {
  for (const [, quote, literal = '', behind = ''] of text.matchAll(SECRET_LITERAL)) {
    if (/^\s|^$/.test(behind)) continue;
    if (!behind.startsWith(quote!) || behind.endsWith('+') || literal.includes('\\') || secretValue(literal)) return true;
  }
  return false;
};

/** The tokens of known shapes in a text, in order. */
export const matchTokens = (text: string, { keywords }: Interest = interestOf(text)): TokenMatch[] => tokensAt(text, keywords);
