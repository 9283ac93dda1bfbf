import { defineRule } from '../../core/rule.js';
import { enumerated } from '../../core/wording.js';
import { dangersOf, isActive } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/capability-remote-insecure',
  title: 'Native commands for pages that come without encryption',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [319],
  versions: '2',
  fixable: 'suggestion',

  *check({ tauri }) {
    for (const capability of tauri.capabilities.filter(isActive)) {
      // Where every web site is let in, another rule says so.
      if (capability.remote.some(({ anyHost }) => anyHost)) continue;
      const plain = capability.remote.filter(({ scheme, kind, anyHost }) => !anyHost && kind !== 'custom' && /^(?:http|ws|\*|)$/.test(scheme));
      const [far] = plain.filter(({ kind }) => kind === 'web');
      const [near] = plain.filter(({ kind }) => kind === 'loopback');
      if (far) {
        yield {
          at: far,
          message: `Capability '${capability.identifier}' trusts '${far.value}', where pages come without encryption. Anyone on the way, in a café's network or at a provider, answers in its place and calls native commands. Name the site with https.`,
          fixes: [far.scheme === 'http' ? { description: 'Ask for https.', safe: false, edits: [{ ...far.at, text: JSON.stringify(far.value.replace(/^http:/, 'https:')) }] } : undefined],
        };
      } else if (near) {
        const anyPort = /:(?:\*|\(\.\*\))(?:\/|$)/.test(near.value);
        const dangers = dangersOf(capability, true);
        if (!anyPort && dangers.length === 0) continue;
        yield {
          at: near,
          severity: dangers.length > 0 ? 'medium' : 'low',
          message: `Capability '${capability.identifier}' gives native commands to whatever answers at '${near.value}'. ${anyPort ? 'Any program or user of this machine can listen on some port' : 'A program that takes the port first'}, and a page that a window shows from there ${dangers.length > 0 ? `may ${enumerated(dangers)}` : 'acts as the app does'}. Serve pages by Tauri's own scheme, and keep a grant for development in a capability that releases do not list.`,
        };
      }
    }
  },
});
