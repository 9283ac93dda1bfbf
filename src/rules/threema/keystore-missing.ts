import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/keystore-missing',
  title: 'Public keys of contacts are not kept',
  category: 'transport',
  severity: 'low',
  confidence: 'high',
  cwe: [353, 345],

  *check({ threema }) {
    for (const { at, kind } of threema.stores) {
      if (kind !== 'none') continue;
      yield {
        at,
        message: "This connection keeps no public keys. It asks the gateway for the receiver's key before every message, so somebody who gets between the two, or into the gateway, can hand out a key of their own at any time and read along. Give it a key store, such as 'new PhpFile(…)', outside of what the web server serves.",
      };
    }
  },
});
