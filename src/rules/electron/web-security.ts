import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, sureness } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/web-security',
  title: 'Same-origin policy switched off',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [346],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const window of electron.windows) {
      const one = window.development ? undefined : window.preferences.webSecurity.find(false);
      if (!one) continue;
      const remote = loadsRemote(window);
      yield {
        at: one,
        ...sureness(window),
        message: `Pages in ${named(window)} may read any other site and local file, because the same-origin policy is off.${remote ? ` It loads '${remote.url}'.` : ''} It also lets https pages run scripts from http. Remove 'webSecurity: false'; for one API that lacks CORS headers, add them in session.webRequest.onHeadersReceived or make the request in the main process.`,
        ...(remote && { related: [{ at: remote, message: 'the page it loads' }] }),
        fixes: [replaced(one, 'true', 'Turn webSecurity on.')],
      };
    }
  },
});
