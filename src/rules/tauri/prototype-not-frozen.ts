import { defineRule } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/prototype-not-frozen',
  title: 'Object.prototype can be changed',
  category: 'isolation',
  severity: 'note',
  confidence: 'high',
  cwe: [1321],
  versions: 'all',

  *check({ tauri }) {
    const setting = settingOf(tauri, 'freezePrototype');
    if (!setting || setting.is(true)) return;
    yield {
      at: setting,
      message: "Scripts of the pages may change 'Object.prototype'. A library that copies keys from data without a look at them then changes how Tauri's own scripts behave on the page. Set 'freezePrototype' to true, and try whether polyfills still work.",
    };
  },
});
