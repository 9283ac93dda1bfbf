import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-fs',
  title: 'Pages decide which files are used',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [22, 73],
  versions: 'all',

  *check({ electron, common }) {
    yield* flowReports(common.flows, { from: ['ipc', 'bridge'], to: ['file'], severity: 'high' }, (flow, from) =>
      `A page names the file: the path comes from ${from} and reaches '${flow.sink.what}'. Whoever gets a script into a page can then read or change any file of the user. Resolve the path and refuse it where it leads out of the folder that is meant, or let the user choose the file in a dialog and hand out a handle.${pagesSay(electron)}`);
  },
});
