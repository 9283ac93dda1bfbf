import type { App } from '../core/app.js';
import type { Notice } from '../core/finding.js';
import { type Location, locationOf, type Place } from '../core/location.js';
import { CONFIDENCES, type Confidence, type Models, type Report, type Rule, SEVERITIES, type Severity } from '../core/rule.js';
import type { LintOptions, Persona } from './options.js';

/** A report that has been named and judged, not yet placed for people. */
export interface Judged {
  readonly rule: Rule;
  readonly report: Report;
  readonly at: Location;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly apps: readonly string[];
}

export const severityRank = (severity: Severity): number => SEVERITIES.indexOf(severity);
const confidenceRank = (confidence: Confidence): number => CONFIDENCES.indexOf(confidence);

/** Whether a rule is meant by a word of the user's: its id, its framework (`tauri/`, `tauri`), or its category. */
export const meant = (rule: Rule, word: string): boolean =>
  rule.id === word || rule.id.startsWith(word.endsWith('/') ? word : `${word}/`) || rule.category === word;

/** The rules that run, of all there are. */
export const chosenRules = (rules: readonly Rule[], { onlyRules, skipRules, rules: settings }: LintOptions): readonly Rule[] =>
  rules.filter((rule) => (onlyRules === undefined || onlyRules.length === 0 || onlyRules.some((word) => meant(rule, word)))
    && !skipRules?.some((word) => meant(rule, word)) && settings?.[rule.id] !== 'off');

/** Asks every rule about one app. A rule that throws costs a notice and no other rule's findings. */
export const checkApp = (app: App, models: Models, rules: readonly Rule[], { rules: settings, trustedOrigins }: LintOptions, notices: Notice[]): Judged[] => {
  const judged: Judged[] = [];
  for (const rule of rules) {
    const framework = rule.id.slice(0, rule.id.indexOf('/'));
    if (!(framework in models)) continue;
    try {
      for (const report of rule.check(models)) {
        if (report.remote !== undefined && trusts(trustedOrigins, report.remote)) continue;
        const setting = settings?.[rule.id];
        const confidence = CONFIDENCES[Math.max(confidenceRank(rule.confidence), confidenceRank(report.confidence ?? rule.confidence))]!;
        judged.push({ rule, report, at: locationOf(report.at), severity: typeof setting === 'object' ? setting.severity : report.severity ?? rule.severity, confidence, apps: [app.id] });
      }
    } catch (error) {
      notices.push({ kind: 'internal', message: `Rule ${rule.id} failed on ${app.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` });
    }
  }
  return judged;
};

/** Host and port must be the same, and the connection encrypted: what comes over http is not that origin's to vouch for. */
const trusts = (origins: readonly string[] | undefined, url: string): boolean => {
  const origin = /^(?:https|wss):\/\/[^/?#]+/i.exec(url)?.[0].toLowerCase();
  return origin !== undefined && (origins ?? []).some((one) => one.replace(/\/$/, '').toLowerCase() === origin);
};

/** One finding per rule and place: the same place in two apps names both, and the worse judgement stands. */
export const merged = (all: readonly Judged[]): Judged[] => {
  const byPlace = new Map<string, Judged>();
  for (const one of all) {
    const key = `${one.rule.id}\0${one.at.file}\0${one.at.range.start}\0${one.at.range.end}`;
    const known = byPlace.get(key);
    if (!known) byPlace.set(key, one);
    else {
      const worse = severityRank(one.severity) < severityRank(known.severity) ? one : known;
      byPlace.set(key, { ...worse, apps: [...new Set([...known.apps, ...one.apps])] });
    }
  }
  return [...byPlace.values()];
};

/** Drops what another rule says better about the same place. */
export const withoutSuperseded = (all: readonly Judged[]): Judged[] => {
  const better = all.filter(({ rule }) => rule.supersedes?.length);
  return all.filter((one) => !better.some((other) => other.rule.supersedes!.includes(one.rule.id) && other.at.file === one.at.file
    && other.at.range.start <= one.at.range.end && one.at.range.start <= other.at.range.end));
};

/** Whether the persona and the filters show a finding. */
export const shown = ({ severity, confidence }: Pick<Judged, 'severity' | 'confidence'>, { persona = 'regular', minSeverity, minConfidence }: LintOptions): boolean => {
  const least: Record<Persona, readonly [Severity, Confidence]> = { regular: ['low', 'medium'], pedantic: ['note', 'medium'], auditor: ['note', 'low'] };
  const [leastSeverity, leastConfidence] = least[persona];
  return severityRank(severity) <= severityRank(minSeverity ?? leastSeverity) && confidenceRank(confidence) <= confidenceRank(minConfidence ?? leastConfidence);
};

/** Every place that a report names, its own first. */
export const placesOf = (report: Report): readonly Location[] =>
  [report.at, ...(report.related ?? []).map(({ at }): Place => at), ...(report.steps ?? []).map(({ at }): Place => at)].map(locationOf);
