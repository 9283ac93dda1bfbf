import { nameOf } from '../../core/paths.js';
import { defineRule, type Report } from '../../core/rule.js';
import { isCleaned, type NativephpModel } from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/shared-app-key',
  title: 'One encryption key for all users',
  category: 'secrets',
  severity: 'medium',
  confidence: 'medium',
  cwe: [321],
  supersedes: ['common/env-secret'],

  *check({ nativephp, common }) {
    if (isCleaned(nativephp.cleaning.patterns.map(({ value }) => value), 'APP_KEY')) return;
    for (const { path, copied, template, entries } of common.envFiles) {
      if (copied?.by !== 'NativePHP' || template || nameOf(path) !== '.env') continue;
      for (const { name, at, empty } of entries) if (name === 'APP_KEY' && !empty) yield { at, secret: true, ...told(nativephp.encryptions) };
    }
    for (const { name, at } of nativephp.releaseSecrets) if (name === 'APP_KEY') yield { at, ...told(nativephp.encryptions) };
  },
});

const told = (used: NativephpModel['encryptions']): Pick<Report, 'message' | 'severity' | 'related'> => ({
  ...(used.length === 0 && { severity: 'low' as const }),
  message: used[0]
    ? `Every user gets the same 'APP_KEY', and the app encrypts with it, by '${used[0].by}'. Whoever installs the app can decrypt what it keeps on another machine. Encrypt with 'System::encrypt', whose key the system keeps, or make a key when the app first runs.`
    : 'Every user gets the same \'APP_KEY\', which signs the app\'s cookies and sessions. Make a key when the app first runs.',
  related: used.slice(0, 5).map(({ at, by }) => ({ at, message: `'${by}' uses the key.` })),
});
