import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/dev-server-exposed',
  title: 'Development server that others reach',
  category: 'transport',
  severity: 'medium',
  confidence: 'medium',
  cwe: [668, 319],
  versions: 'all',

  *check({ tauri }) {
    for (const { at, by, what, reach } of tauri.devServers) {
      yield reach === 'remote'
        ? { at, severity: 'medium', message: `Development shows pages from '${what}'. Tauri takes them for the app's own, so that whoever answers there, or is on the way, calls every command on the developer's machine. Serve them from this machine.` }
        : { at, severity: 'low', message: `The development server listens for the whole network ('${by}' is '${what}'). Others in the same network read the app's sources, and Vite has had holes by which they read other files too. Leave it on 'localhost', and for a phone take the address from TAURI_DEV_HOST.` };
    }
  },
});
