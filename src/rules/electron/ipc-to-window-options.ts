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
    const pages = pagesSay(electron);
    yield* flowReports(common.flows, { from: ['ipc', 'bridge'], to: ['options'], severity: 'high' }, (flow) =>
      `A page sets options of the native side: ${flow.source.what} reaches '${flow.sink.what}'. Among them are those that keep pages from Node.js, the network and the system. Take over the single values that are meant, each tested.${pages === '' ? '' : ` (${pages}.)`}`);
  },
});
