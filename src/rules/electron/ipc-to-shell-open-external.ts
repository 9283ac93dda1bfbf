import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { beyondPowers, pagesSay } from '../../frameworks/electron/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'electron/ipc-to-shell-open-external',
  title: 'Pages decide what the system opens',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 88],
  versions: 'all',

  *check({ electron, common }) {
    yield* flowReports(beyondPowers(electron, common.flows), { from: ['ipc', 'bridge'], to: ['open'], severity: 'high' }, (flow, from) =>
      `A page names the address that the system opens: it comes from ${from} and reaches '${flow.sink.what}'. Schemes like file:, smb: or ms-msdt: start programs. Parse it with new URL() and let only https: and mailto: through.${pagesSay(electron)}`);
  },
});
