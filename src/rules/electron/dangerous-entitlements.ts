import { together, within } from '../../core/edits.js';
import { groupBy } from '../../core/group-by.js';
import { defineRule, SEVERITIES } from '../../core/rule.js';
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
    // What the app and its helpers have in common is one decision, although it stands in a list for each.
    for (const [, same] of groupBy(electron.packaging.entitlements, ({ name }) => name)) {
      const [first, ...others] = same.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)) as [typeof same[0], ...typeof same];
      const { name, at, severity, why } = first;
      yield {
        at, severity,
        message: `The app is signed with the entitlement '${name}'. ${why} It takes the app's name and the permissions that people gave it along. Remove the entitlement, or test whether the app still needs it.`,
        related: others.map((other) => ({ at: other.at, message: 'here, too' })),
        fixes: [together(same.map((one) => within(one.at, '<true/>', '<false/>', 'Take the entitlement back.')))],
      };
    }
  },
});
