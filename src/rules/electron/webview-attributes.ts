import { defineRule, type Severity } from '../../core/rule.js';
import type { ElectronModel, Webview } from '../../frameworks/electron/model.js';
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
    for (const webview of electron.webviews) {
      for (const { name, value, at } of webview.attributes) {
        const known = WEBVIEW_ATTRIBUTES.get(name);
        // Without the attribute nobody asks the handler that decides.
        if (name === 'allowpopups' && decides) continue;
        if (known) {
          const { severity, why } = name === 'nodeintegration' || name === 'nodeintegrationinsubframes' ? effectOf(electron, webview, name, known) : known;
          const trap = value !== undefined && /^(?:false|no|0)$/i.test(value) ? ` The value '${value}' changes nothing: the attribute counts by being there.` : '';
          yield { at, severity, message: `This webview has '${name}'. ${why}${trap} Remove the attribute.`, fixes: [{ description: `Remove ${name}.`, safe: false, edits: [{ ...at, text: '', how: 'word' }] }] };
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

interface Effect {
  readonly severity: Severity;
  readonly why: string;
}

/** What Node.js the page gets: none where its embedder has none, and with isolation only its preload script has it. Source: lib/browser/guest-view-manager.ts, inheritedWebPreferences. */
const effectOf = ({ windows, major }: ElectronModel, { attributes }: Webview, name: string, known: Effect): Effect => {
  const preference = name === 'nodeintegration' ? 'nodeIntegration' : 'nodeIntegrationInSubFrames';
  const embedders = windows.filter(({ preferences, development }) => !development && preferences.webviewTag.mayBe(true));
  if (embedders.length > 0 && embedders.every(({ preferences }) => preferences[preference].is(false))) {
    return { severity: 'low', why: `It has no effect as long as the window around it has '${preference}' off, whose value webviews take over.` };
  }
  const shared = attributes.some(({ name: other, value }) => other === 'webpreferences' && webviewPreferences(value ?? '').some(([key, on]) => key === 'contextIsolation' && !on));
  return name !== 'nodeintegration' || shared || major < 12 ? known : { severity: 'medium', why: "It turns the sandbox of the page in it off, and only 'contextIsolation' keeps that page from Node.js." };
};
