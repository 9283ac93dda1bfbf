import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/mac-compare',
  title: 'MAC compared in a way that gives it away',
  category: 'ipc-auth',
  severity: 'medium',
  confidence: 'high',
  cwe: [208],
  fixable: 'safe',

  *check({ threema }) {
    for (const at of threema.comparisons) {
      yield {
        at,
        message: "The MAC is compared character by character. How long that takes says how much of a guess was right, and with enough tries a valid MAC can be found. Use 'hash_equals', or the SDK's 'checkMac'.",
        fixes: [{ description: "Compare with 'hash_equals'.", safe: true, edits: [{ ...at, text: 'hash_equals($&)', how: 'comparison' }] }],
      };
    }
  },
});
