import { within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/dangerous-entitlements',
  title: 'Entitlement that lets other code in',
  category: 'permissions',
  severity: 'high',
  confidence: 'high',
  cwe: [250],
  versions: 'all; macOS',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const { name, at, severity, why } of electron.packaging.entitlements) {
      yield { at, severity, message: `The app is signed with the entitlement '${name}'. ${why} It takes the app's name and the permissions that people gave it along. Remove the entitlement, or test whether the app still needs it.`, fixes: [within(at, '<true/>', '<false/>', 'Take the entitlement back.')] };
    }
  },
});
