import { defineRule } from '../../core/rule.js';
import { below } from '../../core/app.js';
import { inMode, optionOf, whenIn } from '../../frameworks/neutralino/model.js';
import { NEUTRALINO_LATEST, RUNS_PROGRAMS } from '../../knowledge/neutralino.js';

export default defineRule({
  id: 'neutralino/token-security',
  title: 'Access token handed to everyone who asks',
  category: 'ipc-auth',
  severity: 'critical',
  confidence: 'high',
  cwe: [306, 287],
  versions: 'all; before 4.3 the token is always handed out',
  fixable: 'safe',
  supersedes: ['neutralino/binary-outdated'],

  *check({ neutralino }) {
    const { version } = neutralino;
    if (version && below(version, 4, 3)) {
      const native = neutralino.modes.some(({ isDefault, declared, nativeAPI }) => (isDefault || declared) && nativeAPI);
      const written = optionOf(neutralino, neutralino.modes[0]!.name, 'tokenSecurity');
      yield {
        at: version,
        severity: native ? 'critical' : 'medium',
        message: `Binaries of Neutralinojs ${version.text} hand the access token to every program and web page that asks for it. ${native ? 'Whoever has it can call native methods as the app does.' : 'Whoever has it can listen to the app\'s events.'} ${written.missing ? "There is no setting against it before 4.3." : "They do not know 'tokenSecurity', which 4.3 brought."} Update 'cli.binaryVersion' to ${NEUTRALINO_LATEST} or newer, the client library with it, and set 'tokenSecurity' to 'one-time'.`,
        related: written.missing ? [] : [{ at: written, message: 'this has no effect yet' }],
      };
      return;
    }
    for (const mode of neutralino.modes) {
      const setting = optionOf(neutralino, mode.name, 'tokenSecurity');
      if (typeof setting.value !== 'string' || setting.value === 'one-time') continue;
      const runs = mode.nativeAPI && [...RUNS_PROGRAMS].find((method) => mode.access.methods.has(method));
      yield {
        at: setting,
        severity: inMode(mode, mode.nativeAPI ? 'critical' : 'medium'),
        message: [
          `The app hands its access token to every program and web page that asks for it${whenIn(mode)}.`,
          setting.value === 'none' ? '' : `Neutralinojs knows only 'one-time' and reads '${setting.value}' as 'none'.`,
          mode.nativeAPI ? `A page in any browser can load '/neutralino.js' or '/__neutralino_globals.js', which hold it, from the app's port as a script and call native methods${runs ? `, '${runs}' among them` : ''}.` : 'Whoever has it can listen to the app\'s events.',
          'Set it to \'one-time\'.',
        ].filter(Boolean).join(' '),
        fixes: [{ description: "Set tokenSecurity to 'one-time'.", safe: true, edits: [{ ...setting.at, text: '"one-time"' }] }],
      };
    }
  },
});
