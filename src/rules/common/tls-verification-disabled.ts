import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'common/tls-verification-disabled',
  title: 'Certificates are not checked',
  category: 'transport',
  severity: 'high',
  confidence: 'high',
  cwe: [295, 297],

  *check({ common }) {
    for (const { name, off, at, chosen } of common.tls) {
      const one = off.find(true);
      if (!one) continue;
      const choice = chosen || off.alternatives.some((other) => other !== one);
      yield {
        at: one.literal ? one : at,
        severity: choice ? 'medium' : 'high',
        // A switch that people turn for a server of their own is theirs to turn.
        ...(chosen && { confidence: 'low' as const }),
        message: `'${name}' makes connections accept any certificate${chosen ? ' where a setting says so' : choice ? ' in some cases' : ''}. Anyone on the network can then answer in the server's place, read what is sent and send back what they like. Remove it; for a server with a private authority, add that authority's certificate to the trusted ones.`,
      };
    }
  },
});
