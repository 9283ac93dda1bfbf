import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/browser-extensions',
  title: 'Extensions of the browser in the app\'s pages',
  category: 'isolation',
  severity: 'low',
  confidence: 'high',
  cwe: [829],
  versions: '2; Windows',
  fixable: 'suggestion',

  *check({ tauri }) {
    for (const { option, when } of tauri.windows) {
      const on = when === 'development' || when === 'test' ? undefined : option('browserExtensionsEnabled')?.find(true);
      if (!on) continue;
      yield {
        at: on,
        message: "Extensions may run in the pages of the app. One that is put into the app's data folder reads what pages show and calls the commands that they may call. Turn 'browserExtensionsEnabled' off.",
        fixes: [on.literal ? { description: 'Turn it off.', safe: false, edits: [{ ...on.at, text: 'false' }] } : undefined],
      };
    }
  },
});
