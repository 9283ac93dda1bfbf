import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import type {} from '../../frameworks/nativephp/model.js';

/** Commands, seeders and the like are run by developers, with the app's folder as their own. */
const OF_DEVELOPERS = /(?:^|\/)(?:Console|database|scripts?|tools?|build)\//;

export default defineRule({
  id: 'nativephp/write-bundle',
  title: 'Files written into the installed app',
  category: 'file-access',
  severity: 'low',
  confidence: 'high',
  cwe: [732],

  *check({ common }) {
    for (const { at, by, does, path, base, when } of common.fileAccesses) {
      if (does !== 'write' || base !== 'bundle' || !at.file.endsWith('.php') || when === 'development' || when === 'test' || OF_DEVELOPERS.test(at.file) || /^\/?(?:storage|\.env|bootstrap\/cache)/.test(path)) continue;
      yield {
        at,
        message: `'${by.split(/[.\\]/).at(-1)!}' writes to '${path.replace(/^\//, '') || '.'}' in the folder that the app is installed in. Where that is read-only it fails; where it is not, the system's signature of the app no longer holds, and what was written is run as the app's own. Write below 'storage_path()', or to the disk 'user_data'.`,
      };
    }
  },
});
