import { defineRule } from '../../core/rule.js';
import { below } from '../../core/app.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/http-redirects',
  title: 'Redirects lead requests out of their scope',
  category: 'transport',
  severity: 'low',
  confidence: 'high',
  cwe: [601, 918],
  versions: '2',

  *check({ tauri }) {
    const named = tauri.requests.filter(({ anyHost, when }) => !anyHost && when !== 'development' && when !== 'test');
    // Where any host is in the scope, a redirect leads nowhere else.
    if (tauri.major === 1 || named.length === 0 || tauri.requests.some(({ anyHost }) => anyHost)) return;
    const setting = settingOf(tauri, 'http', '/scopeRedirects');
    if (!setting || setting.is(true)) return;
    const version = tauri.parts.get('tauri-plugin-http');
    const can = version !== undefined && !below(version, 2, 7);
    yield {
      at: setting.written ? setting : named[0]!,
      severity: can ? 'low' : 'note',
      message: `Requests of pages follow redirects out of their scope. The HTTP plugin asks the scope for the first address alone, '${named[0]!.value}' for one: a server in it, or an open redirect there, leads to any host, servers of the local network among them, and the page reads the answer. ${can ? "Set 'plugins.http.scopeRedirects' to true." : "From version 2.7 on, 'plugins.http.scopeRedirects' checks each step; until then pass 'maxRedirections: 0' where the app does not need any."}`,
    };
  },
});
