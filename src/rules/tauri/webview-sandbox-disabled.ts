import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/webview-sandbox-disabled',
  title: "WebKit's sandbox switched off",
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [693],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, name, value, when } of tauri.native.sandboxVariables) {
      if (when === 'development' || when === 'test') continue;
      yield { at, message: `'${name}' is set to '${value}', which takes the sandbox of WebKit's processes away. A page that breaks into the renderer then has all that the user may do. Remove it; where the sandbox does not start, the container that the app runs in is what needs mending.` };
    }
  },
});
