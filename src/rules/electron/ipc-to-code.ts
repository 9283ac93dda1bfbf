import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { pagesSay } from '../../frameworks/electron/model.js';
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
    const pages = pagesSay(electron);
    yield* flowReports(common.flows, { from: ['ipc', 'bridge'], to: ['code'], severity: 'critical' }, (flow) =>
      `What a page sends is loaded as code: ${flow.source.what} reaches '${flow.sink.what}'. Whoever gets a script into a page then has Node.js. Look the name up in a table of the modules that may be loaded.${pages === '' ? '' : ` (${pages}.)`}`);
  },
});
