import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/threema/model.js';

export default defineRule({
  id: 'threema/no-pinning-support',
  title: "The gateway's key cannot be pinned",
  category: 'transport',
  severity: 'low',
  confidence: 'medium',
  cwe: [295],

  *check({ threema }) {
    for (const { at, why } of threema.pinningGaps) {
      yield {
        at,
        message: `${why === 'sdk' ? "This copy of the SDK does not know how to pin the gateway's key" : "This version of PHP cannot tell curl to pin the gateway's key: 7.0.7 is the first that can"}. Any certificate that the system trusts will do then, and whoever has one for the gateway's name reads what is fetched and sent. `
          + (why === 'sdk' ? "Use 'rugk/threema-msgapi-sdk-php' 1.2, or the SDK that Threema keeps today." : 'Move to a version of PHP that gets fixes.'),
      };
    }
  },
});
