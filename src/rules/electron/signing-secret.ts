import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/signing-secret',
  title: 'Signing secret in the repository',
  category: 'secrets',
  severity: 'high',
  confidence: 'high',
  cwe: [798],
  versions: 'all',
  supersedes: ['common/hardcoded-secret', 'common/signing-secret-exposed'],

  *check({ electron }) {
    for (const { at, name, kind } of electron.packaging.secrets) {
      if (kind === 'file') {
        yield { at, confidence: 'medium', message: `'${name}' holds a certificate with its private key, and is committed. Whoever has the repository and the password, which often stands close by, signs programs in your name. Have the certificate revoked, and keep the next one in the secrets of the build.` };
      } else {
        yield { at, secret: true, message: `'${name}' is written in the repository. Whoever has it can sign, notarize or publish in your name. Change it, and read it from an environment variable that the build's secrets set.` };
      }
    }
  },
});
