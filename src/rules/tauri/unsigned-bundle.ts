import { defineRule } from '../../core/rule.js';
import { enumerated } from '../../core/wording.js';

export default defineRule({
  id: 'tauri/unsigned-bundle',
  title: 'Bundle that nothing signs',
  category: 'build',
  severity: 'note',
  confidence: 'low',
  cwe: [347],
  versions: 'all',

  *check({ tauri: { signing } }) {
    if (!signing) return;
    const unsigned = [...(signing.macos === false ? ['macOS'] : []), ...(signing.windows === false ? ['Windows'] : [])];
    if (unsigned.length === 0) return;
    yield {
      at: signing,
      message: `Nothing in the repository signs the bundles for ${enumerated(unsigned)}. Without a signature people cannot tell your app from a changed copy of it, and the system warns them of both. Set ${enumerated([...(signing.macos === false ? ["'macOS.signingIdentity'"] : []), ...(signing.windows === false ? ["'windows.signCommand'"] : [])])}, or sign in the workflow that builds releases.`,
    };
  },
});
