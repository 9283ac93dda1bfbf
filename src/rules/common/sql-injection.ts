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
      `What comes from ${from} becomes part of an SQL statement: it reaches '${flow.sink.what}'. A quote in it ends the text that it stands in, and what follows reads or changes every row. Leave a placeholder in the statement, and bind the value to it.`);
  },
});
