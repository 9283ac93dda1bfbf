import { defineRule } from '../../core/rule.js';
import { SILENCE } from '../../knowledge/switches.js';

export default defineRule({
  id: 'electron/security-warnings-disabled',
  title: "Electron's security warnings switched off",
  category: 'isolation',
  severity: 'low',
  confidence: 'high',
  cwe: [1127],
  versions: '2 and later',

  *check({ electron }) {
    // Scripts are copied from each other.
    for (const at of new Map(electron.silenced.toReversed().map((one) => [one.file, one])).values()) {
      yield { at, message: `'${SILENCE}' keeps Electron from warning of insecure settings. The warnings appear only in development, where they are meant to be seen, and any text switches them off, 'false' as well. Remove it and mend what they tell of.` };
    }
  },
});
