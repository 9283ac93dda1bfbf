import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-load-url',
  title: 'Pages decide what a window shows',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 20],
  versions: 'all',

  *check({ electron, common }) {
    yield* flowReports(common.flows, { from: ['ipc', 'bridge'], to: ['load'], severity: 'high' }, (flow, from) =>
      `A page names the address that a window loads: it comes from ${from} and reaches '${flow.sink.what}'. What is loaded gets all that the window has: its preload script and its session. Compare the origin with those that are meant.${pagesSay(electron)}`);
  },
});
