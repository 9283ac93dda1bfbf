import { defineRule } from '../../core/rule.js';
import { enumerated } from '../../core/wording.js';
import { isActive } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/sql-frontend',
  title: 'Pages run SQL and open any database',
  category: 'injection',
  severity: 'medium',
  confidence: 'high',
  cwe: [89, 284],
  versions: '2',

  *check({ tauri }) {
    for (const capability of tauri.capabilities.filter(isActive)) {
      const found = capability.permissions.filter(({ commands }) => commands.some((one) => /^plugin:sql\|(?:load|execute)$/.test(one) && capability.commands.has(one)));
      const [first, ...others] = found;
      if (!first) continue;
      const loads = capability.commands.has('plugin:sql|load');
      const writes = capability.commands.has('plugin:sql|execute');
      yield {
        at: first,
        // Reading a database that the page itself keeps is what the plugin is for.
        severity: writes && loads ? 'medium' : 'low',
        message: `Pages with capability '${capability.identifier}' may ${enumerated([...(loads ? ['open any database file by its path'] : []), ...(writes ? ['run any statement'] : [])])}. The SQL plugin has no scope, so an injected script reads and changes what the app stores${loads ? ', and SQLite files of other programs' : ''}. Keep statements in Rust, in commands that take values and return rows.`,
        related: others.map(({ at, identifier }) => ({ at, message: `'${identifier}'` })),
      };
    }
  },
});
