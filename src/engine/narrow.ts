import type { Finding, Notice, Result } from '../core/finding.js';
import { severityRank } from './check.js';
import type { LintOptions } from './options.js';

type Gate = Pick<LintOptions, 'failOn' | 'exitZero'>;

/** What a result says of a process: 2 for failures of the linter, 3 where there is no app, else 1 where something is told at or above `failOn`. */
export const exitCodeOf = (findings: readonly Finding[], notices: readonly Notice[], { failOn = 'low', exitZero = false }: Gate): 0 | 1 | 2 => {
  if (notices.some(({ kind }) => kind === 'internal')) return 2;
  return !exitZero && failOn !== 'never' && findings.some(({ severity }) => severityRank(severity) <= severityRank(failOn)) ? 1 : 0;
};

/** A result with other findings, whose exit code follows. */
export const narrowed = (result: Result, change: Partial<Pick<Result, 'findings' | 'suppressed' | 'filtered' | 'notices'>>, gate: Gate): Result => {
  const next = { ...result, ...change };
  return { ...next, exitCode: result.exitCode === 3 ? 3 : exitCodeOf(next.findings, next.notices, gate) };
};

/** Only the findings that touch one of these paths, at their place, on their way or beside it. */
export const touching = (result: Result, paths: ReadonlySet<string>, gate: Gate): Result => {
  const findings = result.findings.filter(({ spot, steps, related }) => [spot, ...steps.map((one) => one.spot), ...related.map((one) => one.spot)].some(({ path }) => paths.has(path)));
  return narrowed(result, { findings, filtered: result.filtered + result.findings.length - findings.length }, gate);
};

/** Without what was there before, as bad as it is now. */
export const without = (result: Result, before: readonly Finding[], gate: Gate): Result => {
  const known = new Map(before.map(({ fingerprint, severity }) => [fingerprint, severityRank(severity)]));
  const findings = result.findings.filter(({ fingerprint, severity }) => severityRank(severity) < (known.get(fingerprint) ?? Infinity));
  return narrowed(result, { findings, filtered: result.filtered + result.findings.length - findings.length }, gate);
};
