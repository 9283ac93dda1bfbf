import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { named, sureness } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/navigate-on-drag-drop',
  title: 'A dropped link or file replaces the page',
  category: 'remote-content',
  severity: 'medium',
  confidence: 'high',
  cwe: [601],
  versions: '3 and later',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const window of electron.windows) {
      const one = window.development ? undefined : window.preferences.navigateOnDragDrop.find(true);
      if (!one) continue;
      const powerful = electron.bridges.length > 0 || window.preferences.nodeIntegration.mayBe(true);
      yield {
        at: one,
        ...sureness(window),
        severity: powerful ? 'medium' : 'low',
        message: `Whatever link or file people drop on ${named(window)} is opened in it, in the place of the app's own page${powerful ? ', and gets what that page may do' : ''}. Remove 'navigateOnDragDrop' and handle the drop event where people should be able to open something.`,
        fixes: [replaced(one, 'false', 'Turn navigateOnDragDrop off.')],
      };
    }
  },
});
