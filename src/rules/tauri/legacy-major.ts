import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/legacy-major',
  title: 'Tauri 1',
  category: 'supply-chain',
  severity: 'note',
  confidence: 'high',
  cwe: [1104],
  versions: '1',

  *check({ tauri: { version } }) {
    if (version?.major !== 1) return;
    yield { at: version, message: "The app is built on Tauri 1, which gets no new work. Capabilities for windows, scopes for commands and a policy on each message came with version 2, and mends of the webview libraries come there first. Plan the change: 'tauri migrate' does most of it." };
  },
});
