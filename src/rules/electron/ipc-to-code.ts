import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { beyondPowers, pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-code',
  title: 'Pages decide what code is loaded',
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [94],
  versions: 'all',

  *check({ electron, common }) {
    yield* flowReports(beyondPowers(electron, common.flows), { from: ['ipc', 'bridge'], to: ['code'], severity: 'critical' }, (flow, from) =>
      `A page decides what code is loaded: it comes from ${from} and reaches '${flow.sink.what}'. Whoever gets a script into a page then has Node.js and all that the user may do. Look the name up in a table of the modules that may be loaded.${pagesSay(electron)}`);
  },
});
