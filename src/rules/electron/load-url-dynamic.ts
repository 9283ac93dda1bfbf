import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/load-url-dynamic',
  title: 'A window shows what others name',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 20],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: 'any', but: ['ipc', 'bridge', 'deep-link', 'arguments'], to: ['load'], severity: 'high' }, (flow, from) =>
      `What comes from ${from} names the page that a window loads: it reaches '${flow.sink.what}'. What is loaded gets all that the window has: its preload script and its session. Compare the origin with those that are meant.`);
  },
});
