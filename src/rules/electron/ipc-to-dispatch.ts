import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-dispatch',
  title: 'Pages decide which function is called',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'medium',
  cwe: [470, 749],
  versions: 'all',

  *check({ electron, common }) {
    yield* flowReports(common.flows, { from: ['ipc', 'bridge'], to: ['dispatch'], severity: 'high' }, (flow, from) =>
      `A page picks the function that is called: the name comes from ${from} and reaches '${flow.sink.what}'. Whoever gets a script into a page then calls all that the object has, inherited and internal methods included. Look the name up in a list of the functions that are meant for pages.${pagesSay(electron)}`);
  },
});
