import { defineRule } from '../../core/rule.js';

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
      for (const { generic, package: name, at, path } of bridge.members) {
        const where = `window.${bridge.key}${path ? `.${path}` : ''}`;
        if (name !== undefined) {
          yield {
            at,
            message: `'${where}' is the ready-made bridge of '${name}', which sends any message to any channel that a page names. Every handler of the main process is then open to every script in the window. Expose functions for the channels the page needs.`,
            related: [{ at: bridge, message: `pages get it as window.${bridge.key}` }],
          };
        }
        if (!generic) continue;
        const removes = /^(?:off|removeListener|removeAllListeners)$/.test(generic.method);
        const listens = /^(?:on|once|addListener)$/.test(generic.method);
        const embeds = generic.method === 'sendToHost';
        yield {
          at: generic,
          severity: removes ? 'note' : listens || embeds ? 'medium' : 'high',
          message: `A page that calls '${where}' chooses the channel itself. ${removes ? 'It can silence what the app itself listens to.' : embeds ? 'It can send any message to the page that embeds it.' : listens ? 'It can listen to every message that the main process sends to this window.' : 'Every handler of the main process is then open to every script in the window.'} Test the channel against a list of those it may use, or expose one function for each.`,
          related: [{ at: bridge, message: `pages get it as window.${bridge.key}` }],
        };
      }
    }
  },
});
