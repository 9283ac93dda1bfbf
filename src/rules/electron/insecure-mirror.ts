import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/insecure-mirror',
  title: 'Build from downloads that nobody checks',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'high',
  cwe: [494],
  supersedes: ['common/insecure-registry'],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const { at, kind, by, url, fixAt } of electron.packaging.downloads) {
      const [what, todo, text] = {
        http: [`'${by}' downloads what the app is built of from '${url}' without encryption.`, 'Use https.', 'https'],
        unchecked: [`'${by}' switches off the comparison of the downloaded Electron with its checksum.`, 'Remove the setting; where a mirror has no list of checksums, write them into the configuration.', by.endsWith('isVerifyChecksum') ? 'true' : 'false'],
        'any-certificate': [`'${by}' accepts any certificate when packages are downloaded.`, 'Remove the setting; for a server with a certificate of its own, name its authority in \'cafile\'.', 'true'],
      }[kind] as [string, string, string];
      yield {
        at,
        message: `${what} Anyone on the network of a build machine can put code into the app that everybody installs. ${todo}`,
        fixes: [fixAt && { description: kind === 'http' ? 'Use https.' : 'Check what is downloaded.', safe: false, edits: [{ ...fixAt, text }] }],
      };
    }
  },
});
