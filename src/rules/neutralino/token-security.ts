import { defineRule } from '../../core/rule.js';
import { below } from '../../core/app.js';
import { inMode, optionOf, whenIn } from '../../frameworks/neutralino/model.js';
import { RUNS_PROGRAMS } from '../../knowledge/neutralino.js';

export default defineRule({
  id: 'neutralino/token-security',
  title: 'Access token handed to everyone who asks',
  category: 'ipc-auth',
  severity: 'critical',
  confidence: 'high',
  cwe: [306, 287],
  versions: 'from 4.3; before, the token was always handed out',
  fixable: 'safe',

  *check({ neutralino }) {
    if (below(neutralino.version, 4, 3)) return;
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
