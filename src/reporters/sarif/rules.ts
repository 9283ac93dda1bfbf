import type { ReportingDescriptor, ToolComponent } from 'sarif';
import type { ReporterOptions } from '../../core/reporter.js';
import type { RuleMeta } from '../../core/rule.js';
import { ruleUrl } from '../../core/tool.js';
import { withPeriod } from '../words.js';
import { levelOf, SECURITY_SEVERITY } from './levels.js';

/** GitHub refuses longer descriptions, and shows no more tags. */
const LONGEST_DESCRIPTION = 1_024;
const MOST_TAGS = 10;
const CWE = 'CWE';

/** Every rule once, by id. */
export const rulesOf = (rules: readonly RuleMeta[], pages: ReporterOptions['pages']): ReportingDescriptor[] =>
  [...new Map(rules.map((rule) => [rule.id, rule])).values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => ruleOf(rule, pages(rule.id)));

const ruleOf = ({ id, title, category, severity, confidence, cwe }: RuleMeta, page: string | undefined): ReportingDescriptor => {
  const description = (page && firstParagraph(page)) || title;
  return {
    id,
    name: id.split(/[^A-Za-z0-9]+/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(''),
    shortDescription: { text: shortened(withPeriod(title)) },
    fullDescription: { text: shortened(withPeriod(description)) },
    help: { text: `${withPeriod(description)}\n\n${ruleUrl(id)}`, ...(page && { markdown: page }) },
    helpUri: ruleUrl(id),
    defaultConfiguration: { level: levelOf(severity) },
    ...(cwe.length > 0 && {
      relationships: cwe.map((number) => ({ target: { id: `${CWE}-${number}`, toolComponent: { name: CWE, index: 0 } }, kinds: ['superset'] })),
    }),
    properties: {
      tags: ['security', `desktop-sec/${category}`, ...cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`)].slice(0, MOST_TAGS),
      precision: confidence,
      'security-severity': SECURITY_SEVERITY[severity],
    },
  };
};

const shortened = (text: string): string => (text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 1).replace(/\p{Cs}$/u, '')}…`);

/** What a rule's page says first under *What it finds*, as plain text. */
const firstParagraph = (page: string): string | undefined =>
  /^#+[ \t]*What it finds[ \t]*\r?\n\s*([^\n]+(?:\n(?![ \t]*\r?\n)[^\n]+)*)/m.exec(page)?.[1]
    ?.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '').replace(/\s+/g, ' ').trim();

/** The weaknesses that the rules are about, for viewers that group by them. */
export const taxonomyOf = (rules: readonly ReportingDescriptor[]): ToolComponent | undefined => {
  const ids = [...new Set(rules.flatMap(({ relationships }) => relationships?.map(({ target }) => target.id!) ?? []))];
  if (ids.length === 0) return undefined;
  const numberOf = (id: string): number => Number(id.slice(CWE.length + 1));
  return {
    name: CWE,
    organization: 'MITRE',
    informationUri: 'https://cwe.mitre.org/',
    shortDescription: { text: 'The MITRE Common Weakness Enumeration.' },
    isComprehensive: false,
    taxa: ids.sort((a, b) => numberOf(a) - numberOf(b)).map((id) => ({ id, helpUri: `https://cwe.mitre.org/data/definitions/${numberOf(id)}.html` })),
  };
};
