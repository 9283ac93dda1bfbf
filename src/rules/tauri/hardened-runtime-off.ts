import { defineRule } from '../../core/rule.js';
import { replaced } from '../../core/edits.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/hardened-runtime-off',
  title: 'macOS builds without the hardened runtime',
  category: 'build',
  severity: 'medium',
  confidence: 'high',
  cwe: [693],
  versions: '2; macOS',
  fixable: 'suggestion',

  *check({ tauri }) {
    const off = tauri.macos.hardenedRuntime?.find(false);
    if (!off) return;
    yield {
      at: off,
      message: "'hardenedRuntime' is off. Other programs of the user can load libraries into the app and change its memory, with the permissions that people gave to the app, and Apple does not notarize it. Leave it on, and give the app the entitlements that it needs.",
      fixes: [replaced(off, 'true', 'Turn it on.')],
    };
  },
});
