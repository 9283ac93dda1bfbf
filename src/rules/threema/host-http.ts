import { originOf } from '../../core/origin.js';
import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/host-http',
  title: 'Gateway reached without encryption',
  category: 'transport',
  severity: 'high',
  confidence: 'high',
  cwe: [319],
  fixable: 'safe',
  supersedes: ['common/insecure-url'],

  *check({ threema }) {
    for (const { host } of threema.connections) {
      for (const one of host.shipped) {
        if (!one.known || typeof one.value !== 'string') continue;
        const { kind, host: name } = originOf(one.value);
        const own = name === 'msgapi.threema.ch';
        if (kind === 'http') {
          yield {
            at: one,
            message: `The secret goes to '${one.value}' without encryption. Everyone on the way can read it and send messages in your name. ${own ? 'Leave the host out: the SDK has the right one.' : 'Use https.'}`,
            fixes: [one.literal && own ? { description: "Use the SDK's own host.", safe: true, edits: [{ ...one.at, text: 'null' }] } : undefined],
          };
        } else if (kind === 'https' && name !== undefined && !/(?:^|\.)threema\.(?:ch|com)$/.test(name)) {
          yield { at: one, severity: 'low', message: `The secret goes to '${name}', which is not Threema's. Whoever runs that host can send messages in your name and hand out public keys of its own. Leave the host out unless it is a proxy of yours.` };
        }
      }
    }
  },
});
