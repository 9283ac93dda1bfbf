import { defineRule } from '../../core/rule.js';
import { SILENCE } from '../../knowledge/switches.js';

/** So many other places are named. */
const MOST = 10;

export default defineRule({
  id: 'electron/security-warnings-disabled',
  title: "Electron's security warnings switched off",
  category: 'isolation',
  severity: 'low',
  confidence: 'high',
  cwe: [1127],
  versions: '2 and later',

  *check({ electron }) {
    const [at, ...others] = electron.silenced;
    if (at) {
      yield { at, related: others.slice(0, MOST).map((one) => ({ at: one, message: 'here too' })), message: `'${SILENCE}' keeps Electron from warning of insecure settings. The warnings appear only in development, where they are meant to be seen, and any text switches them off, 'false' as well. Remove it and mend what they tell of.` };
    }
  },
});
