import { within } from '../../core/edits.js';
import { defineRule, type Fix } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { type Cleaning, isCleaned } from '../../frameworks/nativephp/model.js';
import { CLEANED_BETTER, CLEANED_BY_DEFAULT, LARAVEL_KEYS } from '../../knowledge/nativephp.js';
import { BUNDLED_PREFIXES } from '../../knowledge/secret-names.js';

export default defineRule({
  id: 'nativephp/cleanup-env-weak',
  title: 'Secrets that stay in the shipped .env',
  category: 'secrets',
  severity: 'medium',
  confidence: 'high',
  cwe: [538],
  fixable: 'suggestion',

  *check({ nativephp, common }) {
    const { cleaning, configs } = nativephp;
    if (cleaning.unknown || !configs.has('nativephp')) return;
    if (cleaning.patterns.length === 0) {
      yield { at: cleaning.at, message: "Nothing is taken out of the .env that every user gets: 'cleanup_env_keys' is empty. Name the keys that hold secrets, those of the published configuration first.", fixes: [within(cleaning.at, '[]', `[${quoted(CLEANED_BY_DEFAULT)}]`, 'Take out what the published configuration takes out.')] };
      return;
    }
    const own = cleaning.patterns.map(({ value }) => value);
    const dropped = CLEANED_BY_DEFAULT.filter((pattern) => !isCleaned(own, pattern));
    const wanted = CLEANED_BETTER.filter((pattern) => !isCleaned(own, pattern));
    if (dropped.length === 0 && wanted.length === 0) return;
    // An older list lacks what came later; that matters where the app has such keys.
    const names = [...new Set(common.envFiles.flatMap(({ entries }) => entries.map(({ name }) => name)))].filter((name) => !isCleaned(own, name) && !nativephp.releaseSecrets.some((one) => one.name === name));
    const kept = names.find((name) => isCleaned(dropped, name));
    const weak = kept !== undefined || dropped.includes('*_SECRET');
    const risky = names.filter((name) => isCleaned(wanted, name) && !LARAVEL_KEYS.has(name) && !BUNDLED_PREFIXES.some((prefix) => name.startsWith(prefix)));
    if (!weak && wanted.length === 0) return;
    yield {
      at: cleaning.at, severity: weak ? 'medium' : risky.length === 0 ? 'note' : 'low',
      message: weak
        ? `'cleanup_env_keys' lacks what the published configuration takes out: ${quoted(dropped.filter((pattern) => pattern.includes('*')))}. ${kept === undefined ? 'Such keys stay' : `'${kept}' stays`} in the .env that every user gets. Put them back, and take out whatever holds a secret.`
        : `${risky.length === 0 ? 'No pattern takes' : `${listed(risky)} ${risky.length === 1 ? 'stays' : 'stay'} in the .env that every user gets: no pattern takes`} out what ends as the names of secrets do (${quoted(wanted)}). Add what the app does not need when it runs.`,
      fixes: [adding(cleaning, [...dropped, ...wanted])],
    };
  },
});

const quoted = (patterns: readonly string[]): string => patterns.map((pattern) => `'${pattern}'`).join(', ');

const adding = ({ last }: Cleaning, patterns: readonly string[]): Fix | undefined =>
  last && { description: `Take ${quoted(patterns)} out too.`, safe: false, edits: [{ ...last, text: patterns.map((pattern) => `'${pattern}'`).join('\n'), how: 'items' }] };
