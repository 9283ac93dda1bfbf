import { defineRule, type Confidence, type Severity } from '../../core/rule.js';
import type { IpcHandler } from '../../frameworks/electron/model.js';

type Leak = NonNullable<IpcHandler['leaks']>;

const told = ({ what, holds }: Leak): readonly [Severity, Confidence, string] => {
  switch (what) {
    case 'environment':
      return ['medium', 'high', 'answers with the whole environment of the main process. Tokens and passwords often stand there. Answer with the variables that pages need, by name.'];
    case 'variable':
      return ['medium', 'high', 'answers with any environment variable that the page names. Tokens and passwords often stand there. Test the name against a list of those that pages may read.'];
    case 'secrets':
      return ['medium', 'high', `reads any secret that the page names from the system's keychain. Test the name against a list, and keep secrets that pages do not show in the main process.`];
    case 'store':
      return ['medium', holds ? 'medium' : 'low', `answers with the value of any key that the page names${holds ? `, and the store also holds '${holds.key}'` : ''}. Test the key against a list of those that pages may read.`];
  }
};

export default defineRule({
  id: 'electron/ipc-leaks-env',
  title: 'Secrets of the main process are answered to pages',
  category: 'ipc-auth',
  severity: 'medium',
  confidence: 'high',
  cwe: [200],
  versions: 'all',

  *check({ electron }) {
    for (const { channel, leaks, at } of electron.handlers) {
      if (!leaks) continue;
      const [severity, confidence, message] = told(leaks);
      yield {
        at: leaks, severity, confidence,
        message: `The handler${channel === undefined ? '' : ` of '${channel}'`} ${message}`,
        related: [{ at, message: 'it is registered here' }, ...(leaks.holds ? [{ at: leaks.holds, message: 'a secret in the same store' }] : [])],
      };
    }
  },
});
