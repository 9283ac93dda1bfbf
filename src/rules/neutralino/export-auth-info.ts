import { defineRule } from '../../core/rule.js';
import { inMode, optionOf, whenIn } from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/export-auth-info',
  title: 'Access token written to a file',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'high',
  cwe: [522, 377],
  versions: 'all',
  fixable: 'safe',

  *check({ neutralino }) {
    for (const mode of neutralino.modes) {
      const setting = optionOf(neutralino, mode.name, 'exportAuthInfo');
      if (!setting.is(true)) continue;
      yield {
        at: setting,
        severity: inMode(mode, mode.nativeAPI ? 'high' : 'medium'),
        message: `The app writes its access token and port to '.tmp/auth_info.json' in its data folder${whenIn(mode)}. Every program and user who can read the file can ${mode.nativeAPI ? 'call native methods as the app does' : 'connect to the app'}. Turn it off; extensions get the token on their standard input.`,
        fixes: [{ description: 'Turn exportAuthInfo off.', safe: true, edits: [{ ...setting.at, text: 'false' }] }],
      };
    }
  },
});
