import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'common/tls-verification-disabled',
  title: 'Certificates are not checked',
  category: 'transport',
  severity: 'high',
  confidence: 'high',
  cwe: [295, 297],

  *check({ common }) {
    for (const { name, off, at } of common.tls) {
      const one = off.find(true);
      if (!one) continue;
      const choice = off.alternatives.some((other) => other !== one);
      yield {
        at: one.literal ? one : at,
        severity: choice ? 'medium' : 'high',
        message: `'${name}' makes connections accept any certificate${choice ? ' in some cases' : ''}. Anyone on the network can then answer in the server's place, read what is sent and send back what they like. Remove it; for a server with a private authority, add that authority's certificate to the trusted ones.`,
      };
    }
  },
});
