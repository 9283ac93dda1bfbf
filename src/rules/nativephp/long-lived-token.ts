import { defineRule } from '../../core/rule.js';
import type { ApiToken } from '../../frameworks/nativephp/model.js';
import { LONGEST_TOKEN } from '../../knowledge/nativephp.js';

const lifeOf = ({ minutes }: ApiToken): string => {
  if (minutes === 'never') return 'until somebody deletes them';
  return minutes >= 2880 ? `for ${Math.round(minutes / 1440)} days` : `for ${Math.round(minutes / 60)} hours`;
};

export default defineRule({
  id: 'nativephp/long-lived-token',
  title: 'Tokens that stay good for long',
  category: 'secrets',
  severity: 'low',
  confidence: 'medium',
  cwe: [613],

  *check({ nativephp }) {
    for (const one of nativephp.apiTokens) {
      if (one.minutes !== 'never' && one.minutes <= LONGEST_TOKEN) continue;
      yield {
        at: one,
        message: `The tokens that '${one.by}' gives out are good ${lifeOf(one)}. They lie on machines that you do not control, and whoever copies one there uses it for as long. Let them end within 48 hours, and hand out new ones to apps that show a good one.`,
        related: one.configuredAt ? [{ at: one.configuredAt, message: 'this decides how long' }] : [],
      };
    }
  },
});
