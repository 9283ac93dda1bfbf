import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'nativephp/server-request-forgery',
  title: "Requests say what the app asks",
  category: 'injection',
  severity: 'medium',
  confidence: 'high',
  cwe: [918],

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['request'], to: ['network'], severity: 'medium', confidence: 'medium' }, (flow, from) =>
      `What comes from ${from} says which server the app asks: it reaches '${flow.sink.what}'. That may be one on this machine or in its network that no page could reach, and what is sent along goes there. Ask hosts that the app names, and put what is chosen behind them, encoded.`);
  },
});
