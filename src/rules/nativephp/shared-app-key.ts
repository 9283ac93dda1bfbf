import { nameOf } from '../../core/paths.js';
import { defineRule } from '../../core/rule.js';
import { isCleaned } from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/shared-app-key',
  title: 'One encryption key for all users',
  category: 'secrets',
  severity: 'medium',
  confidence: 'medium',
  cwe: [321],
  supersedes: ['common/env-secret'],

  *check({ nativephp, common }) {
    const patterns = nativephp.cleaning.patterns.map(({ value }) => value);
    for (const { path, copied, template, entries } of common.envFiles) {
      if (copied?.by !== 'NativePHP' || template || nameOf(path) !== '.env' || isCleaned(patterns, 'APP_KEY')) continue;
      for (const { name, at, empty } of entries) {
        if (name !== 'APP_KEY' || empty) continue;
        const used = nativephp.encryptions;
        yield {
          at, secret: true, ...(used.length === 0 && { severity: 'low' as const }),
          message: used.length > 0
            ? `Every user gets the same 'APP_KEY', and the app encrypts with it, by '${used[0]!.by}'. Whoever installs the app can decrypt what it keeps on another machine. Encrypt with 'System::encrypt', whose key the system keeps, or make a key when the app first runs.`
            : 'Every user gets the same \'APP_KEY\', which signs the app\'s cookies and sessions. Make a key when the app first runs.',
          related: used.slice(0, 5).map(({ at: place, by }) => ({ at: place, message: `'${by}' uses the key.` })),
        };
      }
    }
  },
});
