import { flowReports } from '../../core/flow-rule.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'nativephp/window-url-untrusted',
  title: "Addresses of others shown in a window",
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [601, 829],

  *check({ common }) {
    yield* flowReports(common.flows, { from: ['request', 'network', 'drop', 'clipboard'], to: ['load'], severity: 'high', confidence: 'medium' }, ({ sink: { what } }, from) =>
      `What comes from ${from} says which page a window shows: it reaches '${what}'. A page of another site then has the window's preload script, and its requests to the app carry the app's secret. Lead to routes of the app, or compare the host with those that you know.`);
  },
});
