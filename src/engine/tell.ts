import { createHash } from 'node:crypto';
import type { App, FileFacts } from '../core/app.js';
import type { AppInfo, Finding, Notice, Result } from '../core/finding.js';
import { normalisedCode } from '../core/code.js';
import { lineTable, regionOf } from '../core/lines.js';
import { type Location, locationOf, type Place, type Range } from '../core/location.js';
import { byText, compareFindings, compareNotices } from '../core/order.js';
import { redactText } from '../core/redact.js';
import type { Rule } from '../core/rule.js';
import { TOOL } from '../core/tool.js';
import type { Recognition } from '../frameworks/framework.js';
import { type Judged, merged, placesOf, shown, withoutSuperseded } from './check.js';
import { exitCodeOf } from './narrow.js';
import type { LintOptions } from './options.js';
import { createSpots, placeFixes, type SpotOf } from './spots.js';
import { type Directive, directivesOf, type Suppressed, Suppressions } from './suppress.js';

/** What a scan found out, before anything of it is put for people. */
export interface Told {
  readonly apps: readonly { readonly info: AppInfo; readonly app: Pick<App, 'framework' | 'version' | 'home'> }[];
  /** What the rules said of each app, one after the other. */
  readonly judged: readonly Judged[];
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly notices: readonly Notice[];
  readonly text: (path: string) => Promise<string | undefined>;
  readonly base: (path: string) => string;
  readonly rules: readonly Rule[];
  readonly frameworks: readonly Pick<Recognition, 'looksFor'>[];
  /** For whoever tells of the same texts again and again. */
  readonly hashesOf?: (text: string) => ReadonlyMap<number, string>;
}

/** Reports become findings: one for each rule and place, suppressed, redacted, placed and sorted. */
export const tell = async ({ apps, judged: reports, facts, notices: before, text, base, rules, frameworks, hashesOf }: Told, options: LintOptions): Promise<Result> => {
  const notices = [...before];
  const tool = TOOL;
  for (const { path, problems } of facts.values()) {
    for (const { kind, message, range } of problems) {
      const content = range && (await text(path));
      notices.push({ kind, path: base(path), message, ...(range && content !== undefined && { region: regionOf(lineTable(content), range) }) });
    }
  }
  if (apps.length === 0) {
    const lookedFor = frameworks.map((framework) => framework.looksFor);
    return { tool, apps: [], rules, findings: [], suppressed: [], filtered: 0, notices, files: 0, lookedFor, exitCode: 3 };
  }
  const judged = withoutSuperseded(merged(reports)).filter(({ at }) => inside(at.file, options.only));

  const documents = [...facts.values()].flatMap(({ path, document }) => (document?.comments.length ? [{ path, comments: document.comments }] : []));
  const needed = new Set([...documents.map(({ path }) => path), ...judged.flatMap(({ report }) => [...placesOf(report), ...(report.fixes ?? []).flatMap((fix) => fix?.edits ?? [])].map(({ file }) => file))]);
  const texts = new Map<string, string>();
  for (const path of needed) texts.set(path, (await text(path)) ?? '');
  const ignored: Notice[] = [];
  const directives = new Map<string, readonly Directive[]>(documents.map(({ path, comments }) => [path, directivesOf(path, texts.get(path) ?? '', comments, ignored)]));
  const suppressions = new Suppressions(directives, options, {
    text: (path) => texts.get(path),
    config: (path) => { const document = facts.get(path)?.document; return document?.kind === 'config' ? document : undefined; },
  }, options.today ?? new Date().toISOString().slice(0, 10));

  const secrets = new Map<string, Range[]>();
  const hide = ({ file, range }: Location): void => {
    const ranges = secrets.get(file);
    if (ranges) ranges.push(range);
    else secrets.set(file, [range]);
  };
  for (const path of needed) for (const { range } of facts.get(path)?.tokens ?? []) hide({ file: path, range });
  for (const { report, at } of judged) if (report.secret) hide(at);
  const spotOf = createSpots((path) => texts.get(path), base, secrets, hashesOf);
  const secretTexts = [...secrets].flatMap(([path, ranges]) => ranges.map(({ start, end }) => (texts.get(path) ?? '').slice(start, end)));

  const decided = judged.map((one) => ({ one, suppressed: suppressions.of(one) }));
  const findings: Finding[] = [];
  const suppressed: Finding[] = [];
  const occurrences = new Map<string, number>();
  const filteredOut: string[] = [];
  for (const { one, suppressed: by } of decided.sort((a, b) => byPlace(a.one, b.one))) {
    const finding = findingOf(one, by, spotOf, texts, secretTexts, occurrences);
    if (by) suppressed.push(finding);
    else if (shown(one, options)) findings.push(finding);
    else filteredOut.push(finding.fingerprint);
  }
  notices.push(...[...ignored, ...suppressions.notices(new Set(rules.map(({ id }) => id)))].map((notice) => (notice.path === undefined ? notice : { ...notice, path: base(notice.path) })));
  for (const { app } of apps) {
    if (!app.version && app.framework !== 'threema') notices.push({ kind: 'unknown-version', path: base(app.home.file), message: `The version of ${app.framework} is unknown: the newest known is assumed.` });
  }
  findings.sort(compareFindings);
  return {
    tool, apps: apps.map(({ info }) => ({ ...info, root: base(info.root).replace(/\/$/, ''), ...(info.versionFrom !== undefined && { versionFrom: base(info.versionFrom) }) })), rules,
    findings, suppressed, filtered: filteredOut.length, filteredOut, notices: notices.sort(compareNotices), files: facts.size,
    exitCode: exitCodeOf(findings, notices, options),
  };
};

const inside = (file: string, only: readonly string[] | undefined): boolean =>
  only === undefined || only.length === 0 || only.some((path) => path === '' || path === '.' || file === path || file.startsWith(`${path.replace(/\/$/, '')}/`));

const byPlace = (a: Judged, b: Judged): number =>
  byText(a.at.file, b.at.file) || a.at.range.start - b.at.range.start || a.at.range.end - b.at.range.end || byText(a.rule.id, b.rule.id) || byText(a.report.message, b.report.message);

const findingOf = (
  { rule, report, at, severity, confidence, apps }: Judged, suppressed: Suppressed | undefined, spotOf: SpotOf,
  texts: ReadonlyMap<string, string>, secrets: readonly string[], occurrences: Map<string, number>,
): Finding => {
  const shownText = (text: string): string => redactText(text, secrets);
  const placed = (list: readonly { readonly at: Place; readonly message: string }[] = []): Finding['related'] =>
    list.map((one) => ({ spot: spotOf(locationOf(one.at)), message: shownText(one.message) }));
  const spot = spotOf(at);
  const identity = `${rule.id}\0${spot.path}\0${normalisedCode((texts.get(at.file) ?? '').slice(at.range.start, at.range.end))}`;
  const occurrence = (occurrences.get(identity) ?? 0) + 1;
  occurrences.set(identity, occurrence);
  return {
    rule, severity, confidence, category: rule.category, message: shownText(report.message), spot, related: placed(report.related), steps: placed(report.steps),
    fixes: placeFixes(report.fixes ?? [], spotOf, secrets, (path) => texts.get(path)), apps,
    fingerprint: createHash('sha256').update(`${identity}\0${occurrence}`).digest('hex').slice(0, 32), ...(report.secret && { secret: true }), ...(suppressed && { suppressed }),
  };
};
