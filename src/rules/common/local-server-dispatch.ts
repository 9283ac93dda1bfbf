import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/local-server-dispatch',
  title: 'Clients decide which method is called',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [470, 749],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['server', 'message'], to: ['dispatch'], severity: 'high' }, (flow, from) =>
      `Whoever sends it picks the method that is called: the name comes from ${from} and reaches '${flow.sink.what}'. All that the object has can be called then, inherited and internal methods included, with arguments that the sender chooses as well. Look the name up in a list of the methods that are meant for clients.`);
  },
});
