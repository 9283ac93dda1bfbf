import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'nativephp/secret-exposed',
  title: "The secret of the app's servers leaves them",
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'medium',
  cwe: [200, 522],

  *check({ nativephp }) {
    for (const { how, by, at } of nativephp.bridgeSecrets) {
      if (how === 'fixed') continue;
      yield {
        at,
        message: how === 'page'
          ? `The secret of the app's servers is put into a page ('${by}'). Every script in that page has it then, and with it the app's native API. Electron adds it to the requests of the app's own windows: pages need not know it.`
          : `The secret of the app's servers is printed, logged or sent ('${by}'). Whoever reads it there can use the app's server and its native API until the next start. Leave it where it is.`,
      };
    }
  },
});
