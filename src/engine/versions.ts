import type { Version } from '../core/app.js';
import type { Package } from '../core/framework.js';
import type { Location } from '../core/location.js';

type Numbers = Pick<Version, 'major' | 'minor' | 'patch'>;
type Kind = Package['kind'];

/** The numbers of a full version (`31.2.0`, `v31.2.0-beta.1`); undefined for anything less. */
export const numbersOf = (text: string): Numbers | undefined => {
  const [, major, minor, patch] = /^[v=]{0,2}(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?![\w.*])/.exec(text.trim()) ?? [];
  return patch === undefined ? undefined : { major: Number(major), minor: Number(minor), patch: Number(patch) };
};

/** A full version as a lockfile has it. */
export const exactVersion = (text: string, at: Location): Version | undefined => {
  const numbers = numbersOf(text);
  return numbers && { text, ...numbers, exact: true, at };
};

/**
 * The least version that a requirement allows; undefined where it names none (`*`, `latest`, a folder, a branch). npm writes exact versions bare,
 * Cargo as `=1.2.3` (a bare one is a caret range), Composer bare with all three numbers. A tag of a git repository counts: that is how forks of Electron are had.
 */
export const leastVersion = (requirement: string, kind: Kind, at: Location): Version | undefined => {
  const range = requirement.length > 512 ? undefined : rangeOf(requirement.trim());
  if (range === undefined) return undefined;
  const exact = (kind === 'cargo' ? EXACT_CRATE : EXACT).test(range);
  const least = exact ? numbersOf(range.replace(/\s/g, '')) : lowest(range);
  return least && { text: requirement, ...least, exact, at };
};

const EXACT = /^[v=]{0,2}\s*\d+\.\d+\.\d+(?:[-+][\w.+-]*)?$/;
const EXACT_CRATE = /^=\s*\d+\.\d+\.\d+/;

const rangeOf = (requirement: string): string | undefined => {
  const alias = / as v?(\d[\w.-]*)$/.exec(requirement)?.[1];   // Composer: dev-main as 2.1.1
  if (alias) return alias;
  if (/^(?:git|https?|ssh|github|gitlab|bitbucket)\b|^[\w-]+\/[\w.-]+(?:#|$)/.test(requirement)) return /#(?:semver:)?(?:.*@)?v?([\^~]?\d+\.\d+\.\d+)/.exec(requirement)?.[1];
  if (/^(?:file|link|portal|patch|exec|catalog):|^\.{0,2}\//.test(requirement)) return undefined;
  return requirement.replace(/^npm:(?:@?[^@]*@)?/, '').replace(/^workspace:/, '');
};

/** The first number of each alternative, upper bounds left out; the least of them. */
const lowest = (range: string): Numbers | undefined => {
  const each = range.split(/\|\|?/).map((one) => /(?:^|[^\w.-])v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?/.exec(one.replace(/[<!]=?\s*v?[\d.]+/g, '')));
  const numbers = each.flatMap((match) => (match ? [{ major: Number(match[1]), minor: Number(match[2] ?? 0), patch: Number(match[3] ?? 0) }] : []));
  return numbers.length < each.length ? undefined : numbers.reduce((a, b) => (compare(a, b) <= 0 ? a : b));
};

export const compare = (a: Numbers, b: Numbers): number => a.major - b.major || a.minor - b.minor || a.patch - b.patch;

/** Whether a version is one that a requirement may stand for, as far as its first number that is not zero says. */
export const allows = (least: Numbers, version: Numbers): boolean =>
  version.major === least.major && (least.major > 0 || version.minor === least.minor) && compare(version, least) >= 0;
