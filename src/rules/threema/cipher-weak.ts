import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { WEAK_CIPHERS } from '../../knowledge/threema.js';

/** The names of OpenSSL's list that offer something weak; `!`, `-` and `+` take away or reorder. */
const weakIn = (list: string): readonly string[] =>
  list.split(/[:,\s]+/).filter((name) => name !== '' && !/^[!+-]/.test(name) && name.split(/[-_+]/).some((part) => WEAK_CIPHERS.test(part)));

export default defineRule({
  id: 'threema/cipher-weak',
  title: 'Weak ciphers offered',
  category: 'transport',
  severity: 'medium',
  confidence: 'high',
  cwe: [327],

  *check({ threema }) {
    for (const { options } of threema.connections) {
      for (const one of options.tlsCipher.shipped) {
        if (!one.known || typeof one.value !== 'string') continue;
        const weak = weakIn(one.value);
        if (weak.length > 0) {
          yield { at: one, message: `The connection to the gateway may use ${listed(weak)}. Someone on the network can talk both sides into the weakest cipher that is offered. Offer only ciphers such as 'ECDHE-RSA-AES256-GCM-SHA384'.` };
        } else if (!/ECDHE|DHE|TLS_AES|TLS_CHACHA|HIGH|DEFAULT|EECDH|EDH/.test(one.value)) {
          yield { at: one, severity: 'low', message: "The ciphers offered have no forward secrecy. Who records the traffic and gets the gateway's key later can read it. Offer ciphers that begin with 'ECDHE-'." };
        }
      }
    }
  },
});
