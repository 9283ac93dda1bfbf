import { defineRule, SEVERITIES } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import type { Placed } from '../../frameworks/tauri/model.js';
import { INSECURE_SWITCHES, type Switch } from '../../knowledge/switches.js';

export default defineRule({
  id: 'tauri/browser-args',
  title: 'Webview started with protection off',
  category: 'isolation',
  severity: 'critical',
  confidence: 'high',
  cwe: [693],
  versions: 'all; Windows',

  *check({ tauri }) {
    const groups = new Map<string, Placed[]>();
    for (const one of tauri.browserArgs) {
      const names = one.when === 'development' || one.when === 'test' ? [] : insecure(one.value).map(({ name }) => name);
      if (names.length > 0) groups.set(names.join(), [...(groups.get(names.join()) ?? []), one]);
    }
    // What several windows are started with is one decision.
    for (const [first, ...others] of groups.values() as Iterable<[Placed, ...Placed[]]>) {
      const found = insecure(first.value);
      const [worst] = found.toSorted((a, b) => SEVERITIES.indexOf(a.known.severity) - SEVERITIES.indexOf(b.known.severity));
      yield {
        at: first,
        severity: worst!.known.severity,
        message: `WebView2 is started with ${listed(found.map(({ name }) => `--${name}`))}. ${worst!.known.why} Take ${found.length > 1 ? 'them' : 'it'} out${/disable-features/.test(first.value) ? '' : "; arguments of your own also replace Tauri's, which turn SmartScreen's requests and other features off"}.`,
        related: others.map(({ at }) => ({ at, message: 'here too' })),
      };
    }
  },
});

const insecure = (value: string): readonly { readonly name: string; readonly known: Switch }[] => value.split(/\s+(?=--)/).flatMap((part) => {
  const [, name = '', text = ''] = /^--([\w-]+)(?:=(.*))?$/.exec(part.trim()) ?? [];
  const known = INSECURE_SWITCHES.get(name);
  return known && (known.value?.test(text) ?? true) ? [{ name, known }] : [];
});
