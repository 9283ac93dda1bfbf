import { defineRule } from '../../core/rule.js';
import type { LooseSource } from '../../frameworks/common/model.js';

const said = ({ kind, by, url }: LooseSource): string => {
  if (kind === 'any-certificate') return `'${by}' fetches with whatever certificate the other side shows, so that anyone on the network can answer in its place.`;
  if (kind === 'unchecked') return `'${by}' leaves out the check that a package is the one that the lockfile names.`;
  return url === undefined ? `'${by}' allows packages to be fetched without encryption, so that anyone on the network can answer with other ones.` : `'${by}' fetches from '${url.slice(0, 120)}' without encryption, so that anyone on the network can answer with something else.`;
};

export default defineRule({
  id: 'common/insecure-registry',
  title: 'Packages that anyone on the way can exchange',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'high',
  cwe: [494, 319, 295],

  *check({ common }) {
    for (const source of common.looseSources) {
      yield {
        at: source.at,
        // A lockfile holds the hash of each package; a command fetches one thing.
        severity: /(?:lock\.json|shrinkwrap\.json|\.lock|lock\.yaml)$/.test(source.by) || /^(?:curl|wget|git)$/i.test(source.by) ? 'low' : 'medium',
        message: `${said(source)} What is fetched is built into the app, or builds it. ${source.kind === 'any-certificate' ? "Leave the check on; where a company's own certificate is in the way, add it to the trusted ones ('cafile', NODE_EXTRA_CA_CERTS)" : source.kind === 'unchecked' ? 'Leave the check on' : 'Use https'}.`,
      };
    }
  },
});
