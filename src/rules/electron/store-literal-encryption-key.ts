import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'electron/store-literal-encryption-key',
  title: 'Store encrypted with a key that is in the code',
  category: 'secrets',
  severity: 'medium',
  confidence: 'high',
  cwe: [321],
  versions: 'all',
  supersedes: ['common/hardcoded-secret'],

  *check({ electron }) {
    for (const { at, option, by, when } of electron.storage.keys) {
      if (when === 'development' || when === 'test') continue;
      yield {
        at, secret: true,
        message: `'${option}' of '${by}' stands in the code, so that whoever has the app can read the store. The package itself says that it only keeps people from editing the file. Keep what is secret with safeStorage, or make a key at the first start and keep that with safeStorage.`,
      };
    }
  },
});
