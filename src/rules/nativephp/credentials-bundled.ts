import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/credentials-bundled',
  title: 'Credentials in the archive of the app',
  category: 'secrets',
  severity: 'high',
  confidence: 'medium',
  cwe: [538, 522],

  *check({ nativephp }) {
    for (const { file, at } of nativephp.archived) {
      yield {
        at,
        message: `'${file}' is put into an archive of the app. It holds credentials of whoever builds the app, for private packages or servers, and everyone who gets the archive has them. Install what needs them before, and leave the file out.`,
      };
    }
  },
});
