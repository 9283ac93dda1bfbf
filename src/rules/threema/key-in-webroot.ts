import { defineRule, type Severity } from '../../core/rule.js';

export default defineRule({
  id: 'threema/key-in-webroot',
  title: 'Key file that the web server serves',
  category: 'secrets',
  severity: 'critical',
  confidence: 'high',
  cwe: [552, 538],
  supersedes: ['threema/key-committed', 'common/hardcoded-secret', 'common/bundled-secret-file'],

  *check({ threema }) {
    for (const { path, at, kind, webRoot, proven } of threema.keyFiles) {
      if (webRoot === undefined) continue;
      // A store that is a PHP file is run, not shown, for as long as the server runs PHP.
      const severity: Severity = kind === 'private-key' ? 'critical' : path.endsWith('.php') ? 'medium' : 'high';
      yield {
        at, severity, ...(kind === 'private-key' && { secret: true }), ...(!proven && { confidence: 'medium' as const }),
        message: `The ${kind === 'private-key' ? 'private key' : 'key store'} '${path}' lies below '${webRoot || '.'}', which the web server serves. `
          + `${kind === 'private-key' ? 'Whoever guesses its address can decrypt every message to your gateway ID.' : 'Whoever guesses its address learns whom the app talks to.'} Move it out of that folder.`,
      };
    }
  },
});
