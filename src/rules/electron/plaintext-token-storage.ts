import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'electron/plaintext-token-storage',
  title: 'Secret of the user kept in the clear',
  category: 'secrets',
  severity: 'medium',
  confidence: 'medium',
  cwe: [312, 522],
  versions: '15 and later have safeStorage',

  *check({ electron }) {
    for (const { at, name, by, sure, when } of electron.storage.secrets) {
      if (when === 'development' || when === 'test') continue;
      yield {
        at, ...(!sure && { confidence: 'low' as const }),
        message: `'${name}' is kept in the clear by '${by}'. Every program of the user, every backup and whoever gets hold of the disk reads it there${by === 'localStorage' ? ', and so does every script in the page' : ''}. Encrypt it with safeStorage.encryptString in the main process before it is written.`,
      };
    }
  },
});
