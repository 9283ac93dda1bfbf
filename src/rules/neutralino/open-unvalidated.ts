import type { Flow } from '../../core/flow.js';
import { flowReports } from '../../core/flow-rule.js';
import { type Location, locationOf } from '../../core/location.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/neutralino/model.js';
import { SHELL_OPENERS } from '../../knowledge/sinks.js';

const placeKey = ({ file, range }: Location): string => `${file}:${range.start}`;
const opens = ({ sink }: Flow): boolean => SHELL_OPENERS.has(sink.what);

export default defineRule({
  id: 'neutralino/open-unvalidated',
  title: 'Addresses are opened without a look at them',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 78],
  versions: 'all',

  *check({ neutralino, common }) {
    const flows = common.flows.filter((flow) => opens(flow) && flow.source.kind !== 'component');
    const told = new Set<string>();
    const known = new Set<string>();
    for (const report of flowReports(flows, { from: 'any', to: ['open'], severity: 'high' }, ({ sink }, from) =>
      `What comes from ${from} is opened by the system, whatever it is: it reaches '${sink.what}'. Schemes and paths start programs, and on Linux and macOS the address becomes a part of a command. Parse it with new URL(), let only https: through, and refuse what has quotes, '$' or backslashes in it.`)) {
      told.add(placeKey(locationOf(report.at)));
      yield report;
    }
    for (const flow of flows) if (flow.sink.kind === 'open') known.add(placeKey(flow.sink.at));
    // Its scheme has been looked at; what a shell reads of it has not.
    for (const report of flowReports(flows.filter(({ sink }) => !known.has(placeKey(sink.at))), { from: 'any', to: ['command'], severity: 'medium', confidence: 'medium' }, ({ sink }, from) =>
      `What comes from ${from} becomes a part of a command on Linux and macOS: it reaches '${sink.what}'. Its scheme says nothing about what a shell reads in the rest. Refuse addresses with quotes, '$', backquotes or backslashes in them.`)) {
      told.add(placeKey(locationOf(report.at)));
      known.add(placeKey(locationOf(report.at)));
      yield report;
    }
    for (const { at, what, sink } of neutralino.openings) {
      if (told.has(placeKey(sink)) || known.has(placeKey(sink)) || told.has(placeKey(at))) continue;
      told.add(placeKey(at));
      yield {
        at, severity: 'medium', confidence: 'medium',
        message: `Nothing tests the address that '${what}' opens. Where others have a say in it, schemes and paths start programs, and on Linux and macOS it becomes a part of a command. Parse it with new URL(), let only https: through, and refuse what has quotes, '$' or backslashes in it.`,
        ...(placeKey(at) !== placeKey(sink) && { related: [{ at: sink, message: 'the system opens it here' }] }),
      };
    }
  },
});
