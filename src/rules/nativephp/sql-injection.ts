import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'nativephp/sql-injection',
  title: "Requests become parts of queries",
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [89],

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['request'], to: ['sql'], severity: 'high', confidence: 'medium' }, (flow, from) =>
      `What comes from ${from} becomes a part of a query: it reaches '${flow.sink.what}'. It can change what is asked, and on SQLite attach and write other files. Put '?' in its place and give the value as a binding; choose names of columns from a list.`);
  },
});
