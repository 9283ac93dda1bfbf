import { defineRule } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/devtools-production',
  title: 'Developer tools open in shipped builds',
  category: 'build',
  severity: 'medium',
  confidence: 'high',
  cwe: [489],
  versions: 'all',

  *check({ tauri }) {
    const feature = tauri.crates.filter(({ name }) => name === 'tauri').flatMap(({ features }) => features).find(({ value }) => value === 'devtools');
    if (!feature || settingOf(tauri, 'windows') === undefined) return;
    for (const { at, method, when } of tauri.calls) {
      if (method !== 'open_devtools' || when === 'development' || when === 'test') continue;
      yield {
        at,
        message: "'open_devtools' is called, and Cargo.toml turns the feature 'devtools' on for release builds. People can be talked into pasting scripts there, which then call all that the page may. Call it under cfg(debug_assertions), and leave the feature out.",
        related: [{ at: feature, message: 'brings the tools into release builds' }],
      };
    }
  },
});
