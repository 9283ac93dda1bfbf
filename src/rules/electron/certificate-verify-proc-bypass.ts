import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/certificate-verify-proc-bypass',
  title: 'Check of certificates replaced by a yes',
  category: 'transport',
  severity: 'critical',
  confidence: 'high',
  cwe: [295],
  versions: 'all',

  *check({ electron }) {
    for (const { at, by, when } of electron.transport.certificates) {
      if (by !== 'setCertificateVerifyProc') continue;
      yield {
        at,
        severity: when === 'always' ? 'critical' : 'medium',
        ...(when !== 'always' && { confidence: when === 'host' ? 'medium' as const : 'low' as const }),
        message: `${when === 'always' ? 'Every certificate is taken, for every host' : when === 'host' ? 'Any certificate is taken for some hosts' : 'A setting makes the session take every certificate'}. The answer 0 means that the certificate is good, and Certificate Transparency is not asked either; anyone on the way can answer for ${when === 'host' ? 'these servers' : 'any server'}. Answer -3, which is Chromium's own verdict, and compare the certificate's fingerprint where a server has one of its own.`,
      };
    }
  },
});
