import { defineRule } from '../../core/rule.js';
import { replaced } from '../../core/edits.js';
import type {} from '../../frameworks/electron/model.js';

const ELEVATED = new Set<unknown>(['requireAdministrator', 'highestAvailable']);

export default defineRule({
  id: 'electron/elevated-execution',
  title: 'App that runs as administrator',
  category: 'permissions',
  severity: 'low',
  confidence: 'high',
  cwe: [250],
  versions: 'all; Windows',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const { value } of electron.packaging.executionLevels) {
      const one = value.find((level) => ELEVATED.has(level));
      if (!one) continue;
      const text = String(one.value);
      yield {
        at: one,
        message: `'${text}' starts the whole app with ${text === 'requireAdministrator' ? 'the rights of an administrator' : 'the highest rights that the user has'}. A hole in a page or a library then gives an attacker the computer, not the user's files alone. Use 'asInvoker', and put what needs the rights into a small program that is started for it.`,
        fixes: [replaced(one, /\.ya?ml$/.test(one.at.file) ? 'asInvoker' : /\.(?:json5?|toml)$/.test(one.at.file) ? '"asInvoker"' : '\'asInvoker\'', 'Run with the rights of who starts it.')],
      };
    }
  },
});
