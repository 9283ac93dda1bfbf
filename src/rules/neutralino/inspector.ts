import { below } from '../../core/app.js';
import { defineRule } from '../../core/rule.js';
import { inMode, ownOptionOf } from '../../frameworks/neutralino/model.js';
import { INSPECTOR_OPENS } from '../../knowledge/neutralino.js';

export default defineRule({
  id: 'neutralino/inspector',
  title: 'Web inspector in the shipped app',
  category: 'isolation',
  severity: 'medium',
  confidence: 'high',
  cwe: [489],
  versions: 'all',
  fixable: 'safe',

  *check({ neutralino }) {
    const mode = neutralino.modes.find(({ name }) => name === 'window');
    const setting = ownOptionOf(neutralino, 'window', 'enableInspector');
    if (!mode || !setting.is(true)) return;
    const opens = !below(neutralino.version, ...INSPECTOR_OPENS) && !ownOptionOf(neutralino, 'window', 'openInspectorOnStartup').is(false);
    yield {
      at: setting,
      severity: inMode(mode, mode.nativeAPI ? 'medium' : 'low'),
      message: `The app that people install has the web inspector${opens ? ', and opens it at every start' : ''}. Whoever sits at it, or talks somebody into pasting a line there, runs scripts in the page${mode.nativeAPI ? ' and calls native methods' : ''}. Set 'enableInspector' to false; while you develop, start the app with '--window-enable-inspector'.`,
      fixes: [{ description: 'Turn the inspector off.', safe: true, edits: [{ ...setting.at, text: 'false' }] }],
    };
  },
});
