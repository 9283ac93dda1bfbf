import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'tauri/protocol-path-traversal',
  title: "Files outside the app's are served by its own scheme",
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [22],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['protocol'], to: ['file', 'openPath', 'command', 'program', 'sql'], severity: 'high' }, (flow, from) =>
      `A page names the file that a scheme of the app serves: ${from} reaches '${flow.sink.what}'. '..' in the address, encoded or not, or a whole path leads to any file of the user. Canonicalize the path, and answer 404 where it does not start with the folder that is served.`);
  },
});
