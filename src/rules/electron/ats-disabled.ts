import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/ats-disabled',
  title: 'App Transport Security switched off',
  category: 'transport',
  severity: 'medium',
  confidence: 'high',
  cwe: [319],
  versions: 'all; macOS',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const { value, usual } of electron.packaging.arbitraryLoads) {
      const one = value.find(true);
      if (!one) continue;
      yield {
        at: one,
        // createMacApp sets it after extendInfo, for everything but the App Store (app-builder-lib, electronMac.ts).
        ...(usual && { severity: 'low' as const }),
        message: `'NSAllowsArbitraryLoads' lets macOS' own networking use plain http. Chromium's does not ask it, but Squirrel's downloads of updates and native modules do.${usual ? ' electron-builder writes it itself for builds outside of the App Store, so that here it only opens those inside of it.' : ''} Remove it, and name the hosts that need http in NSExceptionDomains.`,
        fixes: [replaced(one, one.at.file.endsWith('.plist') ? '<false/>' : 'false', 'Turn it off.')],
      };
    }
  },
});
