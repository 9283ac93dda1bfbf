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
    const pages = pagesSay(electron);
    yield* flowReports(common.flows, { from: ['ipc', 'bridge'], to: ['script'], severity: 'high' }, (flow) =>
      `What a page sends runs as a script in another page: ${flow.source.what} reaches '${flow.sink.what}'. Send values as a message, or write them into the script with JSON.stringify.${pages === '' ? '' : ` (${pages}.)`}`);
  },
});
