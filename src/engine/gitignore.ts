import ignore, { type Ignore } from 'ignore';

/** What a stack of .gitignore files says about the paths below the last of them. */
export interface Ignored {
  /** A file, or a folder with a slash at its end. Its parents must have been asked first: nothing below an ignored folder comes back. */
  test(path: string): boolean;
  /** The same, and what a further .gitignore says, which stands in `folder` (empty for the root). */
  and(text: string, folder: string): Ignored;
}

/** A longer file or pattern is no one's list of ignored files. */
const LONGEST_FILE = 256 * 1024;
const LONGEST_PATTERN = 256;
const MOST_PATTERNS = 2000;

const create = (rules?: Ignore): Ignored => ({
  test: (path) => rules?.ignores(path) ?? false,
  and: (text, folder) => {
    const patterns = text.slice(0, LONGEST_FILE).split(/\r?\n/, MOST_PATTERNS).filter(tame);
    const next = ignore({ ignorecase: false });
    if (rules) next.add(rules);
    return create(next.add(patterns.map((pattern) => (folder === '' ? pattern : below(pattern, folder)))));
  },
});

export const NOTHING_IGNORED: Ignored = create();

// The library turns patterns into regular expressions. It pins the wildcards within a name, but each inner `**` multiplies the work by the path's depth.
const tame = (pattern: string): boolean => pattern.length <= LONGEST_PATTERN && pattern.split('**').length <= 3;

// One set of rules for the whole stack, and not one per file: the last word on a path may stand in any of them, and asking them one by one
// would let an outer file's word on a folder overrule an inner one's.
const below = (pattern: string, folder: string): string => {
  if (/^#|^\s*$/.test(pattern)) return '';
  const negated = pattern.startsWith('!');
  const body = negated ? pattern.slice(1) : pattern;
  const anchored = /\/./.test(body);
  const prefix = `/${folder.replace(/[\\*?[\]!# ]/g, '\\$&')}/${anchored ? '' : '**/'}`;
  return `${negated ? '!' : ''}${prefix}${body.replace(/^\//, '').replace(/^\\(?=[!#])/, '')}`;
};
