import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/simple-mode',
  title: 'Messages that the gateway can read',
  category: 'transport',
  severity: 'note',
  confidence: 'high',
  cwe: [311],

  *check({ threema }) {
    const [first, ...others] = threema.simpleMessages;
    if (!first) return;
    yield {
      at: first,
      message: "Messages are sent in the gateway's simple mode. The gateway encrypts them, so it sees every text in the clear. Use the end-to-end mode: 'E2EHelper' encrypts here, with a key that the gateway never gets.",
      related: others.map((at) => ({ at, message: 'here too' })),
    };
  },
});
