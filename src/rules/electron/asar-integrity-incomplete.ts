import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { fuse } from '../../frameworks/electron/model.js';
import { affects, ASAR_INTEGRITY_ADVISORY } from '../../knowledge/electron-advisories.js';
import { ASAR_INTEGRITY_SINCE } from '../../knowledge/electron-build.js';

export default defineRule({
  id: 'electron/asar-integrity-incomplete',
  title: 'Integrity check that can be passed by',
  category: 'build',
  severity: 'medium',
  confidence: 'high',
  cwe: [354],
  versions: 'from 15; the check works from 16 on macOS and from 30 on Windows',
  fixable: 'suggestion',
  supersedes: ['electron/insecure-fuses'],

  *check({ electron: { packaging, version, major } }) {
    const on = fuse(packaging, 'EnableEmbeddedAsarIntegrityValidation')?.find(true);
    if (!on) return;
    const only = fuse(packaging, 'OnlyLoadAppFromAsar');
    const off = only?.is(false) ? only.find(false) : undefined;
    if (off) {
      yield {
        at: off.origin === 'default' ? on : off,
        message: 'The integrity check is on, and \'OnlyLoadAppFromAsar\' is off. Electron looks for a folder named app too, which is started without any check, so whoever can change the archive passes by. Switch \'OnlyLoadAppFromAsar\' on.',
        fixes: [off.origin === 'default' ? undefined : replaced(off, 'true', 'Take no code but the archive.')],
        ...(off.origin !== 'default' && { related: [{ at: on, message: 'the check is switched on' }] }),
      };
    }
    for (const { tool, asar, integrityOff } of packaging.builds) {
      const loose = asar.is(false) ? asar.find(false) : undefined;
      const hashless = integrityOff.find(true);
      if (loose) yield { at: loose, message: `The integrity check is on, and '${tool}' makes no archive that could be checked. Set 'asar' to true.`, related: [{ at: on, message: 'the check is switched on' }], fixes: [typeof loose.value === 'boolean' ? replaced(loose, 'true', 'Package the app as an archive.') : undefined] };
      if (hashless) yield { at: hashless, message: 'The integrity check is on, and \'disableAsarIntegrity\' leaves out the hash that it compares with. The app either does not start or is not checked. Remove the setting.', related: [{ at: on, message: 'the check is switched on' }], fixes: [replaced(hashless, 'false', 'Keep the hash.')] };
    }
    const hole = version && affects(ASAR_INTEGRITY_ADVISORY, version);
    if (version && hole) {
      yield {
        at: version,
        ...(!version.exact && { confidence: 'low' as const }),
        message: `The integrity check of Electron ${version.major}.${version.minor}.${version.patch} can be passed by (${ASAR_INTEGRITY_ADVISORY.id}). A file beside app.asar in the resources folder is taken for the app's code without being checked. Update to ${hole.fixed ?? 'a supported version'}${hole.fixed === undefined ? '' : ' or newer'}.`,
        related: [{ at: on, message: 'the check is switched on' }],
      };
    }
    const missing = Object.entries(ASAR_INTEGRITY_SINCE).filter(([system, since]) => major < since && (system !== 'Windows' || packaging.builds.some(({ windows }) => windows.made)));
    if (missing.length > 0) {
      yield {
        at: on, severity: 'low',
        message: `Electron ${major} does not check the archive on ${missing.map(([system, since]) => `${system} (from ${since} on)`).join(' and ')}. The fuse is set, and a changed app.asar is started there all the same. Update Electron.`,
      };
    }
  },
});
