import { together } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { pathOf, reachesPages } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/expose-ipc-event',
  title: 'Pages get the event of a message',
  category: 'ipc-auth',
  severity: 'medium',
  confidence: 'high',
  cwe: [668],
  versions: 'all; from 29 the sender in the event arrives empty over the context bridge',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const bridge of electron.bridges) {
      if (!reachesPages(electron, bridge)) continue;
      const leaks = bridge.members.flatMap((member) => (member.event ? [{ at: member.event, path: pathOf(bridge, member) }] : []));
      const [first, ...others] = leaks;
      if (!first) continue;
      const empty = electron.major >= 29 && !bridge.shared;
      // One bridge is written by one hand: the first function speaks for the others.
      yield {
        at: first.at,
        severity: empty ? 'note' : 'medium',
        message: `The function that a page gives to ${listed(leaks.map(({ path }) => path))} is called with the event of each message. ${empty
          ? `Since Electron 29 the 'sender' in it arrives empty, but ports and whatever Electron adds to events still do.`
          : `Its 'sender' is the ipcRenderer, with which the page sends any message to any channel.`} Wrap the function and leave the event out: '(_event, ...args) => callback(...args)'.`,
        related: [{ at: bridge, message: `pages get it as window.${bridge.key}` }, ...others.map(({ at, path }) => ({ at, message: `'${path}' too` }))],
        fixes: [together(leaks.map(({ at: { at } }) => ({ description: 'Leave the event out.', safe: false, edits: [{ file: at.file, range: at.range, text: '(_event, ...args) => $&(...args)', how: 'name' as const }] })))],
      };
    }
  },
});
