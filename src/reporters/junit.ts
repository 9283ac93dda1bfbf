import type { Finding } from '../core/finding.js';
import { compareFindings } from '../core/order.js';
import type { Reporter } from '../core/reporter.js';
import { ruleUrl } from '../core/tool.js';
import { groupBy } from '../core/group-by.js';
import { failures, placeText, plainMessage, stepLines } from './plain.js';
import { sentences } from './words.js';
import { element, xmlDocument } from './xml.js';

/** JUnit's XML as Jenkins, GitLab and Azure read it: a suite for each file, a failed test for each finding. Without findings one test passes, since a report without any is taken for a mistake. */
export const junitReporter: Reporter = {
  name: 'junit',
  fileExtension: 'xml',
  report: ({ tool, findings, notices }) => {
    const failed = failures(notices);
    const suites = [...groupBy(findings.toSorted(compareFindings), ({ spot }) => spot.path)].map(([path, group]) => suite(path, group.map(caseOf), group.length, 0));
    if (failed.length > 0) suites.push(suite(tool.name, failed.map((message) => element('testcase', { name: 'scan', classname: tool.name }, [element('error', { message, type: 'failure' })])), 0, failed.length));
    if (suites.length === 0) suites.push(suite(tool.name, [element('testcase', { name: 'no findings', classname: tool.name })], 0, 0));
    const tests = Math.max(1, findings.length + failed.length);
    return xmlDocument(element('testsuites', { name: tool.name, tests, failures: findings.length, errors: failed.length }, suites));
  },
};

const suite = (name: string, cases: readonly string[], failing: number, errors: number): string =>
  element('testsuite', { name, tests: cases.length, failures: failing, errors }, cases);

const caseOf = (finding: Finding): string => {
  const { rule, severity, confidence, spot } = finding;
  const message = plainMessage(finding);
  const text = [`${placeText(spot)}: ${message}`, ...stepLines(finding), `confidence ${confidence}, ${ruleUrl(rule.id)}`].join('\n');
  return element('testcase', { name: `${rule.id} ${spot.region.startLine}:${spot.region.startColumn}`, classname: spot.path },
    [element('failure', { message: `${severity}: ${sentences(message)[0]}`, type: rule.id }, [], text)]);
};
