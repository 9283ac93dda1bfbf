import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-execute-javascript',
  title: 'Pages decide what script is run in a window',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [94],
  versions: 'all',

  *check({ electron, common }) {
    yield* flowReports(common.flows, { from: ['ipc', 'bridge'], to: ['script'], severity: 'high' }, (flow, from) =>
      `A page sends what runs as a script in another one: it comes from ${from} and reaches '${flow.sink.what}'. Send the value as a message, or write it into the script with JSON.stringify().${pagesSay(electron)}`);
  },
});
