import { defuseCommands, visible } from '../core/escape.js';
import type { Finding, Notice, Region, Result } from '../core/finding.js';
import { compareNotices } from '../core/order.js';
import type { Reporter, ReporterOptions } from '../core/reporter.js';
import { ruleUrl } from '../core/tool.js';
import { groupBy } from '../core/group-by.js';
import { wrap } from './terminal/cells.js';
import { digitsOf, frame, type Mark } from './terminal/frame.js';
import { createStyle, type Style } from './terminal/style.js';
import { counted, countsOf, frameworkAndVersion, sentences, severityList, withLinks } from './words.js';

/** Of more places than this, only the first and the last are shown. */
const MOST_MARKS = 12;
const MOST_NOTICES = 10;
const MOST_PATHS = 3;

/** For people: code frames in 80 columns and more, the worst first and the counts last. */
export const consoleReporter: Reporter = {
  name: 'console',
  fileExtension: 'txt',
  report: (result, options) => {
    const style = createStyle(options);
    const width = Math.max(40, options.width);
    const shown = options.maxFindings > 0 ? result.findings.slice(0, options.maxFindings) : result.findings;
    const hidden = result.findings.length - shown.length;
    const blocks = options.quiet ? [] : [
      header(result, style),
      ...shown.map((finding) => block(finding, result, width, style)),
      hidden > 0 ? [`… and ${hidden} more, use --max-findings=0`] : [],
      options.verbose ? suppressedList(result.suppressed, width, style) : [],
      noticeList(result.notices, options, width, style),
    ];
    const paragraphs = [...blocks, summary(result, width, style)].filter((rows) => rows.length > 0).map((rows) => rows.join('\n'));
    return `${defuseCommands(paragraphs.join('\n\n'))}\n`;
  },
};

const header = ({ tool, apps }: Result, style: Style): string[] => {
  const title = style.paint('strong', `${tool.name} ${tool.version}`);
  const told = apps.map((app) => {
    const where = app.root && apps.length > 1 ? `in ${app.root}` : '';
    return { line: [app.name, frameworkAndVersion(app), where].filter(Boolean).map((text) => visible(text)).join('  '), counts: visible(countsOf([app])) };
  });
  const rows = told.length === 1
    ? [`${title}  ${told[0]!.line}`, told[0]!.counts]
    : [told.length === 0 ? title : `${title}  ${counted(told.length, 'apps')}`,
      ...told.flatMap(({ line, counts }) => [`  ${line}`, counts && `    ${counts}`])];
  return rows.filter(Boolean);
};

/** One finding: headline, frame, and what else is known. */
const block = (finding: Finding, { apps }: Result, width: number, style: Style): string[] => {
  const { rule, severity, confidence } = finding;
  const message = withLinks(finding.message, (text, number) => (finding.related[number - 1] ? `${text} (${finding.steps.length + number})` : text));
  const [first, rest] = sentences(visible(message.replace(/\s+/g, ' ')));
  const { marks, left } = marksOf(finding);
  const label = `${severity}[${rule.id}]:`;
  const [headline = '', ...more] = wrap(`${label} ${first}`, width - 2);
  const id = style.link(ruleUrl(rule.id), rule.id);
  const named = finding.apps.map((app) => visible(apps.find((one) => one.id === app)?.name ?? app));
  const facts = [
    ...(left > 0 ? [`… and ${left} more places, see --format json`] : []),
    ...(rest ? [`help: ${rest}`] : []),
    ...finding.fixes.map(({ safe, description }) => `fix (${safe ? 'safe' : 'unsafe'}): ${visible(description)}`),
    ...(apps.length > 1 ? [`in ${named.join(', ')}`] : []),
    [`confidence ${confidence}`, ...rule.cwe.map((cwe) => `CWE-${cwe}`), ...(style.hyperlinks ? [] : [ruleUrl(rule.id)])].join(', '),
  ];
  const indent = ' '.repeat(digitsOf(marks) + 1);
  const bullet = `${style.paint('gutter', '=')} `;
  return [
    `${style.paint(severity, `${severity}[${id}]:`)}${style.paint('strong', headline.slice(label.length))}`,
    ...more.map((line) => `  ${style.paint('strong', line)}`),
    ...frame(marks, severity, width, style),
    ...facts.flatMap((fact) => wrap(fact, width - indent.length - 2).map((line, index) => indent + (index === 0 ? bullet : '  ') + line)),
  ];
};

/** The places of a finding: its own first, then the steps and the related ones, numbered in that order; what stands at one place shares a mark. */
const marksOf = ({ spot, steps, related }: Finding): { marks: readonly Mark[]; left: number } => {
  const all = [...steps, ...related];
  const marks = new Map<string, Mark & { readonly labels: string[] }>();
  const markOf = (at: Finding['spot']): string[] => {
    const key = JSON.stringify([at.path, at.region]);
    const mark = marks.get(key) ?? { spot: at, labels: [], primary: marks.size === 0 };
    marks.set(key, mark);
    return mark.labels;
  };
  markOf(spot);
  const skipped = (index: number): boolean => all.length > MOST_MARKS && index >= MOST_MARKS / 2 && index < all.length - MOST_MARKS / 2;
  for (const [index, { spot: at, message }] of all.entries()) {
    if (!skipped(index)) markOf(at).push(`${index + 1}. ${visible(message.replace(/\s+/g, ' '))}`);
  }
  return { marks: [...marks.values()], left: Math.max(0, all.length - MOST_MARKS) };
};

const suppressedList = (suppressed: readonly Finding[], width: number, style: Style): string[] => {
  const lines = suppressed.map(({ rule, severity, spot: { path, region }, suppressed: by }) =>
    `${placeText(path, region)}: ${severity}[${rule.id}]: ${visible(by?.reason || 'no reason given')}`);
  return lines.length === 0 ? [] : [style.paint('strong', 'Suppressed:'), ...lines.flatMap((line) => hanging(line, width))];
};

const placeText = (path: string, region: Region | undefined): string => visible(path) + (region ? `:${region.startLine}:${region.startColumn}` : '');

/** What went wrong with the scan; the same trouble with several files is told once. */
const noticeList = (notices: readonly Notice[], { verbose }: ReporterOptions, width: number, style: Style): string[] => {
  const groups = groupBy(notices.toSorted(compareNotices), ({ kind, message }) => `${kind}\0${message}`);
  const told = [...groups.values()].slice(0, verbose ? Infinity : MOST_NOTICES);
  const left = notices.length - told.flat().length;
  const lines = told.flatMap((group) => {
    const [{ kind, message }] = group as [Notice, ...Notice[]];
    const places = group.flatMap(({ path, region }) => (path === undefined ? [] : [placeText(path, region)]));
    const more = places.length > MOST_PATHS ? `, … and ${places.length - MOST_PATHS} more` : '';
    const where = places.length === 0 ? '' : `${places.slice(0, MOST_PATHS).join(', ')}${more}: `;
    // Of a stack trace the first line is for people, and the rest for --verbose.
    return hanging(`${kind}: ${where}${visible(verbose ? message : message.split('\n', 1)[0]!)}`, width);
  });
  return lines.length === 0 ? [] : [style.paint('strong', 'Notices:'), ...lines, ...(left > 0 ? [`  … and ${left} more`] : [])];
};

const hanging = (text: string, width: number): string[] => wrap(text, width - 4).map((line, index) => (index === 0 ? '  ' : '    ') + line);

/** The counts, and what to do next. */
const summary = ({ findings, suppressed, filtered, apps, files, lookedFor }: Result, width: number, style: Style): string[] => {
  const aside = [...(suppressed.length > 0 ? [`${suppressed.length} suppressed`] : []), ...(filtered > 0 ? [`${filtered} filtered out`] : [])].join(', ');
  if (apps.length === 0 && findings.length === 0) {
    return wrap(`No app found.${lookedFor?.length ? ` Looked for: ${lookedFor.map((text) => visible(text)).join(', ')}.` : ''}`, width);
  }
  if (findings.length === 0) {
    const counts = visible(countsOf(apps)) || counted(files, 'files');
    return wrap(`No findings. Checked ${counts}${aside && ` (${aside})`}.`, width).map((line) => style.paint('good', line));
  }
  const fixable = (safe: boolean): number => findings.filter(({ fixes }) => fixes.length > 0 && fixes.some((fix) => fix.safe) === safe).length;
  const fixes = [...(fixable(true) > 0 ? [`${fixable(true)} with a safe fix`] : []), ...(fixable(false) > 0 ? [`${fixable(false)} with a suggestion`] : [])];
  return [
    ...wrap(`${counted(findings.length, 'findings')}: ${severityList(findings)}${aside && ` (${aside})`}`, width).map((line) => style.paint('strong', line)),
    ...(fixes.length > 0 ? [fixes.join(', ')] : []),
    `Next: desktop-sec-lint explain ${findings[0]!.rule.id}`,
  ];
};
