import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/private-key-literal',
  title: 'Private key in the source',
  category: 'secrets',
  severity: 'critical',
  confidence: 'high',
  cwe: [321, 798],
  supersedes: ['common/hardcoded-secret'],

  *check({ threema }) {
    for (const { at, by } of threema.privateKeys) {
      yield {
        at, secret: true,
        message: `The private key that '${by}' gets is written into the source. Whoever reads it can decrypt every message to your gateway ID. Generate a new pair, and read the key from a file that only the app can read.`,
      };
    }
  },
});
