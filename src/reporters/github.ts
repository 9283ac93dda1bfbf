import { defuseCommands, visible } from '../core/escape.js';
import type { Finding, Result } from '../core/finding.js';
import { compareFindings } from '../core/order.js';
import type { Reporter } from '../core/reporter.js';
import { failures, plainMessage } from './plain.js';
import { counted, severityList } from './words.js';

/**
 * Workflow commands, which GitHub Actions shows as annotations at the lines of a pull request. It keeps ten of a kind from one step, so that
 * the worst come first. The line at the end says how many there are.
 */
export const githubReporter: Reporter = {
  name: 'github',
  fileExtension: 'txt',
  report: (result) => `${[
    ...failures(result.notices).map((text) => command('error', { title: 'desktop-sec-lint failed' }, text)),
    ...result.findings.toSorted(compareFindings).map(annotation),
    defuseCommands(summary(result)),
  ].join('\n')}\n`,
};

const LEVELS = { critical: 'error', high: 'error', medium: 'warning', low: 'notice', note: 'notice' } as const;

const annotation = (finding: Finding): string => {
  const { rule, severity, spot: { path, region } } = finding;
  const oneLine = region.startLine === region.endLine;
  return command(LEVELS[severity], {
    file: visible(path), line: region.startLine, endLine: region.endLine,
    // Over several lines, the runner drops columns with a warning of its own.
    ...(oneLine && { col: region.startColumn, endColumn: region.endColumn }),
    title: `${severity}: ${rule.id}`,
  }, plainMessage(finding));
};

/** What the runner takes back when it reads a command (actions/runner, ActionCommand.cs): in values of properties `:` and `,` too. */
const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const command = (name: string, properties: Readonly<Record<string, string | number>>, message: string): string =>
  `::${name} ${Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`).join(',')}::${data(message)}`;

const summary = ({ findings, apps, exitCode }: Result): string => {
  if (apps.length === 0) return exitCode === 3 ? 'desktop-sec-lint: no app found' : 'desktop-sec-lint: no scan';
  return findings.length === 0 ? 'desktop-sec-lint: no findings' : `desktop-sec-lint: ${counted(findings.length, 'findings')}: ${severityList(findings)}`;
};
