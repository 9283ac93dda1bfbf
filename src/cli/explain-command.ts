import { ruleUrl } from '../core/tool.js';
import { UsageError } from './errors.js';
import { renderMarkdown } from './markdown.js';
import { pageOf } from './pages.js';
import { didYouMean } from './suggest.js';
import { type Looks, styleFor, type Terminal, widthFor, write } from './terminal.js';

export const explainCommand = async (id: string, looks: Looks, terminal: Terminal): Promise<number> => {
  const { rules } = await import('../rules/index.js');
  const rule = rules.find((one) => one.id === id);
  if (!rule) throw new UsageError(`There is no rule "${id}".${didYouMean(id, rules.map((one) => one.id)) || ' The command "rules" lists them.'}`);
  const style = styleFor(terminal, looks);
  const page = pageOf(id) ?? `# ${rule.title}\n\nSeverity ${rule.severity}, confidence ${rule.confidence}, ${rule.cwe.map((cwe) => `CWE-${cwe}`).join(', ')}.`;
  const text = renderMarkdown(page, { style, width: widthFor(terminal.stdout, terminal.env) });
  await write(terminal.stdout, `${text}\n${style.paint('faint', style.link(ruleUrl(id), ruleUrl(id)))}\n`);
  return 0;
};
