import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { remoteReach, settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/global-api',
  title: 'API of Tauri on every page\'s window',
  category: 'isolation',
  severity: 'medium',
  confidence: 'high',
  cwe: [1188],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri, common }) {
    const on = settingOf(tauri, 'globalTauri')?.find(true);
    if (!on) return;
    const remote = remoteReach(tauri);
    const bare = !common.policies.some(({ when }) => when !== 'development' && when !== 'test');
    yield {
      at: on,
      severity: remote.length > 0 || bare ? 'medium' : 'low',
      message: `Every page finds Tauri's API on its window, as 'withGlobalTauri' is on. ${remote.length > 0 ? 'The app lets content from the network in, which needs nothing but the name to call commands' : bare ? 'No policy keeps scripts out of the pages, and one that gets in has the API at hand' : 'A script that gets into a page has it at hand'}. Import what the pages use from '@tauri-apps/api', and turn the setting off.`,
      fixes: [replaced(on, 'false', 'Turn withGlobalTauri off.')],
      related: remote.slice(0, 3).map((at) => ({ at, message: 'comes from outside' })),
    };
  },
});
