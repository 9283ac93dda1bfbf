import type { TokenMatch } from '../core/app.js';
import { preview } from '../core/redact.js';
import { isPlaceholder, shannonEntropy } from '../knowledge/secret-names.js';
import { DOCUMENTED_EXAMPLES, PUBLIC_TOKENS, TOKEN_SHAPES, type TokenShape } from '../knowledge/tokens.js';

interface Candidate {
  readonly shape: TokenShape;
  /** The shape's pattern, tried at one place only. */
  readonly pattern: RegExp;
  readonly order: number;
}

/** Words of which every token has one, in lower case. */
export const KEYWORDS: readonly string[] = [...new Set(TOKEN_SHAPES.flatMap(({ keywords }) => keywords.map((word) => word.toLowerCase())))];

/** What to try at a word: the shapes it announces, and those of every word that it begins with. Of most words no text has any. */
const announcedBy = (word: string): readonly Candidate[] => {
  const known = announced.get(word);
  if (known) return known;
  const found = TOKEN_SHAPES.flatMap((shape, order): Candidate[] =>
    (shape.keywords.some((keyword) => word.startsWith(keyword.toLowerCase())) ? [{ shape, order, pattern: new RegExp(shape.pattern.source, `dy${shape.pattern.flags.replace(/[dgy]/g, '')}`) }] : []));
  announced.set(word, found);
  return found;
};

const announced = new Map<string, readonly Candidate[]>();

/** How far around a match a shape's `unless` looks. */
const NEIGHBOURHOOD = 600;

/**
 * The tokens of known shapes in a text, in order and without overlaps; placeholders and documented examples are none. Only where a keyword stands are its
 * shapes tried, each over a bounded stretch.
 *
 * @param keywords the longest of KEYWORDS at each offset where one starts: see interest.ts
 */
export const tokensAt = (text: string, keywords: ReadonlyMap<number, string>): TokenMatch[] => {
  const found: (TokenMatch & { readonly order: number })[] = [];
  for (const [index, word] of keywords) {
    for (const { shape, pattern, order } of announcedBy(word)) {
      pattern.lastIndex = index;
      const match = pattern.exec(text);
      if (!match) continue;
      const groups = match.indices!.groups;
      const [start, end] = groups?.token ?? [groups?.head?.[0] ?? match.index, match.index + match[0].length];
      const token = text.slice(start, end);
      if (isReal(shape, token, text.slice(index, index + word.length)) && !shape.unless?.test(text.slice(Math.max(0, start - NEIGHBOURHOOD), end + NEIGHBOURHOOD))) {
        found.push({ shape: shape.id, range: { start, end }, preview: previewOf(token), order });
      }
    }
  }
  return withoutOverlaps(found);
};

/** Parts of what everybody has. */
const KNOWN: readonly string[] = [...DOCUMENTED_EXAMPLES, ...PUBLIC_TOKENS];

/** Sixteen random hexadecimal digits have 2.6 bits each, however they fall; from thirty-two on, random text has 3. */
const usual = (length: number): number => Math.min(3, 0.65 * Math.log2(length));

const isReal = ({ entropy }: TokenShape, token: string, word: string): boolean => {
  const own = token.startsWith(word) ? token.slice(word.length) : token;
  // Armour has words of its own around the key: `Encryption: none`.
  const standsIn = !/\s/.test(token) && isPlaceholder(own);
  return shannonEntropy(own) >= (entropy ?? usual(own.length)) && !standsIn && !KNOWN.some((part) => token.includes(part));
};

/** Of a key in armour, its header says more than its ends. */
const previewOf = (token: string): string => /^-----BEGIN [A-Z0-9 ]{1,40}-----/.exec(token)?.[0].concat('…') ?? preview(token);

const withoutOverlaps = (found: readonly (TokenMatch & { readonly order: number })[]): TokenMatch[] => {
  const kept: (TokenMatch & { readonly order: number })[] = [];
  for (const one of found.toSorted((a, b) => a.range.start - b.range.start || a.order - b.order)) {
    const last = kept.at(-1);
    if (!last || last.range.end <= one.range.start) kept.push(one);
    else if (one.order < last.order) kept[kept.length - 1] = one;
  }
  return kept.map(({ shape, range, preview: shown }) => ({ shape, range, preview: shown }));
};
