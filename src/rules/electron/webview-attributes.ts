import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';
import { WEBVIEW_PREFERENCES, WEBVIEW_ATTRIBUTES, webviewPreferences } from '../../knowledge/electron.js';

export default defineRule({
  id: 'electron/webview-attributes',
  title: 'webview with a weakening attribute',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [1188, 346, 1021],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron }) {
    const decides = electron.navigation.openHandlers.some(({ owner, allows }) => owner.of !== 'window' && allows?.how !== 'always');
    for (const { attributes } of electron.webviews) {
      for (const { name, value, at } of attributes) {
        const known = WEBVIEW_ATTRIBUTES.get(name);
        // Without the attribute nobody asks the handler that decides.
        if (name === 'allowpopups' && decides) continue;
        if (known) {
          const trap = value !== undefined && /^(?:false|no|0)$/i.test(value) ? ` The value '${value}' changes nothing: the attribute counts by being there.` : '';
          yield { at, severity: known.severity, message: `This webview has '${name}'. ${known.why}${trap} Remove the attribute.`, fixes: [{ description: `Remove ${name}.`, safe: false, edits: [{ ...at, text: '', how: 'word' }] }] };
        }
        if (name !== 'webpreferences') continue;
        for (const [key, on] of webviewPreferences(value ?? '')) {
          const bad = WEBVIEW_PREFERENCES.get(key);
          if (!bad || bad.unsafe !== on) continue;
          yield { at, severity: bad.severity, message: `This webview's webpreferences set '${key}' to ${on ? 'on' : 'off'}. ${bad.why} Take it out of the list.` };
        }
      }
    }
  },
});
