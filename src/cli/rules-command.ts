import type { Rule } from '../core/rule.js';
import { ruleUrl } from '../core/tool.js';
import { frameworkTitle } from '../reporters/words.js';
import type { Style } from '../reporters/terminal/style.js';
import { type Looks, styleFor, type Terminal, write } from './terminal.js';

export const rulesCommand = async ({ format, ...looks }: Looks & { readonly format: string }, terminal: Terminal): Promise<number> => {
  const { rules } = await import('../rules/index.js');
  const sorted = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const text = format === 'json' ? json(sorted) : format === 'markdown' ? markdown(sorted) : console(sorted, styleFor(terminal, looks));
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

const console = (rules: readonly Rule[], style: Style): string => {
  const idWidth = Math.max(0, ...rules.map(({ id }) => id.length));
  const groups = [...new Set(rules.map(groupOf))].map((group) => [
    style.paint('strong', group === 'common' ? 'All frameworks' : frameworkTitle(group)),
    ...rules.filter((rule) => groupOf(rule) === group).map(({ id, severity, title }) =>
      `  ${style.link(ruleUrl(id), id)}${' '.repeat(idWidth - id.length)}  ${style.paint(severity, severity.padEnd(8))}  ${style.paint('faint', title)}`),
  ].join('\n'));
  return `${groups.join('\n\n')}\n\n${rules.length} rules. More about one: desktop-sec-lint explain RULE\n`;
};
