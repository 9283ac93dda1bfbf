import { defineRule, type Severity } from '../../core/rule.js';
import type { EarlyUse } from '../../frameworks/threema/model.js';

const DOES: Readonly<Record<EarlyUse['does'], { readonly what: string; readonly severity: Severity }>> = {
  stores: { what: 'stored', severity: 'medium' }, shows: { what: 'shown', severity: 'medium' }, runs: { what: 'run', severity: 'high' }, logs: { what: 'logged', severity: 'low' },
};

export default defineRule({
  id: 'threema/mac-late',
  title: 'Message used before its MAC is checked',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'medium',
  cwe: [347],

  *check({ threema }) {
    for (const { at, does, checkedAt } of threema.earlyUses) {
      const { what, severity } = DOES[does];
      yield {
        at, severity,
        message: `What was posted is ${what} before its MAC is checked. Anyone can post to a callback, so this happens with whatever they like. Check the MAC before anything else, and stop where it is wrong.`,
        related: [{ at: checkedAt, message: 'the check comes here' }],
      };
    }
  },
});
