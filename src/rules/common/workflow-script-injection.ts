import { defineRule } from '../../core/rule.js';
import type { ScriptExpression } from '../../frameworks/common/model.js';

const WHO: Readonly<Record<ScriptExpression['by'], string>> = {
  anyone: 'Anybody can write it, and the workflow then has the token and the secrets of the project',
  forks: 'Anybody can write it; from a fork the workflow has no secrets, but its outcome and its caches are what it makes of them',
  members: 'Whoever may push writes it, and with a merge so does the author of a pull request',
};

export default defineRule({
  id: 'common/workflow-script-injection',
  title: 'Words of outsiders within a script of a workflow',
  category: 'supply-chain',
  severity: 'high',
  confidence: 'high',
  cwe: [78, 94],

  *check({ common }) {
    for (const { at, expression, what, by, checked } of common.scriptExpressions) {
      yield {
        at,
        severity: by === 'anyone' ? (checked ? 'medium' : 'high') : by === 'members' ? 'medium' : 'low',
        ...(checked && { confidence: 'medium' as const }),
        message: `'\${{ ${expression} }}' puts ${what} into a script before a shell reads it, so that it can end the command and begin another. ${WHO[by]}. Hand it over in 'env', and use the variable in quotes.`,
      };
    }
  },
});
