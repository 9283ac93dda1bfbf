import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/threema/model.js';

export default defineRule({
  id: 'threema/pinning-custom',
  title: "Pins of one's own for the gateway's key",
  category: 'transport',
  severity: 'note',
  confidence: 'high',
  cwe: [295],

  *check({ threema }) {
    for (const { options } of threema.connections) {
      const one = options.pinnedKey.shipped.find(({ known, value, origin }) => known && origin !== 'default' && typeof value === 'string' && value !== '');
      if (one) yield { at: one, message: "The gateway's key is pinned by values of the app's own. The SDK brings the gateway's pins with backups for the day it changes its key; with others the connection may break then, or trust a key that is not the gateway's. Leave the option out." };
    }
  },
});
