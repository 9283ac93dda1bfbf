import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/xss-sink',
  title: 'Text of others becomes markup',
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [79],
  versions: 'all',

  *check({ common }) {
    yield* flowReports(common.flows, { from: 'any', to: ['html'], severity: common.exposure === 'node' ? 'critical' : common.exposure === 'native' ? 'high' : 'medium' }, (flow, from) =>
      `What comes from ${from} becomes markup of a page: it reaches '${flow.sink.what}'. A script in it ${common.exposure === 'node' ? 'can use Node.js' : common.exposure === 'native' ? 'can call all that the app gives its pages' : 'acts as the app'}. Show it as text, or clean it with DOMPurify last of all.`);
  },
});
