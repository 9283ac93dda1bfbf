import { defineRule, type Severity } from '../../core/rule.js';
import type { Mount } from '../../frameworks/neutralino/model.js';

const SHOWN: Readonly<Record<Mount['shows'], readonly [severity: Severity, what: string]>> = {
  everything: ['high', 'every file of the computer'],
  home: ['high', "everything in the user's home"],
  app: ['medium', 'the folder of the program, with its data'],
  unknown: ['medium', 'a folder that is chosen at run time'],
};

export default defineRule({
  id: 'neutralino/server-mount',
  title: 'Folder within reach of every program',
  category: 'file-access',
  severity: 'high',
  confidence: 'high',
  cwe: [552, 306],
  versions: 'from 5.6',

  *check({ neutralino }) {
    for (const { at, shows, when } of neutralino.mounts) {
      if (when === 'development' || when === 'test') continue;
      const [severity, what] = SHOWN[shows];
      yield {
        at, severity,
        ...(shows === 'unknown' && { confidence: 'low' as const }),
        message: `The app's server shows ${what} to whoever knows its port. It asks for no token: other programs and users of the computer read along. Mount a folder that holds nothing but what the page shows, and unmount it again.`,
      };
    }
  },
});
