import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/workflow-untrusted-checkout',
  title: "Code of a pull request with the project's rights",
  category: 'supply-chain',
  severity: 'critical',
  confidence: 'high',
  cwe: [829, 94],

  *check({ common }) {
    // Where a key that signs is within reach, that is told of the key.
    const told = new Set(common.exposedSecrets.flatMap(({ at, how }) => (how === 'pull-request' ? [at.file] : [])));
    for (const { at, trigger, runs, secrets, signs, asked } of common.foreignBuilds) {
      if (signs && told.has(at.file)) continue;
      const severity = runs ? (signs ? 'critical' : secrets ? 'high' : 'medium') : 'low';
      const lower = { critical: 'high', high: 'medium', medium: 'low', low: 'low' } as const;
      yield {
        at,
        severity: asked ? lower[severity] : severity,
        // What a container or another job does with it is not seen.
        ...(!runs && { confidence: 'low' as const }),
        message: `A workflow on '${trigger}' takes the code of whoever opens a pull request${runs ? ', and runs it' : ''}. Such a workflow has the rights of the project: its token${signs ? ', and the keys that sign the app' : secrets ? ', and its secrets' : ''}${runs ? ', which scripts of the pull request can use' : ', which are within reach of the next step that runs something of it'}. ${asked ? 'That somebody has to agree helps only as long as nothing is pushed after that. ' : ''}Build pull requests on 'pull_request', which has no secrets, and hand on nothing but results.`,
        ...(runs && { related: [{ at: runs, message: 'it is run here' }] }),
      };
    }
  },
});
