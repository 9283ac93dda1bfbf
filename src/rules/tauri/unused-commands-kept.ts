import { defineRule } from '../../core/rule.js';
import { below } from '../../core/app.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/unused-commands-kept',
  title: 'Commands of plugins that no capability names are compiled in',
  category: 'permissions',
  severity: 'note',
  confidence: 'high',
  cwe: [1164],
  versions: '2.4 and up',

  *check({ tauri }) {
    const { version } = tauri;
    const setting = settingOf(tauri, 'removeUnusedCommands');
    if (!setting || setting.is(true) || tauri.capabilities.length === 0 || !version || below(version, 2, 4)) return;
    yield { at: setting, message: "Released builds hold all commands of Tauri and its plugins, also those that no capability names. A hole in the access control, or a capability that is added at run time, opens them. Set 'build.removeUnusedCommands' to true: what no capability allows is then left out." };
  },
});
