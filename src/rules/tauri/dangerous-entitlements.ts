import { within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/dangerous-entitlements',
  title: 'Entitlement that lets other code in',
  category: 'permissions',
  severity: 'high',
  confidence: 'high',
  cwe: [250, 427],
  versions: 'all; macOS',
  fixable: 'suggestion',

  *check({ tauri }) {
    for (const { name, at, severity, why } of tauri.macos.entitlements) {
      yield {
        at, severity,
        fixes: [within(at, '<true/>', '<false/>', 'Take the entitlement back.')],
        message: name.endsWith('.allow-unsigned-executable-memory')
          ? `The app is signed with the entitlement '${name}'. Memory may be made executable without MAP_JIT, and the webview needs none of it: its engine runs in processes of the system. Remove the entitlement.`
          : `The app is signed with the entitlement '${name}'. ${why} It takes the app's name and the permissions that people gave it along. Remove the entitlement, or test whether the app still needs it.`,
      };
    }
  },
});
