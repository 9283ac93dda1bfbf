import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/load-url-dynamic',
  title: 'A window shows what others name',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 20],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: 'any', but: ['ipc', 'bridge', 'deep-link', 'arguments'], to: ['load'], severity: 'high' }, (flow) =>
      `${flow.source.what[0]!.toUpperCase()}${flow.source.what.slice(1)} is loaded into a window: it reaches '${flow.sink.what}'. The page gets what the window has: its preload script, its session. Compare the origin with those that are meant.`);
  },
});
