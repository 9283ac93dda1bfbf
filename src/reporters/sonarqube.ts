import { visible, visibleJson } from '../core/escape.js';
import type { Finding, Spot } from '../core/finding.js';
import type { Reporter } from '../core/reporter.js';
import type { RuleMeta } from '../core/rule.js';
import { ruleUrl, TOOL } from '../core/tool.js';
import { insideRoot, isInside, plainMessage } from './plain.js';
import { withPeriod } from './words.js';

/** What every version from 10.3 on takes; INFO and BLOCKER came later. */
const IMPACTS = { critical: 'HIGH', high: 'HIGH', medium: 'MEDIUM', low: 'LOW', note: 'LOW' } as const;

/** SonarQube's generic format for issues, since 10.3: severities belong to rules. An offset beyond its line ends the whole analysis there. */
export const sonarqubeReporter: Reporter = {
  name: 'sonarqube',
  fileExtension: 'json',
  report: ({ findings }) => {
    const told = insideRoot(findings);
    const rules = [...new Map(told.map(({ rule }) => [rule.id, rule])).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return `${visibleJson(JSON.stringify({ rules: rules.map(ruleOf), issues: told.map(issueOf) }, undefined, 2))}\n`;
  },
};

const ruleOf = ({ id, title, severity }: RuleMeta) => ({
  id, name: title, description: `${withPeriod(title)} ${ruleUrl(id)}`, engineId: TOOL.name, cleanCodeAttribute: 'TRUSTWORTHY',
  impacts: [{ softwareQuality: 'SECURITY', severity: IMPACTS[severity] }],
});

const issueOf = (finding: Finding) => {
  const places = [...finding.steps, ...finding.related].filter(({ spot: { path } }) => isInside(path));
  return {
    ruleId: finding.rule.id,
    primaryLocation: locationOf(finding.spot, plainMessage(finding)),
    ...(places.length > 0 && { secondaryLocations: places.map(({ spot, message }) => locationOf(spot, visible(message.replace(/\s+/g, ' ')))) }),
  };
};

/** Lines from 1, columns from 0. An empty range is none there: then the whole line is meant. */
const locationOf = ({ path, region: { startLine, startColumn, endLine, endColumn } }: Spot, message: string) => ({
  message,
  filePath: path,
  textRange: startLine === endLine && startColumn === endColumn ? { startLine } : { startLine, endLine, startColumn: startColumn - 1, endColumn: endColumn - 1 },
});
