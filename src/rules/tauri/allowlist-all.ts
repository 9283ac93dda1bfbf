import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'tauri/allowlist-all',
  title: 'The whole native API for every page',
  category: 'permissions',
  severity: 'critical',
  confidence: 'high',
  cwe: [250],
  versions: '1',
  fixable: 'suggestion',
  supersedes: ['tauri/shell-open-any'],

  *check({ tauri }) {
    for (const { module, all } of tauri.allowlist) {
      const one = module === '' ? all.find(true) : undefined;
      if (!one) continue;
      yield {
        at: one,
        message: 'A script in any page of the app may use the whole native API. Files, programs, windows and the clipboard come with it, and in versions to come whatever is added. Set \'all\' to false and turn on the methods that the app calls.',
        fixes: [replaced(one, 'false', 'Turn all off.')],
      };
    }
  },
});
