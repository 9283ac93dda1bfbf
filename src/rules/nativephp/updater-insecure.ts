import { defineRule } from '../../core/rule.js';
import { isRemote } from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/updater-insecure',
  title: 'Updates that come unencrypted',
  category: 'updates',
  severity: 'high',
  confidence: 'high',
  cwe: [494, 319],
  supersedes: ['common/insecure-url'],

  *check({ nativephp: { updater } }) {
    if (!updater.enabled) return;
    for (const { key, url, at } of updater.feeds) {
      // A feed of a provider that is not the chosen one is asked by nobody.
      if (!/^http:/i.test(url) || !isRemote(url) || (updater.provider !== undefined && !key.startsWith(updater.provider))) continue;
      yield { at, message: `Updates come from '${url}', without encryption ('${key}'). Whoever is between a user and that server can say which version is the newest, and on systems where packages are not signed hand out one of their own. Serve updates over https.` };
    }
  },
});
