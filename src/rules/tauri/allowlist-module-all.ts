import { defineRule, type Severity } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';
import { ALLOWLIST_MODULES } from '../../knowledge/tauri.js';

interface Module {
  readonly severity: Severity;
  readonly what: string;
  /** Where its scope stands below the module; without one, the module reaches nothing by itself. */
  readonly scope?: string;
}

const MODULES: Readonly<Record<string, Module>> = {
  shell: { severity: 'high', what: 'run programs, start sidecars and open whatever they name' },
  fs: { severity: 'high', what: 'read, change and delete files in its scope', scope: '/scope' },
  http: { severity: 'medium', what: 'send requests past the browser\'s rules', scope: '/scope' },
  process: { severity: 'medium', what: 'end and restart the app' },
  protocol: { severity: 'medium', what: 'load files of its scope as assets', scope: '/assetScope' },
};

export default defineRule({
  id: 'tauri/allowlist-module-all',
  title: 'Every method of a native module for every page',
  category: 'permissions',
  severity: 'high',
  confidence: 'high',
  cwe: [250],
  versions: '1',

  *check({ tauri }) {
    if (tauri.allowlist.some(({ module, all }) => module === '' && all.mayBe(true))) return;
    for (const { module, all } of tauri.allowlist) {
      const one = all.find(true);
      // Some modules have no methods to choose from: `all` is all there is.
      if (!one || ALLOWLIST_MODULES[module]?.length === 0) continue;
      const known = MODULES[module];
      const scope = known?.scope && settingOf(tauri, 'allowlist', `/${module}${known.scope}`);
      const empty = scope && (scope.missing || scope.strings().length + scope.to('/allow').strings().length === 0);
      yield {
        at: one,
        severity: empty ? 'low' : known?.severity ?? 'low',
        message: `Every method of '${module}' is open to the app's pages.${known ? ` They may ${known.what}${empty ? ', of which nothing is in scope yet' : ''}.` : ''} Turn on the methods that the app calls instead of 'all'.`,
      };
    }
  },
});
