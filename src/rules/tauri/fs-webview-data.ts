import { defineRule } from '../../core/rule.js';
import { permissionsOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/fs-webview-data',
  title: 'Pages read cookies and stored data of the webview',
  category: 'file-access',
  severity: 'medium',
  confidence: 'high',
  cwe: [538],
  versions: '2',

  *check({ tauri }) {
    const denied = permissionsOf(tauri, 'fs').some(({ permission: { name, deny } }) => name === 'deny-default' || /^deny-webview-data-/.test(name) || (name === 'default') || deny.length > 0);
    if (denied) return;
    const found = tauri.files.filter(({ path, read, when }) => read && when !== 'development' && when !== 'test' && /^\$(?:APPLOCALDATA|LOCALDATA)\/\*\*(?:\/\*)?$/.test(path));
    const [first, ...others] = found;
    // Whoever may read the whole disk may read that too: it is told.
    if (!first || tauri.files.some(({ read, breadth }) => read && (breadth?.kind === 'disk' || breadth?.kind === 'home'))) return;
    yield {
      at: first,
      message: `Pages may read the folder in which the webview keeps cookies and stored data: '${first.path}' is in the scope, and nothing denies that part. On Windows and Linux it lies below this folder, with what other sites have stored in the app. Add the permission 'fs:deny-default', or name the folders that pages need.`,
      related: others.slice(0, 3).map(({ at }) => ({ at, message: 'here too' })),
    };
  },
});
