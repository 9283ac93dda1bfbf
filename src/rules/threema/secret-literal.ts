import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/secret-literal',
  title: 'Gateway secret in the source',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [798],
  supersedes: ['common/hardcoded-secret'],

  *check({ threema }) {
    for (const { secret } of threema.connections) {
      if (secret.is === 'literal') {
        yield {
          at: secret.at, secret: true,
          message: 'The secret of the gateway is written into the source. Whoever reads it can send messages in your name and forge the MAC of messages to you. Make a new one on the gateway\'s site and read it from outside the source.',
        };
      } else if (secret.is === 'placeholder') {
        yield { at: secret.at, severity: 'note', message: 'The secret of the gateway is still the placeholder of the samples. Read the real one from outside the source.' };
      }
    }
  },
});
