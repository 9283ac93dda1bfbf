import { visible, visibleJson } from '../core/escape.js';
import type { Finding, Result } from '../core/finding.js';
import type { Reporter, ReporterOptions } from '../core/reporter.js';
import type { RuleMeta } from '../core/rule.js';
import { ruleUrl } from '../core/tool.js';
import { markdownText } from './markdown/text.js';
import { failures, insideRoot, plainMessage, stepLines } from './plain.js';
import { sentences } from './words.js';

/** The version that most GitLab servers take; newer ones add nothing that is said here. */
const VERSION = '15.0.6';
const SEVERITIES = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', note: 'Info' } as const;
const LONGEST_NAME = 255;
const LONGEST_SOLUTION = 7_000;

/** A report for GitLab's SAST (security-report-schemas, 15.0.6). A report that lacks anything of `scan` is rejected as a whole. */
export const gitlabSastReporter: Reporter = {
  name: 'gitlab-sast',
  fileExtension: 'json',
  report: (result, options) => `${visibleJson(JSON.stringify(reportOf(result, options), undefined, 2))}\n`,
};

const reportOf = (result: Result, { times }: ReporterOptions) => {
  const { name, version, homepage } = result.tool;
  const who = { id: name, name, url: homepage, vendor: { name }, version };
  return {
    schema: `https://gitlab.com/gitlab-org/security-products/security-report-schemas/-/raw/v${VERSION}/dist/sast-report-format.json`,
    version: VERSION,
    scan: {
      analyzer: who,
      scanner: who,
      type: 'sast',
      status: result.exitCode === 2 ? 'failure' : 'success',
      start_time: time(times?.start),
      end_time: time(times?.end),
      messages: failures(result.notices).map((value) => ({ level: 'warn', value })),
      // What is not among these is taken to be gone from the linter, and closed.
      primary_identifiers: result.rules.map(identifierOf),
    },
    vulnerabilities: insideRoot(result.findings).map(vulnerabilityOf),
  };
};

/** Without a zone, in UTC, as the schema wants it. */
const time = (at: Date | undefined): string => (at ?? new Date(0)).toISOString().slice(0, 19);

const identifierOf = ({ id }: Pick<RuleMeta, 'id'>) => ({ type: 'desktop_sec_lint_rule', name: id, value: id, url: ruleUrl(id) });

const vulnerabilityOf = (finding: Finding) => {
  const { rule, severity, spot: { path, region }, fingerprint } = finding;
  const message = plainMessage(finding);
  const steps = stepLines(finding);
  const [, help] = sentences(message);
  return {
    id: fingerprint.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/s, '$1-$2-$3-$4-$5'),
    name: rule.title.slice(0, LONGEST_NAME),
    description: [markdownText(message), ...(steps.length > 0 ? ['', ...steps.map((line) => `- ${markdownText(line)}`)] : [])].join('\n'),
    severity: SEVERITIES[severity],
    ...(help && { solution: visible(help).slice(0, LONGEST_SOLUTION) }),
    identifiers: [
      identifierOf(rule),
      ...rule.cwe.map((cwe) => ({ type: 'cwe', name: `CWE-${cwe}`, value: String(cwe), url: `https://cwe.mitre.org/data/definitions/${cwe}.html` })),
    ],
    links: [{ name: rule.id, url: ruleUrl(rule.id) }],
    location: { file: path, start_line: region.startLine, end_line: region.endLine },
  };
};
