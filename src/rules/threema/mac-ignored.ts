import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/mac-ignored',
  title: 'Nothing depends on the check of the MAC',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [252, 347],

  *check({ threema }) {
    for (const { at, used } of threema.macChecks) {
      if (used) continue;
      yield {
        at,
        message: "The result of 'checkMac' is thrown away. A message that somebody made up is treated like one of the gateway's. Stop where it is false: 'if (!$helper->checkMac(…)) { http_response_code(400); exit; }'.",
      };
    }
  },
});
