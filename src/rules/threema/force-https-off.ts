import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'threema/force-https-off',
  title: 'HTTPS not enforced',
  category: 'transport',
  severity: 'medium',
  confidence: 'high',
  cwe: [319],
  fixable: 'safe',

  *check({ threema }) {
    for (const { options } of threema.connections) {
      for (const one of options.forceHttps.shipped) {
        if (!one.known || one.value === undefined || one.value === true) continue;
        const kind = one.value === false || one.value === null ? 'off' : `${JSON.stringify(one.value)}, which the SDK takes for off`;
        yield {
          at: one,
          message: `'forceHttps' is ${kind}. A redirect, or another host, could make the app send the gateway's secret without encryption. Set it to true: the SDK wants exactly that.`,
          fixes: [one.literal ? { description: 'Set it to true.', safe: true, edits: [{ ...one.at, text: 'true' }] } : undefined],
        };
      }
    }
  },
});
