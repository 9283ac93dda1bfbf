import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import { type Location, locationOf } from '../../core/location.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/electron/model.js';

const placeKey = ({ file, range }: Location): string => `${file}:${range.start}`;

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
    for (const { at, what, sink } of electron.openings) {
      if (told.has(placeKey(sink))) continue;
      yield {
        at, severity: 'medium', confidence: 'medium',
        message: `Nothing tests the address that '${what}' opens. Where others have a say in it, schemes like file:, smb: or ms-msdt: start programs. Parse it with new URL() and let only https: and mailto: through.`,
        ...(placeKey(at) !== placeKey(sink) && { related: [{ at: sink, message: 'the system opens it here' }] }),
      };
    }
  },
});
