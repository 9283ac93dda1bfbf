import { visible } from '../core/escape.js';
import type { Finding, Result, Spot } from '../core/finding.js';
import { compareFindings } from '../core/order.js';
import type { Reporter } from '../core/reporter.js';
import { ruleUrl } from '../core/tool.js';
import { markdownCode, markdownText } from './markdown/text.js';
import { failures, isInside, plainMessage } from './plain.js';
import { counted, countsOf, frameworkAndVersion, sentences, severityList } from './words.js';

/** A job's summary on GitHub has room for 1 MiB. */
const MOST_BYTES = 900_000;

/** For the summary of a job, a comment or a wiki: the counts, and a table of findings with the worst first; the whole message and the way of a flow can be opened. */
export const markdownReporter: Reporter = {
  name: 'markdown',
  fileExtension: 'md',
  report: (result) => {
    const head = [`### desktop-sec-lint: ${headline(result)}`, '', ...appLines(result), ...failures(result.notices).map((text) => `- **failure**: ${markdownText(text)}`)];
    if (result.findings.length === 0) return `${head.join('\n').trimEnd()}\n`;
    const rows: string[] = [];
    let bytes = 0;
    for (const finding of result.findings.toSorted(compareFindings)) {
      const row = rowOf(finding, result);
      bytes += Buffer.byteLength(row);
      if (bytes > MOST_BYTES) break;
      rows.push(row);
    }
    const left = result.findings.length - rows.length;
    return `${[...head, '', '| severity | rule | where | what |', '| --- | --- | --- | --- |', ...rows, ...(left > 0 ? ['', `… and ${left} more.`] : [])].join('\n')}\n`;
  },
};

const headline = ({ findings, suppressed, filtered, apps, exitCode }: Result): string => {
  const aside = [...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []), ...(filtered > 0 ? [`${filtered} filtered out`] : [])].join(', ');
  if (apps.length === 0 && findings.length === 0) return exitCode === 3 ? 'no app found' : 'no scan';
  return `${findings.length === 0 ? 'no findings' : `${counted(findings.length, 'findings')} (${severityList(findings)})`}${aside && `, ${aside}`}`;
};

const appLines = ({ apps }: Result): string[] =>
  apps.map((app) => `- ${markdownText([app.name, frameworkAndVersion(app), app.root && apps.length > 1 ? `in ${app.root}` : '', countsOf([app])].filter(Boolean).join(', '))}`);

const rowOf = (finding: Finding, result: Result): string => {
  const { rule, severity, confidence, spot, steps } = finding;
  const [first, rest] = sentences(plainMessage(finding));
  const more = [...(rest ? [markdownText(rest)] : []), ...steps.map(({ spot: at, message }, index) => `${index + 1}. ${place(at, result)} ${markdownText(message)}`), `confidence ${confidence}`];
  const what = `${markdownText(first)}<details><summary>more</summary>${more.join('<br>')}</details>`;
  return `| ${severity} | [${rule.id}](${ruleUrl(rule.id)}) | ${place(spot, result)} | ${what} |`;
};

/** The place, linked to the sources where their address is known. */
const place = ({ path, region }: Spot, { repository }: Result): string => {
  const text = markdownCode(`${path}:${region.startLine}`);
  if (!repository?.revision || !isInside(path)) return text;
  const lines = region.endLine > region.startLine ? `#L${region.startLine}-L${region.endLine}` : `#L${region.startLine}`;
  const encoded = path.split('/').map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(/[()!'*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)).join('/');
  return `[${text}](${visible(repository.uri).replace(/[()<>\s]/g, encodeURIComponent)}/blob/${encodeURIComponent(repository.revision)}/${encoded}${lines})`;
};
