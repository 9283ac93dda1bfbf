import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/updater-insecure',
  title: 'Updates without encryption',
  category: 'updates',
  severity: 'critical',
  confidence: 'high',
  cwe: [494, 319],
  versions: 'all',
  supersedes: ['common/insecure-url'],

  *check({ common }) {
    for (const { url, scheme, at, use, when, reach } of common.urls) {
      if (use !== 'update' || scheme !== 'http' || reach === 'machine' || reach === 'nobody' || when === 'development' || when === 'test') continue;
      yield {
        at,
        message: `Updates are looked for at '${url.slice(0, 120)}'. Without https, anyone on the network answers in its place, and nothing else tells their version of the app from yours: Neutralinojs checks no signature. Use https, for the manifest and for the resources that it names.`,
      };
    }
  },
});
