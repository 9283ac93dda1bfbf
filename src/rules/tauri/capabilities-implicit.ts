import { defineRule } from '../../core/rule.js';
import { isActive, settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/capabilities-implicit',
  title: 'Capabilities that nobody chose',
  category: 'permissions',
  severity: 'note',
  confidence: 'high',
  cwe: [1188, 250],
  versions: '2',

  *check({ tauri }) {
    const listed = settingOf(tauri, 'capabilities');
    const active = tauri.capabilities.filter(isActive);
    if (active.length > 1 && listed?.missing) {
      yield {
        at: listed,
        message: `Every file in 'capabilities' is active, as 'app.security.capabilities' lists none. A file that someone adds, or a plugin's template brings along, gives its permissions to releases without a word in the configuration. List the ${active.length} that ship.`,
        related: active.slice(0, 5).map(({ at, identifier }) => ({ at, message: `'${identifier}'` })),
      };
    }
    for (const { identifier, at } of active) {
      if (identifier !== 'migrated') continue;
      yield { at, message: "The capability 'migrated' is what 'tauri migrate' made of the allowlist of Tauri 1. It gives every window what any of them needed. Split it by windows, and leave out what pages do not call." };
    }
  },
});
