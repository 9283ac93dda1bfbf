import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/workflow-secret-exposed',
  title: 'Secret of the build that more see than need to',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [522, 532],

  *check({ common }) {
    for (const { at, name, how, by } of common.looseSecrets) {
      if (how === 'everywhere') {
        yield {
          at, severity: 'medium',
          message: `'${name}' is given to every step of the job, among them '${by!.value}', an action that its owner can change. One step signs; the others get the key without need. Move the variable to the 'env' of that step, and pin the actions beside it to commits.`,
          related: [{ at: by!.at, message: 'this action gets it, too' }],
        };
      } else if (how === 'all') {
        yield { at, severity: 'high', message: "All secrets of the repository are handed over at once. Whatever runs here gets those it does not need, and new ones by themselves. Name the secrets that are needed." };
      } else {
        yield { at, severity: 'medium', message: `'${name}' is written to the log. GitHub hides a secret only where it stands there letter by letter: encoded, cut or in several lines it can be read by everyone who sees the log. Do not print it; to look whether it is set, compare its length with 0.` };
      }
    }
  },
});
