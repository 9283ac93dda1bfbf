import { byText, compareNotices } from '../core/order.js';
import type { Finding, Notice, Result } from '../core/finding.js';
import { narrowed } from './narrow.js';
import type { LintOptions } from './options.js';

/** A finding that was there when the baseline was written. `file` is for people: the fingerprint holds rule, file, code and occurrence, and no line. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly fingerprint: string;
}

export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

const MOST_ENTRIES = 100_000;

const order = (a: BaselineEntry, b: BaselineEntry): number => byText(a.file, b.file) || byText(a.rule, b.rule) || byText(a.fingerprint, b.fingerprint);

export const baselineOf = (findings: readonly Finding[]): Baseline =>
  ({ version: 1, findings: findings.map(({ rule, spot, fingerprint }): BaselineEntry => ({ rule: rule.id, file: spot.path, fingerprint })).sort(order) });

/** One line for each finding, so that changes are easy to look at and to merge. */
export const writtenBaseline = ({ findings }: Baseline): string => {
  const lines = findings.toSorted(order).map(({ rule, file, fingerprint }) => `    ${JSON.stringify({ rule, file, fingerprint })}`);
  return `{\n  "version": 1,\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
};

/** What a file says; undefined where it is no baseline. */
export const parsedBaseline = (text: string): Baseline | undefined => {
  let value: unknown;
  try { value = JSON.parse(text); } catch { return undefined; }
  const { version, findings } = (typeof value === 'object' && value !== null ? value : {}) as { readonly version?: unknown; readonly findings?: unknown };
  if (version !== 1 || !Array.isArray(findings) || findings.length > MOST_ENTRIES) return undefined;
  const isEntry = (one: unknown): one is BaselineEntry =>
    typeof one === 'object' && one !== null && ['rule', 'file', 'fingerprint'].every((key) => typeof (one as Record<string, unknown>)[key] === 'string');
  return findings.every(isEntry) ? { version: 1, findings: findings.map(({ rule, file, fingerprint }) => ({ rule, file, fingerprint })) } : undefined;
};

/** What a baseline has is suppressed. What it has and nobody finds any more is told, as far as the scan looked for it. */
export const withBaseline = (result: Result, { findings: entries }: Baseline, options: LintOptions): { readonly result: Result; readonly stale: readonly BaselineEntry[] } => {
  const known = new Set(entries.map(({ fingerprint }) => fingerprint));
  const found = new Set([...[...result.findings, ...result.suppressed].map(({ fingerprint }) => fingerprint), ...result.filteredOut ?? []]);
  // A scan of a part has not seen all.
  const whole = result.apps.length > 0 && !options.only?.length && !options.onlyRules?.length && !options.skipRules?.length;
  const stale = whole ? entries.filter(({ rule, fingerprint }) => !found.has(fingerprint) && options.rules?.[rule] !== 'off') : [];
  const files = new Map<string, number>();
  for (const { file } of stale) files.set(file, (files.get(file) ?? 0) + 1);
  const notices = [...files].map(([path, count]): Notice => ({ kind: 'stale-baseline', path, message: `${count === 1 ? 'A finding' : `${count} findings`} of the baseline ${count === 1 ? 'is' : 'are'} gone. --prune-baseline takes ${count === 1 ? 'it' : 'them'} out.` }));
  return {
    result: narrowed(result, {
      findings: result.findings.filter(({ fingerprint }) => !known.has(fingerprint)),
      suppressed: [...result.suppressed, ...result.findings.filter(({ fingerprint }) => known.has(fingerprint)).map((finding): Finding => ({ ...finding, suppressed: { kind: 'external', reason: 'It is in the baseline.' } }))],
      notices: [...result.notices, ...notices].sort(compareNotices),
    }, options),
    stale,
  };
};
