import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { named, sureness } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/allow-running-insecure-content',
  title: 'https pages may run scripts from http',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [319],
  versions: 'all',
  fixable: 'safe',

  *check({ electron }) {
    for (const window of electron.windows) {
      const one = window.development ? undefined : window.preferences.allowRunningInsecureContent.find(true);
      if (!one) continue;
      yield {
        at: one,
        ...sureness(window),
        message: `https pages in ${named(window)} may load scripts and styles over http, where anyone on the network can change them. Remove 'allowRunningInsecureContent' and load everything over https.`,
        fixes: [replaced(one, 'false', 'Turn allowRunningInsecureContent off.', true)],
      };
    }
  },
});
