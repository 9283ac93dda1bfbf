import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { broadAccesses } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/fs-scope-broad',
  title: 'File access beyond the app\'s own folders',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [22, 552],
  versions: 'all',

  *check({ tauri }) {
    for (const { access, others } of broadAccesses(tauri.files)) {
      const { path, at, read, write, breadth, capabilities } = access;
      const names = capabilities.map(({ identifier }) => identifier);
      yield {
        at,
        severity: write ? 'high' : 'medium',
        message: `Pages may ${write ? (read ? 'read and change' : 'change') : 'read'} ${breadth.what}: '${path}' is in the scope${names.length > 0 ? ` of ${names.length === 1 ? 'capability' : 'capabilities'} ${listed(names)}` : ''}. ${write ? `An injected script can plant code there that runs later${read ? ', and take out what it reads' : ''}.` : 'An injected script can take out what it reads.'} Name the app's own folders, as in '$APPDATA/**', and let a dialog open the rest.`,
        related: others.map((other) => ({ at: other.at, message: `'${other.path}' covers ${other.breadth.what}` })),
      };
    }
  },
});
