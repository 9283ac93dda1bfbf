import { nameOf } from '../core/paths.js';
import { readComments, readFacts } from './facts.js';

/** Text to be put into a file. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

const SLASHES: Wrap = (text) => `// ${text}`;
const JSX: Wrap = (text) => `{/* ${text} */}`;
const MARKUP: Wrap = (text) => `<!-- ${text} -->`;
const HASH: Wrap = (text) => `# ${text}`;
const BLADE: Wrap = (text) => `{{-- ${text} --}}`;

type Wrap = (text: string) => string;

const wrapsFor = (path: string): readonly Wrap[] => {
  const name = nameOf(path);
  if (name.endsWith('.blade.php')) return [BLADE, MARKUP, SLASHES];
  if (/\.(?:[cm]?[jt]sx?)$/.test(name)) return [SLASHES, JSX];
  if (/\.(?:vue|svelte|astro)$/.test(name)) return [SLASHES, MARKUP];
  if (/\.(?:php|rs|jsonc|json5)$/.test(name) || /^tsconfig[\w.-]*\.json$/.test(name)) return [SLASHES];
  if (/\.(?:toml|ya?ml)$|^\.env|\.env$|^\.(?:npmrc|yarnrc)$/.test(name)) return [HASH];
  return /\.(?:x?html?|plist|entitlements|xml|ejs|hbs|handlebars|mustache|njk|twig)$/.test(name) ? [MARKUP] : [];
};

/**
 * The comment that suppresses a rule at a place, on a line of its own above it. The file is read with it: in the middle of a template or of markup what looks like a comment is
 * text. Undefined for formats without comments and places where none can stand.
 */
export const suppressionAt = async (path: string, text: string, offset: number, rule: string): Promise<Insertion | undefined> => {
  const at = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(at))![0];
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  for (const wrap of wrapsFor(path)) {
    const insertion = { offset: at, text: `${indent}${wrap(`desktop-sec: ignore[${rule}] say why`)}${end}` };
    if (await isComment(path, text, insertion)) return insertion;
  }
  return undefined;
};

const isComment = async (path: string, text: string, { offset, text: inserted }: Insertion): Promise<boolean> => {
  const changed = text.slice(0, offset) + inserted + text.slice(offset);
  if (!/\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(path)) {
    return (await readComments(path, changed)).some(({ range }) => range.start >= offset && range.end <= offset + inserted.length);
  }
  const [before, after] = [await readFacts(path, new TextEncoder().encode(text), { whole: true }), await readFacts(path, new TextEncoder().encode(changed), { whole: true })];
  return after.problems.length <= before.problems.length
    && (after.document?.comments ?? []).some(({ range }) => range.start >= offset && range.end <= offset + inserted.length);
};
