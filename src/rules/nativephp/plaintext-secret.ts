import { defineRule, type Fix, type Severity } from '../../core/rule.js';
import type { StoredSecret } from '../../frameworks/nativephp/model.js';

const WHERE: Readonly<Record<StoredSecret['into'], readonly [severity: Severity, where: string]>> = {
  settings: ['high', 'the settings, a plain file in the app\'s data folder'],
  file: ['medium', 'a file'],
  cache: ['medium', 'the cache, which is a file or a database'],
};

export default defineRule({
  id: 'nativephp/plaintext-secret',
  title: 'Secret kept without encryption',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [312],
  fixable: 'suggestion',

  *check({ nativephp }) {
    for (const { name, into, by, at, valueAt, encrypted } of nativephp.stores) {
      if (encrypted) continue;
      const [severity, where] = WHERE[into];
      yield {
        at, severity, ...(into !== 'settings' && { confidence: 'medium' as const }),
        message: `'${name}' is written to ${where}, by '${by}', as it stands. Every program of the user can read it. Encrypt it with 'System::encrypt', whose key the system keeps.`,
        fixes: [wrapped(valueAt, nativephp.major)],
      };
    }
  },
});

const wrapped = ({ file, range }: StoredSecret['valueAt'], major: 1 | 2): Fix => ({
  description: 'Encrypt it.', safe: false,
  edits: [
    { file, range: { start: range.start, end: range.start }, text: `\\Native\\${major === 1 ? 'Laravel' : 'Desktop'}\\Facades\\System::encrypt(` },
    { file, range: { start: range.end, end: range.end }, text: ')' },
  ],
});
