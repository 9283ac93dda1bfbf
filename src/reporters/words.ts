import type { AppInfo, Finding } from '../core/finding.js';
import { SEVERITIES, type Severity } from '../core/rule.js';

const FRAMEWORK_TITLES: Readonly<Record<string, string>> = {
  electron: 'Electron', tauri: 'Tauri', neutralino: 'Neutralinojs', nativephp: 'NativePHP', threema: 'Threema PHP SDK',
};

export const frameworkTitle = (framework: string): string => FRAMEWORK_TITLES[framework] ?? framework;

/** `Electron 31.2.0 (package-lock.json)`. */
export const frameworkAndVersion = ({ framework, version, versionFrom }: AppInfo): string =>
  version === undefined
    ? `${frameworkTitle(framework)}, version unknown`
    : `${frameworkTitle(framework)} ${version}${versionFrom === undefined ? '' : ` (${versionFrom})`}`;

const singular = (plural: string): string =>
  /ies$/.test(plural) ? plural.replace(/ies$/, 'y') : plural.replace(/(?<=ch|sh|x|ss)es$|(?<!s)s$/, '');

/** `1 window`, `2 windows`. */
export const counted = (count: number, plural: string): string => `${count} ${count === 1 ? singular(plural) : plural}`;

/** `2 windows, 1 preload and 48 files` without the `and`: what an app or a list of apps was understood to hold. */
export const countsOf = (apps: readonly AppInfo[]): string => {
  const sums = new Map<string, number>();
  for (const { counts } of apps) for (const [noun, count] of Object.entries(counts)) sums.set(noun, (sums.get(noun) ?? 0) + count);
  return [...sums].filter(([, count]) => count > 0).map(([noun, count]) => counted(count, noun)).join(', ');
};

/** How many findings there are of each severity. */
export const bySeverity = (findings: readonly Finding[]): Record<Severity, number> => {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
};

/** `1 critical, 2 medium`. */
export const severityList = (findings: readonly Finding[]): string => {
  const counts = bySeverity(findings);
  return SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => `${counts[severity]} ${severity}`).join(', ');
};

/** A message's first sentence without its period, and the rest. `e.g. this`, `Node.js` and `1.2` end no sentence. */
export const sentences = (message: string): readonly [first: string, rest: string] => {
  const end = /[.!?](?=\s+[\p{Lu}\d"'`[(]|\s*$)/u.exec(message)?.index;
  if (end === undefined) return [message.trim(), ''];
  return [message.slice(0, message[end] === '.' ? end : end + 1).trim(), message.slice(end + 1).trim()];
};

export const withPeriod = (text: string): string => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

/**
 * A message with its links to related places, `[here](1)`, written by `link`. What looks like any other link becomes `other`: a name of the
 * project may hold `](`.
 */
export const withLinks = (message: string, link: (text: string, number: number) => string, other = ']('): string =>
  message.replace(/\[([^[\]]*)\]\((\d{1,4})\)|\]\(/g, (_, text: string | undefined, number: string) =>
    (text === undefined ? other : link(text, Number(number))));
