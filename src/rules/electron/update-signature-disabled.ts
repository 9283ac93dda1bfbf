import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/update-signature-disabled',
  title: 'Updates installed without a check of who made them',
  category: 'updates',
  severity: 'high',
  confidence: 'high',
  cwe: [347],
  versions: 'all',
  fixable: 'suggestion',
  supersedes: ['electron/signing-disabled'],

  *check({ electron: { packaging } }) {
    for (const { what, name, one } of packaging.updateChecks) {
      if (what === 'downgrade') {
        yield { at: one, severity: 'low', message: 'The updater may go back to older versions. Whoever controls the feed can bring back a version with a known hole. Leave \'allowDowngrade\' off, but for people who change to a more stable channel.', fixes: [replaced(one, 'false', 'Take newer versions only.')] };
      } else {
        yield { at: one, message: `'${name}' keeps Windows from checking who signed an update. The checksum that is left comes from the same server as the update: whoever can write there installs what they like. Leave the check on.`, fixes: [typeof one.value === 'boolean' ? replaced(one, 'true', 'Check the signature of updates.') : undefined] };
      }
    }
    if (packaging.updater?.by !== 'electron-updater') return;
    // electron-updater compares the signer with the name that the build has put beside the app, and with nothing where there is none (NsisUpdater.verifySignature).
    for (const { windows, at } of packaging.builds) {
      if (windows.off) {
        yield { at: windows.off, severity: 'medium', message: 'Windows builds are not signed, so electron-updater has no publisher to compare updates with, and installs any. The checksum that is left comes from the same server as the update. Sign the builds.', related: [{ at: packaging.updater, message: 'asks for updates' }] };
      } else if (windows.unmentioned) {
        yield { at, severity: 'medium', confidence: 'low', message: 'Nothing in the repository signs the Windows builds. Without a signature electron-updater has no publisher to compare updates with, and installs any. Sign the builds, or say where they are.', related: [{ at: packaging.updater, message: 'asks for updates' }] };
      }
    }
  },
});
