import { flowReports, toldFor } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/path-traversal',
  title: 'Names of others become paths',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [22, 73],
  versions: 'all',

  *check({ common, app }) {
    yield* flowReports(common.flows, { but: toldFor(app), from: ['server', 'request', 'message', 'remote-name', 'network', 'drop', 'location'], to: ['file', 'openPath'], severity: 'high' }, (flow, from) =>
      `What comes from ${from} becomes a path: it reaches '${flow.sink.what}'. With '..' or an absolute path it leads to any file of the user. Take path.basename() of names; resolve paths, and refuse what is outside of the folder.`);
  },
});
