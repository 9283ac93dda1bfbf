import { defineRule } from '../../core/rule.js';
import { enumerated } from '../../core/wording.js';
import { dangersOf, grantsOf, isActive } from '../../frameworks/tauri/model.js';
import { isUnchecked } from '../../knowledge/tauri-advisories.js';

/** So many permissions are named besides. */
const MOST = 6;

export default defineRule({
  id: 'tauri/capability-remote-grant',
  title: 'Web site gets native permissions',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [749, 346],
  versions: '2',

  *check({ tauri }) {
    for (const capability of tauri.capabilities.filter(isActive)) {
      const any = capability.remote.find(({ anyHost }) => anyHost);
      const whole = any && capability.permissions.find(({ identifier }) => identifier === 'core:default');
      if (any && whole) {
        yield {
          at: whole,
          severity: 'medium',
          message: `Any web site gets all of 'core:default' by capability '${capability.identifier}'. Its ${whole.commands.length} commands let a page hear and send the events of other windows, read pictures by their path, and change menus and the tray. Name the few commands that such pages call.`,
          related: [{ at: any.at, message: 'any web site' }],
        };
      }
      const sites = capability.remote.filter(({ kind, anyHost }) => kind === 'web' && !anyHost);
      const [first, ...others] = sites;
      // One site too many says it all: what else every web site may do is another rule's.
      if (!first || any) continue;
      const below = sites.find(({ host }) => host.startsWith('*.'));
      const links = capability.powers.has('open URLs');
      // Until it was mended, an open without a check took whatever it was given.
      const unchecked = links && grantsOf(tauri, /^plugin:shell\|open$/).length > 0 && tauri.opens.some(({ check }) => check === 'none' || (check === 'plugin' && isUnchecked(tauri.parts)));
      const dangers = [...dangersOf(capability, true), ...(unchecked ? ['have anything opened'] : links ? ['open links'] : [])];
      const grave = unchecked || dangersOf(capability, true).length > 0;
      const shared = !capability.local.is(false);
      const at = below ?? first;
      yield {
        at,
        severity: grave ? 'high' : links ? 'medium' : below ? 'low' : 'note',
        message: `Capability '${capability.identifier}' gives native permissions to pages of '${at.value}'${others.length > 0 ? ` and ${others.length} more` : ''}. ${dangers.length > 0 ? `Whoever changes a page there, or finds a hole in one, may ${enumerated(dangers)}. ` : 'It holds nothing dangerous now. '}${below ? 'With a wildcard, every forgotten subdomain counts, also one that somebody else can take over. ' : ''}${grave || links ? 'Take those permissions out of it, and let Rust or the app\'s own pages do the work.' : shared ? "Local pages have the same grant: what is added for them goes to the site too. Give the site a capability of its own, with 'local' false." : 'Keep it as small as it is.'}`,
        related: [
          ...others.filter((one) => one !== at).map((one) => ({ at: one.at, message: 'this site too' })),
          ...(grave || links ? capability.permissions.filter(({ plugin, commands }) => commands.length > 0 && plugin !== '' && !plugin.startsWith('core')).slice(0, MOST).map((one) => ({ at: one.at, message: 'what it gets' })) : []),
        ],
      };
    }
  },
});
