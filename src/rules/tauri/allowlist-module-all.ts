import { defineRule, type Severity } from '../../core/rule.js';
import type { Alternative } from '../../core/setting.js';
import { listed } from '../../core/wording.js';
import { settingOf } from '../../frameworks/tauri/model.js';
import { ALLOWLIST_MODULES } from '../../knowledge/tauri.js';

interface Module {
  readonly severity: Severity;
  readonly what: string;
  /** Where its scope stands below the module; without one, the module reaches nothing by itself. */
  readonly scope?: string;
}

const MODULES: Readonly<Record<string, Module>> = {
  shell: { severity: 'high', what: 'run programs and start sidecars', scope: '/scope' },
  fs: { severity: 'high', what: 'read, change and delete files in its scope', scope: '/scope' },
  http: { severity: 'medium', what: 'send requests past the browser\'s rules', scope: '/scope' },
  process: { severity: 'low', what: 'end and restart the app' },
  protocol: { severity: 'medium', what: 'load files of its scope as assets', scope: '/assetScope' },
};

interface Open {
  readonly module: string;
  readonly one: Alternative<unknown>;
  readonly severity: Severity;
  readonly what?: string;
}

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
    const open = tauri.allowlist.flatMap(({ module, all }): Open[] => {
      const one = all.find(true);
      // Some modules have no methods to choose from: `all` is all there is.
      if (!one || ALLOWLIST_MODULES[module]?.length === 0) return [];
      const known = MODULES[module];
      const scope = known?.scope && settingOf(tauri, 'allowlist', `/${module}${known.scope}`);
      const empty = scope && (scope.missing || scope.items().length + scope.to('/allow').items().length === 0);
      // `open` without a check is worse than all that a shell module without a scope has: it is told for itself.
      if (module === 'shell' && empty && tauri.opens.some(({ check }) => check === 'none')) return [];
      // Files of the app's own are worth less than those of the user.
      const severity = empty || !known ? 'low' : module === 'fs' && !tauri.files.some(({ breadth }) => breadth) ? 'medium' : known.severity;
      return [{ module, one, severity, ...(known && { what: `${known.what}${empty ? ', of which nothing is in scope yet' : ''}` }) }];
    });
    for (const { module, one, severity, what } of open.filter((each) => each.severity !== 'low')) {
      yield { at: one, severity, message: `Every method of '${module}' is open to the app's pages. They may ${what}. ${REMEDY}` };
    }
    // What harms little is one decision for a file.
    const minor = open.filter(({ severity }) => severity === 'low');
    for (const file of new Set(minor.map(({ one }) => one.at.file))) {
      const [first, ...others] = minor.filter(({ one }) => one.at.file === file).toSorted((a, b) => a.one.at.range.start - b.one.at.range.start) as [Open, ...Open[]];
      yield {
        at: first.one,
        severity: 'low',
        message: `Every method of ${listed([first, ...others].map(({ module }) => module), 6)} is open to the app's pages.${others.length === 0 && first.what ? ` They may ${first.what}.` : ''} ${REMEDY}`,
        related: others.map(({ module, one, what }) => ({ at: one.at, message: `'${module}'${what ? `: pages may ${what}` : ''}` })),
      };
    }
  },
});

const REMEDY = "Turn on the methods that the app calls instead of 'all'.";
