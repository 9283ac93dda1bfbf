import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/insecure-scheme-privileges',
  title: 'Scheme that pages may use against their policy',
  category: 'csp',
  severity: 'medium',
  confidence: 'high',
  cwe: [693],
  versions: 'all',

  *check({ electron }) {
    for (const { scheme, name, at } of electron.protocols.privileges) {
      yield {
        at,
        severity: name === 'bypassCSP' ? 'medium' : 'low',
        message: name === 'bypassCSP'
          ? `What comes by '${scheme}:' runs whatever the page's Content-Security-Policy says. One injected element that loads from there is enough. Leave 'bypassCSP' out, and name the scheme in the policies of the pages that need it.`
          : `Extensions may run in pages of '${scheme}:'. What an extension is allowed in web pages it then does in those of the app. Leave 'allowExtensions' out.`,
      };
    }
  },
});
