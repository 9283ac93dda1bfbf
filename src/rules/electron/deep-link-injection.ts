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
    yield* flowReports(common.flows, { from: ['deep-link', 'arguments'], to: ['command', 'program', 'code', 'file', 'open', 'openPath', 'load', 'script', 'options', 'html', 'dispatch'], severity: 'high' }, (flow, from) =>
      `What comes from ${from} reaches '${flow.sink.what}'. Any website or program can send it, with one click or none. Parse it, let only the actions through that are meant, and ask before anything is run, opened or installed.`);
  },
});
