import { within } from '../../core/edits.js';
import { below } from '../../core/app.js';
import { defineRule, SEVERITIES } from '../../core/rule.js';
import { NEUTRALINO_LATEST, OLD_BINARIES } from '../../knowledge/neutralino.js';

export default defineRule({
  id: 'neutralino/binary-outdated',
  title: 'Neutralinojs with a weak access token',
  category: 'supply-chain',
  severity: 'critical',
  confidence: 'high',
  cwe: [1395, 338],
  versions: 'below 6.0',
  fixable: 'suggestion',

  *check({ neutralino }) {
    const { version, modes, config } = neutralino;
    const native = modes.some(({ isDefault, declared, nativeAPI }) => (isDefault || declared) && nativeAPI);
    const wanted = config.at('/cli/binaryVersion');
    if (wanted.is('nightly')) {
      yield {
        at: wanted,
        severity: 'medium',
        message: "The app ships whatever Neutralinojs was built last night. Nobody has tested that build, it differs from one download to the next, and its holes appear in no list. Set 'binaryVersion' to a release.",
        fixes: [within(wanted.at, 'nightly', NEUTRALINO_LATEST, 'Take a release.')],
      };
    }
    const old = version && OLD_BINARIES.find(({ below: [major, minor] }) => below(version, major, minor));
    if (!version || !old) return;
    yield {
      at: version,
      severity: native ? old.severity : SEVERITIES[SEVERITIES.indexOf(old.severity) + 1]!,
      message: `Binaries of Neutralinojs ${version.major}.${version.minor}.${version.patch} ${old.what}. ${native ? 'Who has the token can call native methods as the app does.' : 'Who has the token can connect to the app.'} Update 'cli.binaryVersion' to ${NEUTRALINO_LATEST} or newer, the client library with it, and run 'neu update'.`,
      fixes: [within(version.at, version.text, NEUTRALINO_LATEST, 'Take the newest release.')],
    };
  },
});
