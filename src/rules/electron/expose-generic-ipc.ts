import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { type Bridge, pathOf, reachesPages } from '../../frameworks/electron/model.js';
import type { Location } from '../../core/location.js';

/** What a page gets from choosing the channel itself, worst first. */
const POWERS = [
  { severity: 'high', of: /^(?!on$|once$|off$|add|remove|sendToHost$)/, words: 'Every handler of the main process is then open to every script in the window.' },
  { severity: 'medium', of: /^(?:on|once|addListener)$/, words: 'It can listen to every message that the main process sends to this window.' },
  { severity: 'medium', of: /^sendToHost$/, words: 'It can send any message to the page that embeds it.' },
  { severity: 'note', of: /^(?:off|removeListener|removeAllListeners)$/, words: 'It can silence what the app itself listens to.' },
] as const;

export default defineRule({
  id: 'electron/expose-generic-ipc',
  title: 'Pages choose the IPC channel',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [749],
  versions: 'all',

  *check({ electron }) {
    for (const bridge of electron.bridges) {
      if (!reachesPages(electron, bridge)) continue;
      for (const member of bridge.members) {
        if (member.package !== undefined) {
          yield {
            at: member.at,
            message: `'${pathOf(bridge, member)}' is the ready-made bridge of '${member.package}', which sends any message to any channel that a page names. Every handler of the main process is then open to every script in the window. Expose functions for the channels the page needs.`,
            related: [{ at: bridge, message: `pages get it as window.${bridge.key}` }],
          };
        }
      }
      // A bridge that sends any message most often listens to any, too: it is told once.
      const [first, ...others] = genericOf(bridge);
      if (!first) continue;
      yield {
        at: first.at,
        severity: first.severity,
        message: `A page that calls ${listed([first, ...others].map(({ path }) => path))} chooses the channel itself. ${first.words} Test the channel against a list of those it may use, or expose one function for each.`,
        related: [{ at: bridge, message: `pages get it as window.${bridge.key}` }, ...others.map(({ at, path }) => ({ at, message: `'${path}' too` }))],
      };
    }
  },
});

const genericOf = (bridge: Bridge): readonly { readonly at: Location; readonly path: string; readonly severity: 'high' | 'medium' | 'note'; readonly words: string }[] =>
  POWERS.flatMap(({ severity, of, words }) => bridge.members.flatMap((member) =>
    (member.generic && of.test(member.generic.method) ? [{ at: member.generic.at, path: pathOf(bridge, member), severity, words }] : [])));
