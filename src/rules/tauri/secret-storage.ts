import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/secret-storage',
  title: 'Secret of the user kept in the clear',
  category: 'secrets',
  severity: 'medium',
  confidence: 'medium',
  cwe: [312, 922],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, name, by, sure, when } of tauri.storedSecrets) {
      if (when === 'development' || when === 'test') continue;
      yield {
        at, ...(!sure && { confidence: 'low' as const }),
        message: `'${name}' is kept in the clear by '${by}'. Every program of the user, every backup and whoever gets hold of the disk reads it there${by === 'localStorage' ? ', and so does every script in the page' : ''}. Keep it in the system's key store, with the crate 'keyring' for one, or in Stronghold, and let Rust use it.`,
      };
    }
  },
});
