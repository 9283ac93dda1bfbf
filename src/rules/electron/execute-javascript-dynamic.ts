import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/execute-javascript-dynamic',
  title: 'Values of others become a script',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [94],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: 'any', but: ['ipc', 'bridge', 'deep-link', 'arguments'], to: ['script'], severity: 'high' }, (flow, from) =>
      `What comes from ${from} becomes a script: it reaches '${flow.sink.what}'. Send the value as a message, or write it into the script with JSON.stringify().`);
  },
});
