import { type Confidence, defineRule, type Severity } from '../../core/rule.js';
import type { EnvEntry, EnvFile } from '../../frameworks/common/model.js';
import { tokenShape } from '../../knowledge/tokens.js';

export default defineRule({
  id: 'common/env-secret',
  title: 'Secret in a committed or shipped .env file',
  category: 'secrets',
  severity: 'critical',
  confidence: 'high',
  cwe: [798, 312],

  *check({ common }) {
    for (const file of common.envFiles) {
      for (const entry of file.entries) {
        const reach = reachOf(file, entry);
        if (!reach || !entry.looks) continue;
        // In a template only what a provider would know is believed to be real.
        if (file.template && entry.looks !== 'token') continue;
        const form = entry.shape === undefined ? undefined : tokenShape(entry.shape);
        yield {
          at: entry.at, severity: severityOf(file, entry, reach), confidence: confidenceOf(entry), secret: true,
          message: `'${entry.name}' ${form ? `is a '${form.provider} ${form.title}'` : 'looks like a secret'}, and ${HOW[reach]}`,
          ...(file.copied && reach === 'shipped' && { related: [{ at: file.copied.at, message: `'${file.copied.by}' takes the file into the package.` }] }),
        };
      }
    }
  },
});

type Reach = 'bundled' | 'shipped' | 'committed';

const HOW: Readonly<Record<Reach, string>> = {
  bundled: 'its prefix makes the bundler write it into the code that every user gets. Revoke it, and take what is secret to a server of yours: an app cannot keep it.',
  shipped: 'the file is packaged with the app. Revoke it, leave the file out, and take what is secret to a server of yours.',
  committed: 'the file is committed. Revoke it, take the file out of the repository and name it in .gitignore.',
};

const reachOf = ({ committed, copied }: EnvFile, { bundled }: EnvEntry): Reach | undefined =>
  (bundled !== undefined ? 'bundled' : copied ? 'shipped' : committed ? 'committed' : undefined);

const severityOf = ({ path, template }: EnvFile, { shape, looks }: EnvEntry, reach: Reach): Severity => {
  const own = (shape === undefined ? undefined : tokenShape(shape))?.severity ?? (looks === 'random' ? 'high' : 'medium');
  if (template || (reach !== 'bundled' && /\.(?:dev|development|test|testing|local|ci|e2e|docker[\w-]*)$/i.test(path))) return 'low';
  return reach === 'committed' && own === 'high' ? 'medium' : own;
};

const confidenceOf = ({ looks, named }: EnvEntry): Confidence => (looks === 'token' ? 'high' : looks === 'random' && named ? 'medium' : 'low');
