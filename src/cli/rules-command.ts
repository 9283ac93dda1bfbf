import type { Rule } from '../core/rule.js';
import { ruleUrl } from '../core/tool.js';
import { frameworkTitle } from '../reporters/words.js';
import { wrap } from '../reporters/terminal/cells.js';
import type { Style } from '../reporters/terminal/style.js';
import { type Looks, styleFor, type Terminal, widthFor, write } from './terminal.js';

/** Where even words do not fit beside the names, the terminal may break the lines. */
const LEAST_ROOM = 20;

export const rulesCommand = async ({ format, ...looks }: Looks & { readonly format: string }, terminal: Terminal): Promise<number> => {
  const { rules } = await import('../rules/index.js');
  const sorted = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const text = format === 'json' ? json(sorted) : format === 'markdown' ? markdown(sorted) : console(sorted, styleFor(terminal, looks), terminal);
  await write(terminal.stdout, text);
  return 0;
};

const groupOf = ({ id }: Rule): string => id.slice(0, id.indexOf('/'));

const json = (rules: readonly Rule[]): string =>
  `${JSON.stringify(rules.map(({ check: _, ...meta }) => ({ ...meta, url: ruleUrl(meta.id) })), null, 2)}\n`;

const markdown = (rules: readonly Rule[]): string => [
  '| rule | what it finds | category | severity | confidence |', '| --- | --- | --- | --- | --- |',
  ...rules.map(({ id, title, category, severity, confidence }) => `| [${id}](${ruleUrl(id)}) | ${title.replaceAll('|', '\\|')} | ${category} | ${severity} | ${confidence} |`), '',
].join('\n');

const console = (rules: readonly Rule[], style: Style, { stdout, env }: Terminal): string => {
  const idWidth = Math.max(0, ...rules.map(({ id }) => id.length));
  const indent = idWidth + 14;
  // In a pipe each rule stays one line, for grep.
  const room = stdout.columns === undefined ? Infinity : widthFor(stdout, env) - indent;
  const titled = (title: string): string => (room < LEAST_ROOM ? [title] : wrap(title, room)).map((line) => style.paint('faint', line)).join(`\n${' '.repeat(indent)}`);
  const groups = [...new Set(rules.map(groupOf))].map((group) => [
    style.paint('strong', group === 'common' ? 'All frameworks' : frameworkTitle(group)),
    ...rules.filter((rule) => groupOf(rule) === group).map(({ id, severity, title }) =>
      `  ${style.link(ruleUrl(id), id)}${' '.repeat(idWidth - id.length)}  ${style.paint(severity, severity.padEnd(8))}  ${titled(title)}`),
  ].join('\n'));
  return `${groups.join('\n\n')}\n\n${rules.length} rules. More about one: desktop-sec-lint explain RULE\n`;
};
