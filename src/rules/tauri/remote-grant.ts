import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/remote-grant',
  title: 'Rust lets a web site call native commands',
  category: 'remote-content',
  severity: 'critical',
  confidence: 'high',
  cwe: [346, 749],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, url, api, when } of tauri.native.remoteGrants) {
      if (when === 'development' || when === 'test' || /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/.test(url)) continue;
      const any = /^(?:https?:\/\/)?\*|^$/.test(url);
      yield {
        at,
        ...(url !== '' && { remote: /:\/\//.test(url) ? url : `https://${url}` }),
        severity: api || any ? 'critical' : 'high',
        ...(url === '' && { confidence: 'medium' as const }),
        message: `Pages of ${url === '' ? 'a site that is named at run time' : `'${url}'`} may call ${api ? 'the whole API and the app\'s own commands' : 'native commands'}. Whoever changes a page there, or finds a hole in it, acts as the app does. Show the site in a window without access, and call Rust from the app's own pages.`,
      };
    }
  },
});
