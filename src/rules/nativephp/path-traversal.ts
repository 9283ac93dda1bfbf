import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'nativephp/path-traversal',
  title: "Requests become paths",
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [22, 73],

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['request'], to: ['file'], severity: 'high', confidence: 'medium' }, (flow, from) =>
      `What comes from ${from} becomes a path: it reaches '${flow.sink.what}'. With '..' or an absolute path it leads to any file that the user may touch. Take 'basename()' of names, or use a disk of Storage, which refuses what lies outside of it.`);
  },
});
