import { within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/weak-tls-config',
  title: 'Session that is weakened for old servers',
  category: 'transport',
  severity: 'medium',
  confidence: 'high',
  cwe: [326, 522],
  versions: 'setSSLConfig from 12',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const { at, kind, value } of electron.transport.weak) {
      yield {
        at,
        message: kind === 'version'
          ? `The session speaks '${value}', which has been broken and given up by browsers. Whoever is on the way can make both sides use it. Leave 'minVersion' at 'tls1.2' or above.`
          : 'Every server that asks gets the Windows login of the user. A site that is shown, or an image in it, can make the app answer with NTLM or Negotiate, and what it gets can be cracked or passed on. Name the domains of your own network.',
        fixes: [kind === 'version' ? within(at, value, 'tls1.2', "Ask for TLS 1.2 at least.") : undefined],
      };
    }
  },
});
