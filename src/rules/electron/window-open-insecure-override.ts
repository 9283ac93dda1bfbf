import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { REMOTE_MODULE_LAST, UNSAFE_PREFERENCES } from '../../knowledge/electron.js';

export default defineRule({
  id: 'electron/window-open-insecure-override',
  title: 'Contents that a page opens are given weaker preferences',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [1188],
  versions: 'all; setWindowOpenHandler from 12, new-window up to 21',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const { kind, preferences, when } of electron.overrides) {
      if (when === 'development' || when === 'test') continue;
      for (const [name, { unsafe, severity, why }] of UNSAFE_PREFERENCES) {
        const one = preferences[name].find(unsafe);
        if (!one || (name === 'enableRemoteModule' && electron.major > REMOTE_MODULE_LAST) || (name === 'sandbox' && electron.sandboxEnforced)) continue;
        // It is on, and keeps Node.js out.
        if (name === 'nodeIntegration' && preferences.sandbox.is(true)) continue;
        yield {
          at: one, severity,
          message: `'${name}: ${String(unsafe)}' is given to every ${kind === 'webview' ? 'webview that a page attaches' : 'window that a page opens'}, whatever it shows. ${why} What is written here wins over the safer preferences it would inherit. Remove it, or give it only to an address that is compared as a whole.`,
          fixes: [replaced(one, String(!unsafe), `Set ${name} to ${String(!unsafe)}.`)],
        };
      }
    }
  },
});
