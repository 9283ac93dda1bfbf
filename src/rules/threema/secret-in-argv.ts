import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/secret-in-argv',
  title: 'Secret among the arguments of a command',
  category: 'secrets',
  severity: 'medium',
  confidence: 'medium',
  cwe: [214],

  *check({ threema }) {
    for (const { at, by } of threema.toolRuns) {
      yield {
        at,
        message: `'${by}' runs the SDK's console tool, which takes the gateway's secret or the private key as an argument. Every user of the machine can read the arguments of running programs, and shells and logs keep them. Call the SDK's classes instead.`,
      };
    }
  },
});
