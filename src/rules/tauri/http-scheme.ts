import { defineRule } from '../../core/rule.js';
import { replaced } from '../../core/edits.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/http-scheme',
  title: 'Pages of the app under an http address',
  category: 'transport',
  severity: 'medium',
  confidence: 'high',
  cwe: [319],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri }) {
    const one = settingOf(tauri, 'httpScheme')?.find(true);
    if (one) {
      yield {
        at: one,
        message: "On Windows the app's pages are under 'http://tauri.localhost'. To the webview they are no secure pages: it lets them load scripts, frames and pictures over plain http, which anyone on the network can change. Remove 'dangerousUseHttpScheme'.",
        fixes: [replaced(one, 'false', 'Use https.')],
      };
    }
    const windows = tauri.major === 2 ? tauri.windows.filter(({ from, when }) => from === 'config' && when !== 'development' && when !== 'test') : [];
    const plain = windows.filter((window) => !window.option('useHttpsScheme')?.alternatives.some(({ value }) => value === true));
    const [first, ...others] = plain;
    if (!first) return;
    yield {
      at: first,
      severity: 'note',
      message: "On Windows and Android the app's pages are under 'http://tauri.localhost', the default of Tauri 2. The webview lets such pages load scripts and pictures over plain http, where the policy does not forbid it. Set 'useHttpsScheme' to true in a new app; in an old one it changes the origin, and what pages have stored stays behind.",
      related: others.slice(0, 3).map(({ at }) => ({ at, message: 'this window too' })),
    };
  },
});
