import { replaced, within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/updater-silent',
  title: 'Updates installed without a word',
  category: 'updates',
  severity: 'note',
  confidence: 'medium',
  cwe: [223],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri }) {
    if (!tauri.updater) return;
    const quiet = settingOf(tauri, 'updater', '/windows/installMode')?.find((value: unknown) => typeof value === 'string' && value.toLowerCase() === 'quiet');
    const hidden = tauri.major === 1 ? settingOf(tauri, 'updater', '/dialog')?.find(false) : undefined;
    const one = quiet ?? hidden;
    if (!one) return;
    yield {
      at: one,
      message: `Updates are installed without showing anything${quiet ? ", as 'installMode' is 'quiet'" : ", as 'dialog' is false"}. People cannot tell what happened to the app, and a version that nobody wanted is noticed late. ${quiet ? "Use 'passive', which shows the progress." : 'Say in the app that an update is there, and what it changes.'}`,
      fixes: [quiet ? within(one.at, 'quiet', 'passive', 'Show the progress.') : replaced(one, 'true', 'Ask before updates.')],
    };
  },
});
