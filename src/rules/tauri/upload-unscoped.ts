import { defineRule } from '../../core/rule.js';
import { enumerated } from '../../core/wording.js';
import { grantsOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/upload-unscoped',
  title: 'Pages upload any file and download to any path',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [22, 200],
  versions: '2',

  *check({ tauri }) {
    for (const { capability, permission } of grantsOf(tauri, /^plugin:upload\|(?:upload|download)$/)) {
      const uploads = permission.commands.includes('plugin:upload|upload');
      const downloads = permission.commands.includes('plugin:upload|download');
      yield {
        at: permission,
        message: `Pages with capability '${capability.identifier}' may ${enumerated([...(uploads ? ['send any file of the user to any address'] : []), ...(downloads ? ['write what they download to any path'] : [])])}. The upload plugin has no scope: its commands take a path and a URL from the page as they are. Do it in a command of your own, with a fixed address or folder.`,
      };
    }
  },
});
