import { defineRule } from '../../core/rule.js';
import { inMode, optionOf, whenIn } from '../../frameworks/neutralino/model.js';
import { secretName, secretValue } from '../../knowledge/secret-names.js';

export default defineRule({
  id: 'neutralino/global-secret',
  title: 'Secret among the global variables',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [798, 200],
  versions: 'all',
  supersedes: ['common/hardcoded-secret'],

  *check({ neutralino }) {
    for (const mode of neutralino.modes) {
      for (const [name, value] of optionOf(neutralino, mode.name, 'globalVariables').entries()) {
        const text = value.value;
        const strength = secretName(name);
        const looks = strength && typeof text === 'string' ? secretValue(text) : undefined;
        if (!looks || (strength === 'weak' && looks !== 'random')) continue;
        yield {
          at: value, secret: true,
          severity: inMode(mode, looks === 'random' ? 'high' : 'medium'),
          ...(looks !== 'random' && { confidence: 'low' as const }),
          message: `What looks like a secret is a global variable, 'NL_${name}'${whenIn(mode)}. The app's server gives it to whoever asks for '/__neutralino_globals.js', at any time, and it is in every copy of the app. Revoke it; let a server of yours hold the new one, or every user bring their own.`,
        };
      }
    }
  },
});
