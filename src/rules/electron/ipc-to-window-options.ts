import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-window-options',
  title: 'Pages decide how windows and the app are set up',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [1188, 915],
  versions: 'all',

  *check({ electron, common }) {
    yield* flowReports(common.flows, { from: ['ipc', 'bridge'], to: ['options'], severity: 'high' }, (flow, from) =>
      `A page sets options of the native side: they come from ${from} and reach '${flow.sink.what}'. ${harmOf(flow.sink.what)} Take over the few values that are meant one by one, each tested.${pagesSay(electron)}`);
  },
});

/** What the options of a call decide. https://www.electronjs.org/docs/latest/api/session#sessetproxyconfig, …/app#appsetloginitemsettingssettings-macos-windows */
const harmOf = (call: string): string => {
  switch (call.split('.').at(-1)) {
    case 'setProxy': return 'A script in the page can then send all that the session loads through a computer of its choice.';
    case 'setFeedURL': return 'A script in the page can then have the app updated from a server of its choice.';
    case 'relaunch': return 'A script in the page can then have another program started in place of the app.';
    case 'setLoginItemSettings': return "On Windows, 'path' and 'args' among them name what is started at every login.";
    default: return 'Among them are those that keep pages away from Node.js, the network and the system.';
  }
};
