import { within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'nativephp/server-exposed',
  title: 'PHP server for the whole network',
  category: 'ipc-auth',
  severity: 'critical',
  confidence: 'high',
  cwe: [668, 306],
  fixable: 'suggestion',

  *check({ nativephp }) {
    for (const { by, at, when } of nativephp.exposedServers) {
      const development = when === 'development' || when === 'test';
      yield {
        at,
        severity: development ? 'low' : 'critical',
        message: `'${by}' starts a PHP server that everybody on the network can reach. ${development ? "While it runs on a developer's machine, others in the same network can use the app." : "It runs the app without the secret that guards NativePHP's own server, with all that the user may do."} Let it listen to 127.0.0.1 alone.`,
        fixes: [within(at, '0.0.0.0', '127.0.0.1', 'Listen on this machine alone.')],
      };
    }
  },
});
