import { defineRule } from '../../core/rule.js';
import { reachFrom } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/window-open-allow',
  title: 'Any page may be opened in a window of the app',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [1021, 668],
  versions: 'from 12',

  *check({ electron }) {
    const reaches = electron.windows.map((window) => reachFrom(window));
    for (const { allows } of electron.navigation.openHandlers) {
      if (!allows) continue;
      yield {
        at: allows.at,
        severity: reaches.includes('node') ? 'high' : reaches.includes('preload') || electron.remote ? 'medium' : 'low',
        ...(allows.how === 'site' && { confidence: 'medium' as const }),
        message: `${allows.how === 'always' ? 'This handler allows every window that a page asks for' : 'This handler allows every window that it has nothing against, other sites among them'}. Whatever opens gets the preferences of its opener${reaches.includes('node') ? ', Node.js among them' : reaches.includes('preload') ? ', its preload script among them' : ''}, and shows no address bar. Allow the URLs that the app opens itself, answer { action: 'deny' } for all others, and send links to the browser.`,
      };
    }
  },
});
