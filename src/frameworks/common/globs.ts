import picomatch from 'picomatch';

/** Longer patterns, or more of them, are nobody's configuration. */
const LONGEST = 300;
export const MOST_PATTERNS = 500;

/** Whether a path matches. */
export type Match = (path: string) => boolean;

/**
 * A glob of the project under audit; undefined for one that could take a matcher long: nested or repeating groups, and many wildcards in one name, are
 * polynomial or worse.
 */
export const glob = (pattern: string): Match | undefined => {
  if (!isTame(pattern)) return undefined;
  try {
    return picomatch(pattern.replace(/^\.\//, ''), { dot: true, nonegate: true });
  } catch {
    return undefined;
  }
};

const isTame = (pattern: string): boolean => {
  if (pattern.length > LONGEST || /[+*]\(/.test(pattern)) return false;
  if (/[@?!]\([^()]*[*?(]/.test(pattern) || count(pattern, '(') > 4) return false;
  if (count(pattern, '{') > 6 || /\{[^{}]*\{[^{}]*\{/.test(pattern) || /\{\d+\.\.\d{4,}/.test(pattern)) return false;
  const segments = pattern.split('/');
  return segments.filter((segment) => segment.includes('**')).length <= 4 && segments.every((segment) => count(segment.replaceAll('**', ''), '*') <= 3);
};

const count = (text: string, character: string): number => text.split(character).length - 1;

/** PHP's fnmatch without flags: `*` and `?` match slashes too. Linear but for one step back at the last `*`. */
export const fnmatch = (pattern: string, path: string): boolean => {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < path.length;) {
    const character = pattern[at];
    if (character === '*') {
      star = at++;
      resume = index;
    } else if (character !== undefined && (character === '?' || character === path[index])) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
};

/**
 * The pattern of a list that takes a path, as electron-builder asks them: what is taken may be left out by a later `!…`, and taken again after that. Nothing is
 * taken from a folder that is left out. Source: builder-util's copyDir, app-builder-lib's filter.ts.
 */
export const takenBy = (patterns: readonly string[], path: string, compile: (pattern: string) => Match | undefined): string | undefined => {
  const folders = path.split('/').slice(0, -1).map((_, index, all) => all.slice(0, index + 1).join('/'));
  return folders.every((folder) => decide(patterns, folder, compile, true)) ? decide(patterns, path, compile, false) : undefined;
};

const decide = (patterns: readonly string[], path: string, compile: (pattern: string) => Match | undefined, isFolder: boolean): string | undefined => {
  let taken: string | undefined;
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    if ((taken !== undefined) !== negated) continue;
    const match = compile(negated ? pattern.slice(1) : pattern);
    // A pattern that was refused takes nothing and leaves out everything: nothing is said that is not known.
    if (match ? match(path) || (isFolder && !negated && mayContain(pattern, path)) : negated) taken = negated ? undefined : pattern;
  }
  return taken;
};

/** Whether something below a folder may match: the pattern's beginning fits the folder. */
const mayContain = (pattern: string, folder: string): boolean => {
  const own = pattern.split('/');
  const wanted = folder.split('/');
  for (const [index, name] of wanted.entries()) {
    const segment = own[index];
    if (segment === undefined) return false;
    if (segment === '**') return true;
    if (glob(segment)?.(name) === false) return false;
  }
  return own.length > wanted.length;
};
