import { defineRule } from '../../core/rule.js';
import type { TauriModel } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/api-features',
  title: 'API compiled in that the allowlist leaves out',
  category: 'permissions',
  severity: 'medium',
  confidence: 'high',
  cwe: [250],
  versions: '1',

  *check({ tauri }) {
    if (tauri.major !== 1 || tauri.allowlist.some(({ module, all }) => module === '' && all.mayBe(true))) return;
    const all = tauri.crates.find(({ name }) => name === 'tauri')?.features ?? [];
    const found = all.filter(({ value }) => value === 'api-all' || moduleOf(value, tauri) !== undefined);
    const [first, ...others] = found;
    if (!first) return;
    yield {
      at: first,
      message: `The feature '${first.value}'${others.length > 0 ? ` and ${others.length} more` : ''} compiles more of the API in than the allowlist turns on. Tauri asks the allowlist when it builds and the features when it runs, so that pages may call what was left out there. Name in Cargo.toml what the allowlist has; 'tauri build' does it where the file is not changed by hand.`,
      related: others.map(({ at, value }) => ({ at, message: `'${value}'` })),
    };
  },
});

/** The module that a feature like `fs-all` turns on whole, where the allowlist does not. */
const moduleOf = (feature: string, { allowlist }: TauriModel): string | undefined => {
  const [, name] = /^([a-z-]+)-all$/.exec(feature) ?? [];
  const camel = name?.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const known = allowlist.find(({ module }) => module === camel);
  return known && !known.all.mayBe(true) ? camel : undefined;
};
