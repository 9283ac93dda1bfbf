import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/raw-invoke',
  title: 'Messages of other pages become native calls',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'medium',
  cwe: [346, 749],
  versions: 'all',

  *check({ tauri, common }) {
    const told = new Set<string>();
    for (const report of flowReports(common.flows, { from: ['message', 'location'], to: ['invoke'], severity: 'high', confidence: 'medium' }, (flow, from) =>
      `What comes from ${from} is given to a native command: it reaches '${flow.sink.what}'. A frame, an opener or another window can send it, and acts with all that this page may do. Compare event.origin, and take over the values that are meant one by one.`)) {
      const { file, range } = 'at' in report.at ? report.at.at : report.at;
      told.add(`${file}:${range.start}`);
      yield report;
    }
    for (const { at, command, when } of tauri.frontend.rawInvokes) {
      if (when === 'development' || when === 'test' || told.has(`${at.file}:${at.range.start}`)) continue;
      yield {
        at, confidence: 'low', severity: command === undefined ? 'medium' : 'low',
        message: command === undefined ? "The command that 'invoke' calls is picked at run time. Whoever has a say in the name calls every command that this window may. Write the name where it is called, or look it up in a table."
          : `'${command}' is called past the plugin's own functions. What those check and convert is left out, and the name may change with the plugin. Import the function from the plugin's package.`,
      };
    }
  },
});
