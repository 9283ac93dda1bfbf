import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/asset-protocol-unused',
  title: 'Asset protocol that nothing uses',
  category: 'file-access',
  severity: 'note',
  confidence: 'medium',
  cwe: [1188],
  versions: '2',
  fixable: 'suggestion',

  *check({ tauri, common }) {
    const on = settingOf(tauri, 'security', '/assetProtocol/enable')?.find(true);
    if (!on || tauri.major === 1) return;
    const empty = tauri.assets.length === 0 && !tauri.calls.some(({ method }) => /^allow_(?:directory|file)$/.test(method));
    if (!empty) return;
    const allowed = common.policies.some(({ text }) => /\basset:/.test(text));
    yield {
      at: on,
      message: `The asset protocol is on, and nothing is in its scope. ${allowed ? "The policy lets pages load from it all the same: what is added to the scope at run time is then open to every page. " : ''}Turn it off until the app shows files by it.`,
      fixes: [replaced(on, 'false', 'Turn it off.')],
    };
  },
});
