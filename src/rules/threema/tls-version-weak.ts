import { defineRule } from '../../core/rule.js';
import { NEW_TLS, OLD_TLS } from '../../knowledge/threema.js';

export default defineRule({
  id: 'threema/tls-version-weak',
  title: 'Old or unknown version of TLS',
  category: 'transport',
  severity: 'high',
  confidence: 'high',
  cwe: [326, 327],
  fixable: 'safe',

  *check({ threema }) {
    for (const { options } of threema.connections) {
      for (const one of options.tlsVersion.shipped) {
        // What PHP takes for false is as good as left out.
        if (!one.known || !one.value || NEW_TLS.has(one.value)) continue;
        const old = OLD_TLS.get(one.value as string | number);
        yield {
          at: one,
          severity: old ? 'high' : 'low',
          message: old
            ? `The connection to the gateway may use ${old}. It has holes that are public, and current servers refuse it. Set 'tlsVersion' to '1.2'.`
            : `The SDK does not know the TLS version ${JSON.stringify(one.value)}. It then leaves the choice to curl, so nothing is enforced. Set '1.2', or curl's constant CURL_SSLVERSION_TLSv1_3.`,
          fixes: [one.literal ? { description: "Set it to '1.2'.", safe: true, edits: [{ ...one.at, text: "'1.2'" }] } : undefined],
        };
      }
    }
  },
});
