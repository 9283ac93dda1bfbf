import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/scope-widened',
  title: 'Rust lets pages reach the whole disk or home',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [732, 552],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, method, what, when } of tauri.native.scopes) {
      if (when === 'development' || when === 'test') continue;
      yield {
        at,
        message: `'${method}' lets pages reach ${what === 'disk' ? 'the whole disk' : "all of the user's home"}, beyond what the configuration allows. A script that gets into a page then reads keys and browser profiles. Allow the folder of the app, or what the user picks in a dialog.`,
      };
    }
  },
});
