import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/removed-new-window-guard',
  title: 'Guard on an event that no longer happens',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [477, 693],
  versions: 'high from 22, where the event is gone; a note from 13',

  *check({ electron }) {
    if (electron.major < 13) return;
    const { openHandlers, newWindow } = electron.navigation;
    for (const { at, owner, prevents, element } of newWindow) {
      if (electron.major < 22) {
        yield { at, severity: 'note', message: `The event 'new-window' is deprecated since Electron 13, and gone in 22. Use setWindowOpenHandler${element ? ' of the guest\'s contents, in the main process' : ''} before you update.` };
        continue;
      }
      const replaced = openHandlers.some((one) => one.owner.key === owner.key || one.owner.of !== 'window');
      yield {
        at,
        severity: replaced || !prevents || element ? 'low' : 'high',
        ...(electron.version === undefined && { confidence: 'low' as const }),
        message: replaced
          ? `The event 'new-window' is gone since Electron 22, so this listener is never called. The app has setWindowOpenHandler; see that it does all that was done here, and remove this.`
          : `The event 'new-window' is gone since Electron 22, so this listener is never called${prevents && !element ? ', and windows that pages open are no longer stopped' : ''}. Do in setWindowOpenHandler${element ? ' of the guest\'s contents, in the main process,' : ''} what was done here, and answer { action: 'deny' }.`,
      };
    }
  },
});
