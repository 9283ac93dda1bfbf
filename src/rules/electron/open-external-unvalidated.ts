import { flowReports } from '../../core/flow-rule.js';
import { groupBy } from '../../core/group-by.js';
import { defineRule } from '../../core/rule.js';
import { locationOf, placeOf as placeKey } from '../../core/location.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/open-external-unvalidated',
  title: 'Addresses are opened without a look at their scheme',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 88],
  versions: 'all',

  *check({ electron, common }) {
    const told = new Set<string>();
    // A guess says less than that nobody looked at the address.
    const open = new Set(electron.openings.map(({ sink }) => placeKey(sink)));
    const flows = common.flows.filter(({ guessed, sink }) => !guessed || !open.has(placeKey(sink.at)));
    for (const report of flowReports(flows, { from: 'any', but: ['ipc', 'bridge', 'deep-link', 'arguments', 'component'], to: ['open'], severity: 'high' }, (flow, from) =>
      `What comes from ${from} is opened by the system, whatever its scheme: it reaches '${flow.sink.what}'. Schemes like file:, smb: or ms-msdt: start programs. Parse it with new URL() and let only https: and mailto: through.`)) {
      told.add(placeKey(locationOf(report.at)));
      yield report;
    }
    for (const flow of flows) if (flow.sink.kind === 'open') told.add(placeKey(flow.sink.at));
    // Where several places hand an address to one call, that call is what to mend.
    for (const places of groupBy(electron.openings.filter(({ sink }) => !told.has(placeKey(sink))), ({ sink }) => placeKey(sink)).values()) {
      const [{ at: given, what, sink }] = places as [typeof places[0], ...typeof places];
      const at = places.length === 1 ? given : sink;
      yield {
        at, severity: 'medium', confidence: 'medium',
        message: `Nothing tests the address that '${what}' opens. Where others have a say in it, schemes like file:, smb: or ms-msdt: start programs. Parse it with new URL() and let only https: and mailto: through.`,
        related: places.length > 1 ? places.map((one) => ({ at: one.at, message: 'an address is given to it here' })) : placeKey(at) === placeKey(sink) ? [] : [{ at: sink, message: 'the system opens it here' }],
      };
    }
  },
});
