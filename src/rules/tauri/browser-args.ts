import { defineRule, SEVERITIES } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import type {} from '../../frameworks/tauri/model.js';
import { INSECURE_SWITCHES } from '../../knowledge/switches.js';

export default defineRule({
  id: 'tauri/browser-args',
  title: 'Webview started with protection off',
  category: 'isolation',
  severity: 'critical',
  confidence: 'high',
  cwe: [693],
  versions: 'all; Windows',

  *check({ tauri }) {
    for (const { value, at, when } of tauri.browserArgs) {
      if (when === 'development' || when === 'test') continue;
      const found = value.split(/\s+(?=--)/).flatMap((part) => {
        const [, name = '', text = ''] = /^--([\w-]+)(?:=(.*))?$/.exec(part.trim()) ?? [];
        const known = INSECURE_SWITCHES.get(name);
        return known && (known.value?.test(text) ?? true) ? [{ name, known }] : [];
      });
      const [first] = found.toSorted((a, b) => SEVERITIES.indexOf(a.known.severity) - SEVERITIES.indexOf(b.known.severity));
      if (!first) continue;
      yield {
        at,
        severity: first.known.severity,
        message: `WebView2 is started with ${listed(found.map(({ name }) => `--${name}`))}. ${first.known.why} Take ${found.length > 1 ? 'them' : 'it'} out${/disable-features/.test(value) ? '' : "; arguments of your own also replace Tauri's, which turn SmartScreen's requests and other features off"}.`,
      };
    }
  },
});
