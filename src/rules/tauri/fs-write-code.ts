import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/tauri/model.js';
import { codeFolder } from '../../knowledge/tauri-permissions.js';

export default defineRule({
  id: 'tauri/fs-write-code',
  title: 'Pages write where code is started from',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [732, 94],
  versions: '2',

  *check({ tauri }) {
    const found = tauri.files.filter(({ path, write, when }) => write && when !== 'development' && when !== 'test' && codeFolder(path) !== undefined);
    const [first, ...others] = found;
    // Whoever may write the whole disk may write there too: it is told.
    if (!first || tauri.files.some(({ write, breadth }) => write && (breadth?.kind === 'disk' || breadth?.kind === 'home'))) return;
    yield {
      at: first,
      message: `Pages may write ${codeFolder(first.path)!}: '${first.path}' is in the scope. What an injected script puts there is started later, by the app, the system or the user's shell. Take the folder out of the scope, and write such files in Rust.`,
      related: others.slice(0, 4).map(({ at, path }) => ({ at, message: `'${path}'` })),
    };
  },
});
