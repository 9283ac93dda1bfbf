import { defuseCommands } from '../core/escape.js';
import { compareFindings } from '../core/order.js';
import type { Reporter } from '../core/reporter.js';
import { failures, placeText, plainMessage } from './plain.js';

/** One line for each finding, for grep and editors: `path:line:column: severity rule message`. */
export const compactReporter: Reporter = {
  name: 'compact',
  fileExtension: 'txt',
  report: ({ findings, notices }) => {
    const lines = findings.toSorted(compareFindings).map((finding) => `${placeText(finding.spot)}: ${finding.severity} ${finding.rule.id} ${plainMessage(finding)}`);
    return [...lines, ...failures(notices).map((text) => `failure: ${text}`)].map((line) => `${defuseCommands(line)}\n`).join('');
  },
};
