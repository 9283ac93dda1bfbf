import { visibleJson } from '../core/escape.js';
import type { Finding, Notice, Result, Spot } from '../core/finding.js';
import { compareFindings, compareNotices } from '../core/order.js';
import type { Reporter } from '../core/reporter.js';
import { ruleUrl } from '../core/tool.js';
import { bySeverity } from './words.js';

/** For programs: schemas/report.schema.json says what it holds. The version changes when something is taken away or means something else. */
export const jsonReporter: Reporter = {
  name: 'json',
  fileExtension: 'json',
  report: (result) => `${visibleJson(JSON.stringify(reportOf(result), undefined, 2))}\n`,
};

const reportOf = ({ tool, apps, findings, suppressed, filtered, notices, files, lookedFor, repository, exitCode }: Result) => ({
  version: 1,
  tool: { name: tool.name, version: tool.version, homepage: tool.homepage },
  ...(repository && { repository }),
  apps: apps.map(({ id, name, framework, root, version, versionFrom, counts }) => ({ id, name, framework, root, version, versionFrom, counts })),
  findings: findings.toSorted(compareFindings).map(findingOf),
  suppressed: suppressed.toSorted(compareFindings).map(findingOf),
  notices: notices.toSorted(compareNotices).map(({ kind, path, region, message }: Notice) => ({ kind, path, region, message })),
  summary: {
    findings: findings.length,
    ...bySeverity(findings),
    suppressed: suppressed.length,
    filtered,
    fixable: findings.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length,
    files,
    lookedFor,
  },
  exitCode,
});

const placeOf = ({ path, region, location: { range }, snippet, firstLine, firstColumn }: Spot) => ({
  path, region, range: { start: range.start, end: range.end }, snippet: { firstLine, firstColumn: firstColumn ?? 1, lines: snippet },
});

const findingOf = ({ rule, severity, confidence, category, message, apps, spot, fingerprint, related, steps, fixes, suppressed }: Finding) => ({
  rule: rule.id,
  title: rule.title,
  severity,
  confidence,
  category,
  cwe: rule.cwe,
  message,
  url: ruleUrl(rule.id),
  apps,
  ...placeOf(spot),
  lineHash: spot.lineHash || undefined,
  fingerprint,
  related: related.map((one) => ({ message: one.message, ...placeOf(one.spot) })),
  steps: steps.map((one) => ({ message: one.message, ...placeOf(one.spot) })),
  // A fix that repeats a secret is not printed.
  fixes: fixes.filter(({ secret }) => !secret).map(({ description, safe, edits, places }) =>
    ({ description, safe, edits: edits.map(({ text, range }, index) => ({ ...places[index]!, range: { start: range.start, end: range.end }, text })) })),
  suppressed: suppressed && { kind: suppressed.kind, reason: suppressed.reason },
});
