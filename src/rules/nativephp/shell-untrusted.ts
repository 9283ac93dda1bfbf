import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'nativephp/shell-untrusted',
  title: "Addresses of others opened by the system",
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 78],

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['request', 'network', 'clipboard', 'drop'], to: ['open', 'openPath'], severity: 'high', confidence: 'medium' }, ({ sink: { kind, what } }, from) =>
      `What comes from ${from} is opened by the system: it reaches '${what}'. ${kind === 'open' ? "NativePHP hands the address to Electron as it stands, and the system starts whatever is registered for its scheme, files and programs on shares among it. Open only https, and where it can be only hosts that you know." : 'A program that lies there is started. Open only what is below a folder of the app, with an ending that you know.'}`);
  },
});
