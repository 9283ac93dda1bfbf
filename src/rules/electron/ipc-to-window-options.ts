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
      `A page sets options of the native side: they come from ${from} and reach '${flow.sink.what}'. Among them are those that keep pages away from Node.js, the network and the system. Take over the few values that are meant one by one, each tested.${pagesSay(electron)}`);
  },
});
