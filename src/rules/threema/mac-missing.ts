import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/mac-missing',
  title: 'Message decrypted without a check of its MAC',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'medium',
  cwe: [345, 347],

  *check({ threema }) {
    for (const { at, mac } of threema.received) {
      if (mac === 'checked') continue;
      yield {
        at, ...(mac === 'elsewhere' && { confidence: 'low' as const }),
        message: `${mac === 'missing' ? "Nothing checks the MAC before 'receiveMessage'." : "The MAC is checked in this file, but not surely before 'receiveMessage'."} `
          + 'The SDK does not check it itself, so anyone who knows the callback\'s address can post messages as if the gateway had. Call checkMac first, and stop where it fails.',
      };
    }
  },
});
