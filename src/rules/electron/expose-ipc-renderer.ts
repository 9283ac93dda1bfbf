import { defineRule } from '../../core/rule.js';
import { reachesPages } from '../../frameworks/electron/model.js';

/** Methods that send nothing: a page learns what the app hears with the first, and silences it with the others. */
const LISTENERS = /\.(?:on|once|addListener)$/;
const REMOVERS = /\.(?:off|removeListener|removeAllListeners)$/;

export default defineRule({
  id: 'electron/expose-ipc-renderer',
  title: 'A part of Electron handed to pages as it is',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [749],
  versions: 'all; from 29 a whole ipcRenderer arrives empty',

  *check({ electron }) {
    for (const bridge of electron.bridges) {
      for (const { raw, at, path } of bridge.members) {
        if (raw === undefined) continue;
        const where = `window.${bridge.key}${path ? `.${path}` : ''}`;
        // What lies on a shared window does not cross the bridge, and does not arrive empty.
        const empty = raw === 'electron.ipcRenderer' && electron.major >= 29 && !bridge.shared;
        const hidden = !reachesPages(electron, bridge);
        yield {
          at,
          severity: empty || hidden ? 'low' : REMOVERS.test(raw) ? 'note' : LISTENERS.test(raw) ? 'medium' : 'high',
          message: empty
            ? `'${where}' hands the whole ipcRenderer to pages, which arrives empty since Electron 29. Give functions that each send one message instead.`
            : hidden ? `This preload script keeps '${raw}' as '${where}' on its window, where pages do not see it as long as 'contextIsolation' is on. It opens the app when isolation is turned off. Remove it, or expose functions that each do one thing with contextBridge.`
            : `'${where}' gives every page and frame '${raw}' itself, so a page chooses what is called and with which arguments. Hand over functions that each do one thing.`,
          related: [{ at: bridge, message: `pages get it as window.${bridge.key}` }],
        };
      }
    }
  },
});
