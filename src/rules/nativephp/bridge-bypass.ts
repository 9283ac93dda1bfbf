import { type Confidence, defineRule, type Severity } from '../../core/rule.js';
import type { GuardChange } from '../../frameworks/nativephp/model.js';

const JUDGED: Readonly<Record<GuardChange['how'], readonly [severity: Severity, confidence: Confidence, what: string]>> = {
  'switched-off': ['critical', 'high', 'The guard of the app\'s server is switched off'],
  replaced: ['critical', 'medium', 'The guard of the app\'s server is replaced'],
  // NativePHP adds the guard after the app's own configuration was read, so today it stays; what is meant is that it should not.
  removed: ['high', 'medium', 'The guard of the app\'s server is told to go'],
  skipped: ['high', 'medium', 'Routes ask to be served without the guard of the app\'s server'],
  excepted: ['high', 'medium', 'Paths are taken out of the guard of the app\'s server'],
};

export default defineRule({
  id: 'nativephp/bridge-bypass',
  title: 'Server of the app open to other programs',
  category: 'ipc-auth',
  severity: 'critical',
  confidence: 'high',
  cwe: [306, 284],

  *check({ nativephp }) {
    for (const { guard, how, by, at, conditional } of nativephp.guards) {
      if (guard !== 'browser') continue;
      const [severity, confidence, what] = JUDGED[how];
      yield {
        at, severity, confidence: conditional ? 'low' : confidence,
        message: `${what}, by '${by}'. 'PreventRegularBrowserAccess' answers only requests that carry the secret of this run; without it every program on the machine, and any page in a browser, can use the app's routes. Leave the guard in place.`,
      };
    }
  },
});
