import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'tauri/asset-scope-broad',
  title: 'Asset URLs reach files beyond the app\'s own folders',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [552, 22],
  versions: 'all',

  *check({ tauri }) {
    for (const { path, at, when, breadth } of tauri.assets) {
      if (!breadth || when === 'development' || when === 'test') continue;
      yield {
        at,
        message: `Pages may load files of ${breadth.what} through 'asset:' URLs: '${path}' is in the scope. An injected script reads them with a plain fetch, no command involved. Name the folders whose files the app shows, as in '$APPDATA/media/**'.`,
      };
    }
  },
});
