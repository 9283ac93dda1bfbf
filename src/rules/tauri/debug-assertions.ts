import { within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/debug-assertions',
  title: 'Released builds behave as those for development',
  category: 'build',
  severity: 'medium',
  confidence: 'high',
  cwe: [489],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri }) {
    for (const at of tauri.cargo?.debugAssertions ?? []) {
      yield { at, message: "Debug assertions are on in released builds. Tauri and its plugins take such a build for one of development: it has the inspector, the updater takes plain http, and refused commands tell which permissions there are. Leave 'debug-assertions' out of the profile, and turn 'overflow-checks' on where those are wanted.", fixes: [within(at, 'true', 'false', 'Turn debug assertions off.')] };
    }
  },
});
