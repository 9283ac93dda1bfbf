import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/compiled-secret',
  title: 'Secret of the build compiled into the app',
  category: 'secrets',
  severity: 'high',
  confidence: 'medium',
  cwe: [798],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, name, when } of tauri.native.compiledSecrets) {
      if (when === 'development' || when === 'test') continue;
      yield { at, message: `'${name}' is read when the app is compiled, and its value is a text in every copy of the program. 'strings' shows it, and it cannot be changed without an update. Keep it on a server that acts for the app, or use a flow that needs no secret, such as PKCE.` };
    }
  },
});
