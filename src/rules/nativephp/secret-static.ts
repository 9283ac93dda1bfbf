import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'nativephp/secret-static',
  title: "The same secret for the app's servers at every start",
  category: 'ipc-auth',
  severity: 'critical',
  confidence: 'high',
  cwe: [798, 321],
  supersedes: ['common/hardcoded-secret', 'common/env-secret', 'nativephp/env-secret-shipped'],

  *check({ nativephp }) {
    for (const { how, by, at } of nativephp.bridgeSecrets) {
      if (how !== 'fixed') continue;
      yield {
        at, secret: true,
        message: `'${by}' is written down. NativePHP makes this secret anew at every start, and with it decides whether a request comes from the app: with one that is the same everywhere, any program or web page that learnt it can use the app and its native API. Remove it.`,
      };
    }
  },
});
