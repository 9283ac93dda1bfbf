import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/threema/model.js';

export default defineRule({
  id: 'threema/sodium-missing',
  title: 'No libsodium is asked for',
  category: 'supply-chain',
  severity: 'note',
  confidence: 'medium',
  cwe: [1104],

  *check({ threema }) {
    if (!threema.withoutSodium) return;
    yield {
      at: threema.withoutSodium,
      message: "The app asks for the SDK and not for libsodium. Where PHP lacks it, the SDK falls back to cryptography written in PHP, which is slow and was not made to keep its timing to itself; and a server without it is noticed by nobody. Require 'ext-sodium'.",
    };
  },
});
