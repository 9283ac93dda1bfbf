import { visibleJson } from '../core/escape.js';
import type { Finding } from '../core/finding.js';
import type { Reporter } from '../core/reporter.js';
import { insideRoot, plainMessage } from './plain.js';

const SEVERITIES = { critical: 'blocker', high: 'critical', medium: 'major', low: 'minor', note: 'info' } as const;

/** GitLab Code Quality, a part of the Code Climate specification: an array of issues, each with a fingerprint of its own. */
export const gitlabReporter: Reporter = {
  name: 'gitlab',
  fileExtension: 'json',
  report: ({ findings }) => `${visibleJson(JSON.stringify(insideRoot(findings).map(issueOf), undefined, 2))}\n`,
};

const issueOf = (finding: Finding) => ({
  type: 'issue',
  check_name: finding.rule.id,
  description: plainMessage(finding),
  categories: ['Security'],
  severity: SEVERITIES[finding.severity],
  fingerprint: finding.fingerprint,
  location: { path: finding.spot.path, lines: { begin: finding.spot.region.startLine, end: finding.spot.region.endLine } },
});
