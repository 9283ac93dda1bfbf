import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/pinning-disabled',
  title: "The gateway's key is not pinned",
  category: 'transport',
  severity: 'high',
  confidence: 'high',
  cwe: [295],
  fixable: 'safe',

  *check({ threema }) {
    for (const { options } of threema.connections) {
      // An option that is there counts, whatever its value; what is no text pins nothing.
      const one = options.pinnedKey.shipped.find(({ known, value, origin }) => known && origin !== 'default' && (typeof value !== 'string' || value === ''));
      if (!one) continue;
      yield {
        at: one,
        message: `'pinnedKey' is ${JSON.stringify(one.value ?? null)}, which pins nothing. The SDK uses its own pins of the gateway's key only where the option is left out; now any certificate that the system trusts will do, and whoever has one reads the secret and the public keys that are fetched. Leave the option out.`,
        fixes: [one.literal ? { description: "Use the SDK's pins.", safe: true, edits: [{ ...one.at, text: '\\Threema\\MsgApi\\Constants::DEFAULT_PINNED_KEY' }] } : undefined],
      };
    }
  },
});
