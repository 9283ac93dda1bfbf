import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'electron/keytar-archived',
  title: 'keytar is no longer maintained',
  category: 'supply-chain',
  severity: 'note',
  confidence: 'high',
  cwe: [1104],
  versions: 'all; 15 and later have safeStorage',

  *check({ electron }) {
    for (const at of electron.storage.keytar) {
      yield { at, message: "'keytar' was archived at the end of 2022, and its native code that handles passwords gets no fixes. Move to Electron's safeStorage, which uses the same key stores of the system." };
    }
  },
});
