import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { isActive } from '../../frameworks/tauri/model.js';
import { DEFAULT_PERMISSIONS } from '../../knowledge/tauri-permission-sets.js';

export default defineRule({
  id: 'tauri/permission-unused',
  title: 'Permission that no page uses',
  category: 'permissions',
  severity: 'note',
  confidence: 'medium',
  cwe: [250, 1164],
  versions: '2',

  *check({ tauri }) {
    const { usedPlugins } = tauri;
    if (!usedPlugins) return;
    for (const capability of tauri.capabilities.filter(isActive)) {
      // What a site calls is not in the tree.
      if (capability.remote.length > 0) continue;
      const unused = capability.permissions.filter(({ plugin, commands }) => !plugin.startsWith('core') && DEFAULT_PERMISSIONS.has(plugin) && !usedPlugins.has(plugin) && commands.length > 0);
      const [first, ...others] = unused;
      if (!first) continue;
      yield {
        at: first,
        message: `Capability '${capability.identifier}' has permissions of ${listed([...new Set(unused.map(({ plugin }) => plugin))])}, and no script of the pages uses ${unused.length > 1 ? 'these plugins' : 'the plugin'}. Rust needs no permission to use a plugin. Take them out: an injected script is then left without them.`,
        related: others.slice(0, 5).map(({ at, identifier }) => ({ at, message: `'${identifier}'` })),
      };
    }
  },
});
