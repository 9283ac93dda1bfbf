import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/signing-secret-exposed',
  title: 'Workflow gives a signing secret away',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [798, 522, 532],
  supersedes: ['common/hardcoded-secret', 'common/env-secret', 'common/workflow-secret-exposed'],

  *check({ common }) {
    for (const { at, name, how } of common.exposedSecrets) {
      if (how === 'literal') {
        yield { at, secret: true, message: `'${name}' is written in a workflow. Whoever has the repository can sign, notarize or publish in your name. Change it, and read it from the secrets of the build.` };
      } else if (how === 'printed') {
        yield { at, severity: 'medium', message: `A step prints the secret '${name}'. GitHub hides the value where it stands as it is, and not a part of it, an encoded form or one of several lines; logs of public repositories are for everybody. Do not print it.` };
      } else {
        yield { at, message: `The code of a pull request runs with the secret '${name}'. 'pull_request_target' gives secrets to the workflow, and this one checks out what was sent in: anyone who opens a pull request can take the secret. Build pull requests without secrets, with 'pull_request'.` };
      }
    }
  },
});
