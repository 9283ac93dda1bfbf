import { together, withoutStatement } from '../../core/edits.js';
import type { Location } from '../../core/location.js';
import { defineRule, type Fix } from '../../core/rule.js';
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
  fixable: 'suggestion',

  *check({ electron }) {
    const [at, ...others] = electron.silenced;
    if (at) {
      yield { at, related: others.slice(0, MOST).map((one) => ({ at: one, message: 'here too' })), message: `'${SILENCE}' keeps Electron from warning of insecure settings. The warnings appear only in development, where they are meant to be seen, and any text switches them off, 'false' as well. Remove it and mend what they tell of.`, fixes: [together([at, ...others].map(without))] };
    }
  },
});

const without = (at: Location): Fix => {
  const fix = withoutStatement(at, 'Let Electron warn.');
  return /(?:^|\/)\.env[^/]*$/.test(at.file) ? { ...fix, edits: [{ ...at, text: '', how: 'line' }] } : fix;
};
