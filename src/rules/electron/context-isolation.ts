import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, sureness } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/context-isolation',
  title: 'Preload script and page share one world',
  category: 'isolation',
  severity: 'critical',
  confidence: 'high',
  cwe: [653, 1188],
  versions: 'all; off by default up to 11',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const window of electron.windows) {
      if (window.development) continue;
      const one = window.preferences.contextIsolation.find(false);
      if (!one) continue;
      const remote = loadsRemote(window);
      yield {
        at: one,
        ...sureness(window),
        severity: remote ? 'critical' : 'high',
        message: `Pages in ${named(window)} can reach into the preload script and Electron's own code${one.origin === 'default' ? `, because Electron ${electron.major} does not isolate them by default` : ''}.${remote ? ` It loads '${remote.url}'.` : ''} A page that changes a built-in object there takes over what the preload script may do. Turn 'contextIsolation' on and hand over functions with contextBridge.`,
        ...(remote && { related: [{ at: remote, message: 'the page it loads' }] }),
        fixes: [replaced(one, 'true', 'Turn contextIsolation on.')],
      };
    }
  },
});
