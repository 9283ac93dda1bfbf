import { defineRule, type Fix } from '../../core/rule.js';
import { type Cleaning, isCleaned } from '../../frameworks/nativephp/model.js';
import { CLEANED_BETTER, CLEANED_BY_DEFAULT } from '../../knowledge/nativephp.js';

export default defineRule({
  id: 'nativephp/cleanup-env-weak',
  title: 'Secrets that stay in the shipped .env',
  category: 'secrets',
  severity: 'medium',
  confidence: 'high',
  cwe: [538],
  fixable: 'suggestion',

  *check({ nativephp }) {
    const { cleaning, configs } = nativephp;
    if (cleaning.unknown) return;
    if (cleaning.patterns.length === 0) {
      // Without a published file the package's own list applies.
      if (!configs.has('nativephp')) return;
      yield { at: cleaning.at, message: `Nothing is taken out of the .env that every user gets: 'cleanup_env_keys' ${cleaning.written ? 'is empty' : 'is missing'}. Name the keys that hold secrets, those of the published configuration first.` };
      return;
    }
    const own = cleaning.patterns.map(({ value }) => value);
    const dropped = CLEANED_BY_DEFAULT.filter((pattern) => !isCleaned(own, pattern));
    const wanted = CLEANED_BETTER.filter((pattern) => !isCleaned(own, pattern));
    if (dropped.length === 0 && wanted.length === 0) return;
    const telling = dropped.filter((pattern) => pattern.includes('*') || pattern.endsWith('_PASS'));
    yield {
      at: cleaning.at, severity: telling.length > 0 ? 'medium' : 'low',
      message: telling.length > 0
        ? `'cleanup_env_keys' lacks what the published configuration takes out: ${quoted(telling)}. Such keys stay in the .env that every user gets. Put them back${wanted.length > 0 ? `, and add ${quoted(wanted)}` : ''}.`
        : `'cleanup_env_keys' keeps keys whose names end as those of secrets do: ${quoted([...wanted, ...dropped])}. They stay in the .env that every user gets. Add what the app does not need when it runs.`,
      fixes: [adding(cleaning, [...dropped, ...wanted])],
    };
  },
});

const quoted = (patterns: readonly string[]): string => patterns.map((pattern) => `'${pattern}'`).join(', ');

const adding = ({ last }: Cleaning, patterns: readonly string[]): Fix | undefined =>
  last && { description: `Take ${quoted(patterns)} out too.`, safe: false, edits: [{ file: last.file, range: { start: last.range.end, end: last.range.end }, text: `, ${quoted(patterns)}` }] };
