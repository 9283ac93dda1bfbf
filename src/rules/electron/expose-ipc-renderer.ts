import { defineRule } from '../../core/rule.js';

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
        const empty = raw === 'electron.ipcRenderer' && electron.major >= 29;
        yield {
          at,
          severity: empty ? 'low' : REMOVERS.test(raw) ? 'note' : LISTENERS.test(raw) ? 'medium' : 'high',
          message: empty
            ? `'${where}' hands the whole ipcRenderer to pages, which arrives empty since Electron 29. Give functions that each send one message instead.`
            : `'${where}' gives every page and frame '${raw}' itself, so a page chooses what is called and with which arguments. Hand over functions that each do one thing.`,
          related: [{ at: bridge, message: `pages get it as window.${bridge.key}` }],
        };
      }
    }
  },
});
