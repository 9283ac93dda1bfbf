import { defineRule } from '../../core/rule.js';
import { broadAccesses } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/asset-scope-broad',
  title: 'Asset URLs reach files beyond the app\'s own folders',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [552, 22],
  versions: 'all',

  *check({ tauri }) {
    for (const { access: { path, at, breadth }, others } of broadAccesses(tauri.assets)) {
      yield {
        at,
        message: `Pages may load files of ${breadth.what} through 'asset:' URLs: '${path}' is in the scope. An injected script reads them with a plain fetch, no command involved. Name the folders whose files the app shows, as in '$APPDATA/media/**'.`,
        related: others.map((other) => ({ at: other.at, message: `'${other.path}' covers ${other.breadth.what}` })),
      };
    }
  },
});
