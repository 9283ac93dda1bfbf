import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { callersSay } from '../../frameworks/tauri/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'tauri/ipc-to-network',
  title: 'Pages send requests through Rust',
  category: 'ipc-auth',
  severity: 'medium',
  confidence: 'low',
  cwe: [918],
  versions: 'all',

  *check({ tauri, common }) {
    yield* flowReports(common.flows, { from: ['ipc'], to: ['network'], severity: 'medium', confidence: 'low' }, ({ source, sink }, from) =>
      `A page names the address that Rust asks: it comes from ${from} and reaches '${sink.what}'. Neither the same-origin policy nor the page's policy holds there, so that hosts of the local network can be reached. Compare the host with those that are meant.${callersSay(tauri, source.what)}`);
  },
});
