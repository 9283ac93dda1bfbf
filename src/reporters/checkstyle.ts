import { compareFindings } from '../core/order.js';
import type { Reporter } from '../core/reporter.js';
import { groupBy } from '../core/group-by.js';
import { failures, plainMessage } from './plain.js';
import { element, xmlDocument } from './xml.js';

const SEVERITIES = { critical: 'error', high: 'error', medium: 'warning', low: 'info', note: 'info' } as const;

/** Checkstyle's XML, which Jenkins and many others read. */
export const checkstyleReporter: Reporter = {
  name: 'checkstyle',
  fileExtension: 'xml',
  report: ({ tool, findings, notices }) => {
    const files = [...groupBy(findings.toSorted(compareFindings), ({ spot }) => spot.path)].map(([path, group]) => element('file', { name: path }, group.map((finding) => {
      const { startLine, startColumn } = finding.spot.region;
      return element('error', { line: startLine, column: startColumn, severity: SEVERITIES[finding.severity], message: plainMessage(finding), source: `${tool.name}.${finding.rule.id}` });
    })));
    const failed = failures(notices).map((message) => element('error', { line: 1, column: 1, severity: 'error', message, source: tool.name }));
    return xmlDocument(element('checkstyle', { version: '4.3' }, [...files, ...(failed.length > 0 ? [element('file', { name: '.' }, failed)] : [])]));
  },
};
