import type { Package } from '../core/framework.js';
import type { Range } from '../core/location.js';
import { upwards } from '../core/paths.js';
import { allows, numbersOf } from './versions.js';

/** What is asked of a lockfile: a dependency of the package in `dir`, a folder relative to the lockfile's (empty for its own). */
export interface Question {
  readonly name: string;
  readonly requirement: string;
  readonly dir: string;
}

/** A version and where it stands in the lockfile. */
export interface Locked {
  readonly version: string;
  readonly range: Range;
}

export type LockScanner = (text: string, question: Question) => Locked | undefined;

/** A bound on the occurrences of one name, for files that consist of it. */
const MOST = 10_000;

function* occurrences(text: string, part: string): Generator<number> {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0 && count < MOST; at = text.indexOf(part, at + part.length), count++) yield at;
}

/** The first group of a sticky pattern that matches at a place. */
const groupAt = (text: string, pattern: RegExp, at: number): Locked | undefined => {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  const version = match?.[1];
  if (!match || version === undefined) return undefined;
  const start = match.index + match[0].lastIndexOf(version);
  return { version, range: { start, end: start + version.length } };
};

// npm 7 and later have the place of each package on disk; before, the outermost entry is the least indented one.
const fromNpm: LockScanner = (text, { name, dir }) => {
  for (const folder of upwards(dir)) {
    const key = JSON.stringify(`${folder === '' ? '' : `${folder}/`}node_modules/${name}`);
    for (const at of occurrences(text, key)) {
      const found = groupAt(text, NPM_ENTRY, at + key.length);
      if (found) return found;
    }
  }
  const key = JSON.stringify(name);
  let outermost: { indent: number; locked: Locked } | undefined;
  for (const at of occurrences(text, key)) {
    const locked = groupAt(text, NPM_ENTRY, at + key.length);
    const indent = at - text.lastIndexOf('\n', at);
    if (locked && (!outermost || indent < outermost.indent)) outermost = { indent, locked };
  }
  return outermost?.locked;
};
const NPM_ENTRY = /\s*:\s*\{\s*(?:"name"\s*:\s*"[^"\n]*"\s*,\s*)?"version"\s*:\s*"([^"\n]{1,100})"/y;

// electron@^31.0.0, "electron@npm:31 || 32":   followed by   version "31.2.0"   or   version: 31.2.0
const fromYarn: LockScanner = (text, { name, requirement }) => {
  const found = new Map<string, Locked>();
  const wanted = requirement.replace(/^npm:/, '');
  for (const at of occurrences(text, `${name}@`)) {
    const before = text.charAt(at - 1);
    if (before !== '' && before !== '\n' && before !== '"' && before !== ' ') continue;
    const start = text.lastIndexOf('\n', at) + 1;
    if (at > start && !/^["\w@]$/.test(text.charAt(start))) continue;
    const end = text.indexOf('\n', at);
    const locked = end < 0 ? undefined : groupAt(text, YARN_VERSION, end);
    if (!locked) continue;
    const range = text.slice(at + name.length + 1, Math.min(end, at + 300)).replace(/^npm:/, '').split(/[",]|:\r?$/, 1)[0] ?? '';
    if (range.trim() === wanted) return locked;
    found.set(locked.version, locked);
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
};
const YARN_VERSION = /\r?\n\s{2}version:?\s"?([^"\s]{1,100})/y;

// importers: → the package's folder → dependencies → the name; without importers the folder is the lockfile's own.
const fromPnpm: LockScanner = (text, { name, dir }) => {
  const end = /^(?:packages|snapshots):/m.exec(text)?.index ?? text.length;
  const workspace = /^importers:/m.test(text.slice(0, end));
  const key = unquoted(dir === '' ? '.' : dir);
  let inside = !workspace;
  let groupIndent = -1;
  for (const line of lines(text, 0, end)) {
    const [, spaces = '', quoted = '', rest = ''] = PNPM_LINE.exec(line.text) ?? [];
    if (quoted === '') continue;
    const word = unquoted(quoted);
    const indent = spaces.length;
    if (workspace && indent <= 2) { inside = indent === 2 && word === key; groupIndent = -1; continue; }
    if (!inside) continue;
    const base = workspace ? 4 : 0;
    if (indent === base) groupIndent = /^(?:dependencies|devDependencies|optionalDependencies)$/.test(word) ? indent : -1;
    if (groupIndent < 0 || indent !== base + 2 || word !== name) continue;
    const value = rest === '' ? groupAt(text, PNPM_ENTRY, line.start + line.text.length) : groupAt(text, PNPM_VALUE, line.start + line.text.length - rest.length);
    if (value) return value;
  }
  return undefined;
};
const PNPM_LINE = /^( *)('[^'\n]+'|"[^"\n]+"|[^\s'":#][^\s:]*):(?: +(\S.*))?\r?$/;
const PNPM_ENTRY = /\r?\n +specifier: [^\n]*\n +version: ['"]?(?:(?!\d)[^\s'"(]*[@/])?(\d[^\s'"(_]{0,100})/y;
const PNPM_VALUE = /['"]?(?:(?!\d)[^\s'"(]*[@/])?(\d[^\s'"(_]{0,100})/y;
const unquoted = (word: string): string => word.replace(/^(['"])(.*)\1$/, '$2');

// "electron": ["electron@31.2.0", …]; a version of a package's own is below the package's name.
const fromBun: LockScanner = (text, { name }) => {
  const key = JSON.stringify(name);
  for (const at of occurrences(text, key)) {
    const found = groupAt(text, BUN_ENTRY, at + key.length);
    if (found) return found;
  }
  return undefined;
};
const BUN_ENTRY = /\s*:\s*\[\s*"@?[^"@\n]+@(\d[^"\n]{0,100})"/y;

// Several versions of a crate may be locked: the one that the requirement allows is meant.
const fromCargo: LockScanner = (text, { name, requirement }) => {
  const key = `name = ${JSON.stringify(name)}`;
  const found = [...occurrences(text, key)].flatMap((at) => groupAt(text, CARGO_VERSION, at + key.length) ?? []);
  if (found.length <= 1) return found[0];
  const [, major = '', minor, patch] = /(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(requirement) ?? [];
  const least = { major: Number(major), minor: Number(minor ?? 0), patch: Number(patch ?? 0) };
  return found.find(({ version }) => { const numbers = numbersOf(version); return numbers && allows(least, numbers); });
};
const CARGO_VERSION = /\r?\nversion = "([^"\n]{1,100})"/y;

const fromComposer: LockScanner = (text, { name }) => {
  const escaped = JSON.stringify(name);
  for (const key of new Set([escaped, escaped.replaceAll('/', '\\/')])) {
    for (const at of occurrences(text, key)) {
      const found = groupAt(text, COMPOSER_VERSION, at + key.length);
      if (found) return found;
    }
  }
  return undefined;
};
const COMPOSER_VERSION = /\s*,\s*"version"\s*:\s*"v?([^"\n]{1,100})"/y;

function* lines(text: string, from: number, to: number): Generator<{ start: number; text: string }> {
  for (let start = from; start < to;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > to ? to : newline;
    if (end - start < 500) yield { start, text: text.slice(start, end) };
    start = end + 1;
  }
}

/**
 * The lockfiles of each kind of manifest, the preferred ones first. They are megabytes long and asked for a handful of packages, so each is searched for
 * a name instead of being parsed: every scanner looks at each occurrence once.
 */
export const LOCK_SCANNERS: Readonly<Record<Package['kind'], readonly (readonly [string, LockScanner])[]>> = {
  npm: [
    ['pnpm-lock.yaml', fromPnpm],
    ['yarn.lock', fromYarn],
    ['npm-shrinkwrap.json', fromNpm],
    ['package-lock.json', fromNpm],
    ['bun.lock', fromBun],
  ],
  cargo: [['Cargo.lock', fromCargo]],
  composer: [['composer.lock', fromComposer]],
};
