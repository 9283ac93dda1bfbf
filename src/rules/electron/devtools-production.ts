import { withoutStatement } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'electron/devtools-production',
  title: 'Developer tools in the shipped app',
  category: 'isolation',
  severity: 'note',
  confidence: 'medium',
  cwe: [489],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const { kind, at } of electron.devTools) {
      yield {
        at,
        message: kind === 'opened'
          ? 'The developer tools open with the window in the shipped app, too. People are then easily talked into pasting code that runs with everything the page may do. Open them where app.isPackaged is false.'
          : "'electron-devtools-installer' is shipped with the app, which downloads extensions and runs them in its pages. Make it a development dependency, and load it where app.isPackaged is false.",
        fixes: [kind === 'opened' ? withoutStatement(at, 'Do not open them.') : undefined],
      };
    }
  },
});
