import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'tauri/convert-file-src',
  title: 'Values of others name files that a page shows',
  category: 'file-access',
  severity: 'medium',
  confidence: 'low',
  cwe: [22],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['network', 'message', 'location', 'remote-name', 'drop', 'server'], to: ['asset'], severity: 'medium', confidence: 'low' }, (flow, from) =>
      `What comes from ${from} names a file that the page shows: it reaches '${flow.sink.what}'. Whatever the scope of the asset protocol covers can be read so, by a script of the page for one. Take the name from a list of the app's, and keep the scope to its folder.`);
  },
});
