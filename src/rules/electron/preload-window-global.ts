import type { Location } from '../../core/location.js';
import { defineRule } from '../../core/rule.js';
import { pathOf, reachesPages } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/preload-window-global',
  title: 'A preload script keeps Node.js on the window',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [749],
  versions: 'all; without effect where context isolation is on, which is the default from 12',

  *check({ electron }) {
    // `if (process.contextIsolated) exposeInMainWorld('api', api); else window.api = api`: electron/expose-node-api has told it.
    const told = new Set(electron.bridges.filter(({ shared }) => !shared).flatMap(({ members }) => members.flatMap(({ at, native = [] }) => native.flatMap((one) => [placeOf(one.at), placeOf(at)]))));
    for (const bridge of electron.bridges) {
      if (!bridge.shared) continue;
      for (const member of bridge.members) {
        for (const { kind, name, at, unsure } of member.native ?? []) {
          if (told.has(placeOf(kind === 'called' ? at : member.at))) continue;
          const where = pathOf(bridge, member);
          const reaches = reachesPages(electron, bridge);
          const what = kind === 'called' ? `'${where}', which calls '${name}' with what it is given,` : kind === 'package' ? `all of the package '${name}' as '${where}'` : `'${name}' as '${where}'`;
          yield {
            at: kind === 'called' ? at : member.at,
            severity: !reaches ? 'low' : kind === 'package' || kind === 'environment' ? 'medium' : 'high',
            ...(kind === 'package' && { confidence: unsure || !reaches ? 'low' : 'medium' }),
            message: reaches
              ? `This preload script keeps ${what} on the window that it shares with the page. Without context isolation every script in the page has it. Turn 'contextIsolation' on, and expose functions that each do one thing with contextBridge.`
              : `This preload script keeps ${what} on its window, where pages do not see it as long as 'contextIsolation' is on. It is dead code now, and opens the app when isolation is turned off. Remove it, or expose functions that each do one thing with contextBridge.`,
          };
        }
      }
    }
  },
});

const placeOf = ({ file, range }: Location): string => `${file}:${range.start}`;
