import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { beyondPowers } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-network',
  title: 'Pages send requests through the main process',
  category: 'ipc-auth',
  severity: 'medium',
  confidence: 'low',
  cwe: [918],
  versions: 'all',

  *check({ electron, common }) {
    yield* flowReports(beyondPowers(electron, common.flows), { from: ['ipc', 'bridge'], to: ['network'], severity: 'medium' }, (flow, from) =>
      `A page names the address that the main process asks: it comes from ${from} and reaches '${flow.sink.what}'. The same-origin policy does not hold there, so that hosts of the local network can be reached. Compare the host with those that are meant.`);
  },
});
