import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/stronghold-key',
  title: 'Vault key made of a password without effort',
  category: 'secrets',
  severity: 'medium',
  confidence: 'medium',
  cwe: [916],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, by, when } of tauri.native.vaultKeys) {
      if (when === 'development' || when === 'test') continue;
      yield { at, message: `The key of the Stronghold vault is ${by === undefined ? 'the password itself' : `made of the password by '${by}', which is fast`}. Whoever gets hold of the file tries millions of passwords a second. Use Builder::with_argon2() with a salt of the installation.` };
    }
  },
});
