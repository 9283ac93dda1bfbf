import { type Confidence, defineRule, type Fix, type Severity } from '../../core/rule.js';
import { nameOf } from '../../core/paths.js';
import type { EnvEntry } from '../../frameworks/common/model.js';
import { type Cleaning, isCleaned } from '../../frameworks/nativephp/model.js';
import { ALWAYS_CLEANED } from '../../knowledge/nativephp.js';
import { BUNDLED_PREFIXES, secretName } from '../../knowledge/secret-names.js';
import { tokenShape } from '../../knowledge/tokens.js';

export default defineRule({
  id: 'nativephp/env-secret-shipped',
  title: 'Secret in the .env that is shipped',
  category: 'secrets',
  severity: 'critical',
  confidence: 'high',
  cwe: [312, 538],
  fixable: 'suggestion',
  supersedes: ['common/env-secret'],

  *check({ nativephp, common }) {
    const { cleaning } = nativephp;
    const patterns = [...ALWAYS_CLEANED, ...cleaning.patterns.map(({ value }) => value)];
    for (const { path, copied, template, entries } of common.envFiles) {
      if (copied?.by !== 'NativePHP' || template) continue;
      const active = nameOf(path) === '.env';
      for (const entry of entries) {
        // Laravel's own key has a rule of its own.
        if (entry.empty || entry.name === 'APP_KEY' || (!entry.looks && !entry.named) || (active && isCleaned(patterns, entry.name))) continue;
        yield {
          at: entry.at, severity: severityOf(entry), confidence: confidenceOf(entry, active && cleaning.unknown), secret: entry.looks !== undefined,
          message: active
            ? `'${entry.name}' stays in the .env that every user gets. ${WHOEVER} Add it to 'cleanup_env_keys', and take what needs it to a server of yours.`
            : `'${entry.name}' is packaged in '${path}', as it stands. Only the .env that is active is cleaned. ${WHOEVER} Add '${nameOf(path)}' to 'cleanup_exclude_files'.`,
          related: [{ at: active ? cleaning.at : copied.at, message: active ? 'No pattern here takes it out.' : 'No pattern here leaves the file out.' }],
          fixes: [active ? adding(cleaning, entry.name) : undefined],
        };
      }
    }
    for (const { name, at } of nativephp.releaseSecrets) {
      const strength = secretName(name);
      if (name === 'APP_KEY' || strength === undefined || isCleaned(patterns, name) || BUNDLED_PREFIXES.some((prefix) => name.startsWith(prefix))) continue;
      yield {
        at, severity: strength === 'strong' ? 'high' : 'medium', confidence: cleaning.unknown ? 'low' : 'medium',
        message: `A workflow writes '${name}' into the .env that every user gets, from a secret of the repository. ${WHOEVER} Add it to 'cleanup_env_keys', and take what needs it to a server of yours.`,
        related: [{ at: cleaning.at, message: 'No pattern here takes it out.' }],
        fixes: [adding(cleaning, name)],
      };
    }
  },
});

const WHOEVER = 'Whoever installs the app can read it.';

const severityOf = ({ shape, looks }: EnvEntry): Severity => (shape === undefined ? undefined : tokenShape(shape))?.severity ?? (looks === 'random' ? 'high' : 'medium');

const confidenceOf = ({ looks, named }: EnvEntry, unknown: boolean): Confidence => (unknown || looks === undefined || looks === 'password' ? 'low' : looks === 'random' ? (named ? 'medium' : 'low') : 'high');

const adding = ({ last }: Cleaning, key: string): Fix | undefined =>
  last && { description: `Take '${key}' out of the shipped .env.`, safe: false, edits: [{ ...last, text: `'${key}'`, how: 'items' }] };
