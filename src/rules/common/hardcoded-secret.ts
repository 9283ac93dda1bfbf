import { type Confidence, defineRule, type Severity } from '../../core/rule.js';
import type { Secret } from '../../frameworks/common/model.js';
import { tokenShape } from '../../knowledge/tokens.js';

const WHERE: Readonly<Record<Secret['goes'], string>> = {
  app: 'Whoever installs the app can read it there. Revoke it, and let a server of yours hold the new one, or every user bring their own.',
  repository: 'Whoever can read the repository, or a copy of it, can use it. Revoke it, and hand the new one to the build from its secret store.',
};

export default defineRule({
  id: 'common/hardcoded-secret',
  title: 'Secret in the source',
  category: 'secrets',
  severity: 'critical',
  confidence: 'high',
  cwe: [798],

  *check({ common }) {
    for (const secret of common.secrets) {
      if (secret.when === 'test') continue;
      yield { at: secret.at, severity: severityOf(secret), confidence: confidenceOf(secret), message: `${whatOf(secret)} ${WHERE[secret.goes]}`, secret: true };
    }
  },
});

const whatOf = ({ name, shape, looks, goes, when }: Secret): string => {
  const form = shape === undefined ? undefined : tokenShape(shape);
  const place = `${goes === 'app' ? 'is written into the app' : 'is in the repository'}${when === 'development' ? ', for development' : ''}`;
  if (form) return `A secret ${place}: '${form.provider} ${form.title}'.`;
  return `What looks like a ${looks === 'random' ? 'secret' : 'password'} ${place}, as '${name}'.`;
};

const LOWER: Readonly<Record<Severity, Severity>> = { critical: 'high', high: 'medium', medium: 'low', low: 'low', note: 'note' };

const severityOf = ({ shape, looks, sure, goes, when }: Secret): Severity => {
  const severity = (shape === undefined ? undefined : tokenShape(shape))?.severity ?? (looks === 'random' && sure ? 'high' : 'medium');
  return when === 'development' || (goes === 'repository' && shape === undefined) ? LOWER[severity] : severity;
};

/** Of a name and characters that look random one may be wrong; of a word that someone thought of, more so. */
const confidenceOf = ({ looks, sure, when }: Secret): Confidence => (looks === 'token' ? 'high' : looks === 'random' && sure && when !== 'development' ? 'medium' : 'low');
