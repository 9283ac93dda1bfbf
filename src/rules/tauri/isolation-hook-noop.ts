import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/isolation-hook-noop',
  title: 'Isolation application that lets everything through',
  category: 'isolation',
  severity: 'medium',
  confidence: 'high',
  cwe: [20],
  versions: 'all',

  *check({ tauri }) {
    for (const at of tauri.idleHooks) {
      yield { at, message: "The isolation application hands every message on as it is. Its hook returns what it was given, so that the pattern costs time and keeps nothing out. Look at 'payload.cmd' and its arguments, and throw where they are not what your pages send." };
    }
  },
});
