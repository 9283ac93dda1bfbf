import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/certificate-error-bypass',
  title: 'Certificates taken that Chromium refused',
  category: 'transport',
  severity: 'critical',
  confidence: 'high',
  cwe: [295],
  versions: 'all',

  *check({ electron }) {
    for (const { at, by, when } of electron.transport.certificates) {
      if (by !== 'certificate-error') continue;
      yield {
        at,
        severity: when === 'always' ? 'critical' : 'medium',
        ...(when !== 'always' && { confidence: when === 'host' ? 'medium' as const : 'low' as const }),
        message: when === 'always'
          ? 'Every certificate that Chromium refuses is taken here, for every host. Anyone on the way can answer for any server, read what is sent and change the pages that the windows show. Remove the listener; for a server with a certificate of its own, compare certificate.fingerprint.'
          : when === 'host'
            ? 'Any certificate is taken here for some hosts. Anyone on the way can answer for them with a certificate made in a minute. Compare certificate.fingerprint with the one the server has.'
            : 'A setting makes the app take every certificate that Chromium refuses. Let the people who need it add the certificate of their server to their system, or compare certificate.fingerprint with one they confirmed.',
      };
    }
  },
});
