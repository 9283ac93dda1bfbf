import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/dev-packages',
  title: "Developers' tool among what is shipped",
  category: 'build',
  severity: 'high',
  confidence: 'high',
  cwe: [489],

  *check({ nativephp }) {
    for (const { name, does, at, forced } of nativephp.devPackages) {
      yield {
        at, severity: forced ? 'high' : /runs PHP|runs proposed/.test(does) ? 'medium' : 'low',
        message: `'${name}' is built into the app. It ${does}${forced ? ", and the app's configuration switches it on whatever 'APP_DEBUG' says" : ''}. The build leaves out what stands in 'require-dev' alone. Move it there.`,
      };
    }
  },
});
