import { below } from '../../core/app.js';
import { isRemote } from '../../core/origin.js';
import { defineRule } from '../../core/rule.js';
import { inMode, ownOptionOf } from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/inject-globals',
  title: 'Access token put into every page of the window',
  category: 'ipc-auth',
  severity: 'critical',
  confidence: 'high',
  cwe: [200, 522],
  versions: 'from 5.5',
  fixable: 'suggestion',

  *check({ neutralino }) {
    const mode = neutralino.modes.find(({ name }) => name === 'window');
    if (!mode || !mode.nativeAPI || below(neutralino.version, 5, 5)) return;
    for (const key of ['injectGlobals', 'injectClientLibrary']) {
      const setting = ownOptionOf(neutralino, 'window', key);
      if (!setting.is(true)) continue;
      const remote = isRemote(mode.start.origin);
      yield {
        at: setting,
        severity: inMode(mode, remote ? 'critical' : 'medium'),
        message: `'${key}' gives native access to every page that the window goes to. ${remote ? `It opens '${mode.start.url}', which gets the access token at once.` : 'A link or redirect to another site hands it the access token.'} ${remote ? 'Show remote pages without native access' : 'Turn it off and load \'/__neutralino_globals.js\' in the app\'s own pages'}.`,
        ...(remote && { related: [{ at: mode.start.at, message: 'the page it opens' }] }),
        fixes: [{ description: `Turn ${key} off.`, safe: false, edits: [{ ...setting.at, text: 'false' }] }],
      };
    }
  },
});
