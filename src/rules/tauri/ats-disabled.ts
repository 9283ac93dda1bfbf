import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/ats-disabled',
  title: 'App Transport Security switched off',
  category: 'transport',
  severity: 'medium',
  confidence: 'high',
  cwe: [319],
  versions: 'all; macOS',

  *check({ tauri: { macos } }) {
    for (const at of macos.arbitraryLoads) {
      yield { at, message: "'NSAllowsArbitraryLoads' lets the webview on macOS use plain http for any host. Pages, scripts and answers then come as anyone on the network likes. Remove it, and name the hosts that need http in NSExceptionDomains." };
    }
    for (const { value, at, when } of macos.plainDomain) {
      if (when === 'development' || when === 'test' || /^(?:localhost|127\.|\[?::1)/.test(value)) continue;
      yield { at, severity: 'low', message: `'exceptionDomain' lets the webview on macOS ask '${value}' over plain http. Whoever is on the way reads and changes what comes from there. Serve it over https, and remove the setting.` };
    }
  },
});
