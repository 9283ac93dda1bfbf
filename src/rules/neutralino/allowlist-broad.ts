import type { Location } from '../../core/location.js';
import { defineRule, type Report, type Severity } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { inMode, type Mode, whenIn, wildcardModule } from '../../frameworks/neutralino/model.js';

const MODULES: Readonly<Record<string, { readonly severity: Severity; readonly what: string }>> = {
  os: { severity: 'high', what: 'which runs any program' },
  filesystem: { severity: 'high', what: 'which reads and changes any file of the user' },
  server: { severity: 'medium', what: 'which serves any folder to whoever knows the port' },
  extensions: { severity: 'medium', what: 'which talks to every extension' },
  net: { severity: 'medium', what: 'which reaches any host past the browser\'s rules' },
  custom: { severity: 'medium', what: 'which is all that the app adds to the framework' },
  computer: { severity: 'low', what: 'which moves the mouse and presses keys' },
  clipboard: { severity: 'low', what: 'which reads what the user copies' },
  app: { severity: 'low', what: 'which ends the process and reads the whole configuration' },
  window: { severity: 'low', what: 'which takes pictures of the window and covers the screen' },
  storage: { severity: 'low', what: 'which reads and deletes all that the app keeps' },
};

export default defineRule({
  id: 'neutralino/allowlist-broad',
  title: 'Whole module of native methods allowed',
  category: 'permissions',
  severity: 'high',
  confidence: 'high',
  cwe: [250],
  versions: 'all',
  fixable: 'suggestion',

  *check({ neutralino }) {
    for (const mode of neutralino.modes) {
      if (!mode.nativeAPI || mode.access.decidedBy !== 'allow list') continue;
      const entries = mode.access.allow?.entries ?? [];
      const broad = entries.flatMap(({ value, at }): Broad[] => {
        const module = wildcardModule(value);
        const known = module === undefined ? undefined : MODULES[module];
        if (module === undefined || !known) return [];
        const used = [...neutralino.used].filter((method) => method.startsWith(`${module}.`) && !entries.some((entry) => entry.value === method)).sort();
        return [{ module, at, used, ...known }];
      });
      for (const one of broad.filter(({ severity }) => severity !== 'low')) yield reportOf(mode, [one]);
      const lesser = broad.filter(({ severity }) => severity === 'low');
      if (lesser.length > 0) yield reportOf(mode, lesser);
    }
  },
});

interface Broad {
  readonly module: string;
  readonly at: Location;
  readonly severity: Severity;
  readonly what: string;
  /** What the app's scripts call of it. */
  readonly used: readonly string[];
}

const reportOf = (mode: Mode, all: readonly Broad[]): Report => {
  const [first, ...others] = all as [Broad, ...Broad[]];
  const used = all.flatMap((one) => one.used);
  return {
    at: first.at,
    severity: inMode(mode, first.severity),
    message: `Pages may call every method of ${listed(all.map(({ module }) => module), 6)}${whenIn(mode)}${others.length === 0 ? `, ${first.what}` : ''}. ${used.length > 0 ? `The app's scripts use ${listed(used)}: allow those` : 'Allow the methods that the app needs'}, so that an injected script cannot call the rest.`,
    related: others.map(({ at, module, what }) => ({ at, message: `every method of '${module}', ${what}` })),
    fixes: [used.length > 0 ? { description: 'Allow the methods that the app\'s scripts call.', safe: false, edits: all.filter((one) => one.used.length > 0).map((one) => ({ ...one.at, text: one.used.map((method) => JSON.stringify(method)).join(', ') })) } : undefined],
  };
};
