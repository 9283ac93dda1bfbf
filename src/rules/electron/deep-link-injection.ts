import type { Flow } from '../../core/flow.js';
import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/deep-link-injection',
  title: 'Links and arguments from outside do harm',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [20, 88, 94],
  versions: 'all',

  *check({ common }) {
    const from = ['deep-link', 'arguments'] as const;
    const to = ['command', 'program', 'code', 'file', 'open', 'openPath', 'load', 'script', 'options', 'html', 'dispatch'] as const;
    const say = (flow: Flow, whence: string): string =>
      `What comes from ${whence} reaches '${flow.sink.what}'. Any website or program can send it, with one click or none. Parse it, let only the actions through that are meant, and ask before anything is run, opened or installed.`;
    yield* flowReports(common.flows.filter((flow) => !isOfCommandLine(flow)), { from, to, severity: 'high' }, say);
    yield* flowReports(common.flows.filter(isOfCommandLine), { from, to, severity: 'medium', confidence: 'low' }, say);
  },
});

/** A command line whose value is tested, or ends as the app says: whoever can start the app with arguments has the user's rights already. */
const isOfCommandLine = ({ source, sink, weakCheck }: Flow): boolean => (source.kind === 'arguments' && weakCheck !== undefined) || sink.ending !== undefined;
