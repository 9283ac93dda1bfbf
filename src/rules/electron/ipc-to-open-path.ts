import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { beyondPowers, pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-open-path',
  title: 'Pages decide which file is opened',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [78, 22],
  versions: 'all',

  *check({ electron, common }) {
    yield* flowReports(beyondPowers(electron, common.flows), { from: ['ipc', 'bridge'], to: ['openPath'], severity: 'high' }, (flow, from) =>
      `A page names the file that the system opens: the path comes from ${from} and reaches '${flow.sink.what}'. A program, script or shortcut that lies there is started. Resolve the path and refuse what is not in the folder that is meant.${pagesSay(electron)}`);
  },
});
