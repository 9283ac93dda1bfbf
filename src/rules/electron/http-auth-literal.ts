import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'electron/http-auth-literal',
  title: 'Password for a server in the code',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [798],
  versions: 'all',
  supersedes: ['common/hardcoded-secret'],

  *check({ electron }) {
    for (const { at, when } of electron.storage.httpCredentials) {
      if (when === 'development' || when === 'test') continue;
      yield { at, secret: true, message: 'A server or proxy that asks for a password gets this one, which stands in the code of every copy of the app. Whoever unpacks it can sign in. Change the password, ask people for theirs, and answer only the host that you know.' };
    }
  },
});
