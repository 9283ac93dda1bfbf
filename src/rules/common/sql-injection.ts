import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/sql-injection',
  title: 'Values of others become parts of statements',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [89],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: 'any', but: ['deep-link', 'arguments', 'protocol'], to: ['sql'], severity: 'high' }, (flow, from) =>
      `What comes from ${from} becomes an SQL statement or a part of one: it reaches '${flow.sink.what}'. Whoever has a say in it reads or changes every row, with a quote that ends the text it stands in if need be. Keep statements in the code, leave a placeholder in them, and bind the value to it.`);
  },
});
