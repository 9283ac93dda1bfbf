import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/key-committed',
  title: 'Key file in the repository',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [540, 321],
  supersedes: ['common/hardcoded-secret', 'common/bundled-secret-file'],

  *check({ threema }) {
    for (const { path, at, kind, committed, proven } of threema.keyFiles) {
      if (!committed) continue;
      yield kind === 'private-key'
        ? {
          at, secret: true, ...(!proven && { confidence: 'medium' as const }),
          message: `The private key '${path}' is not ignored by git. Whoever can read the repository can decrypt every message to your gateway ID. Generate a new pair, name the file in .gitignore, and take it out of the history.`,
        }
        : {
          at, severity: 'medium', confidence: 'medium',
          message: `The key store '${path}' is not ignored by git. It says whom the app talks to, and a changed copy makes it encrypt for somebody else. Name the file in .gitignore.`,
        };
    }
  },
});
