import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/global-api',
  title: "Scripts use Tauri's API on window",
  category: 'isolation',
  severity: 'note',
  confidence: 'high',
  cwe: [1188],
  versions: 'all',

  *check({ tauri }) {
    const [first, ...others] = tauri.frontend.globals;
    if (!first) return;
    yield {
      at: first,
      message: `'${first.name}' is used where a module could be imported. What stands on 'window', every script in the page finds and can replace. Import from '@tauri-apps/api' and its plugins, and leave 'withGlobalTauri' off.`,
      related: others.slice(0, 10).map(({ at }) => ({ at, message: 'here, too' })),
    };
  },
});
