import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'neutralino/plaintext-secret',
  title: 'Secret of the user kept in the clear',
  category: 'secrets',
  severity: 'medium',
  confidence: 'medium',
  cwe: [312, 522],
  versions: 'all',

  *check({ neutralino }) {
    for (const { at, name, by, sure, when } of neutralino.storedSecrets) {
      if (when === 'development' || when === 'test') continue;
      yield {
        at, ...(!sure && { confidence: 'low' as const }),
        message: `'${name}' is kept in the clear by '${by}'. ${by === 'localStorage' ? 'Every script in the page reads it, and so does whoever gets hold of the disk.' : 'It is a plain file that every program of the user, every backup and whoever gets hold of the disk reads.'} Keep it in the system's store of passwords by way of an extension, or encrypt it with a key that the user's password makes.`,
      };
    }
  },
});
