import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { callersSay } from '../../frameworks/tauri/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'tauri/ipc-to-open',
  title: 'Pages decide what the system opens',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 78],
  versions: 'all',

  *check({ tauri, common }) {
    yield* flowReports(common.flows, { from: ['ipc'], to: ['open', 'openPath'], severity: 'high' }, ({ source, sink }, from) =>
      `A page names what the system opens: it comes from ${from} and reaches '${sink.what}', which looks at no scope. A program, script or shortcut that is named is started, and schemes like file: or smb: lead further. Parse it as a URL and let only https and mailto through, or call the plugin from the page, whose scope says what may be opened.${callersSay(tauri, source.what)}`);
  },
});
