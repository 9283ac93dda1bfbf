import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/updater-downgrade',
  title: 'Updater installs older versions, or carries a secret',
  category: 'updates',
  severity: 'high',
  confidence: 'high',
  cwe: [1328, 798],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, method, answers, when } of tauri.calls) {
      if (!/^(?:default_)?version_comparator$/.test(method) || answers !== true || when === 'development' || when === 'test') continue;
      yield { at, severity: 'medium', message: `'${method}' takes every version for a newer one. Whoever answers for the update server can then install an old version, signed by the app's own key, whose holes are known. Compare the versions: 'update.version > current'.` };
    }
    for (const { at, option, name, when } of tauri.frontend.updates) {
      if (when === 'development' || when === 'test') continue;
      if (option === 'allowDowngrades') yield { at, severity: 'medium', message: "'allowDowngrades' lets the updater install an older version. Whoever answers for the update server can then bring back a version, signed by the app's own key, whose holes are known. Leave it out." };
      else yield { at, secret: true, message: `The header '${name ?? ''}' of the updater's requests is written into the app's pages. Everyone who has the app has it, and it cannot be changed without an update. Serve updates to everyone, or give each installation a token of its own.` };
    }
  },
});
