import { defineRule } from '../../core/rule.js';
import { replaced } from '../../core/edits.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/downgrade-allowed',
  title: 'Older versions may take the place of newer ones',
  category: 'updates',
  severity: 'medium',
  confidence: 'high',
  cwe: [1328],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri }) {
    const updater = settingOf(tauri, 'updater', '/allowDowngrades')?.find(true);
    if (updater && tauri.major === 2) {
      yield {
        at: updater,
        message: "The updater installs older versions too. Whoever controls the update server, or can replay an answer of it, brings users back to a version whose holes are known; its signature is good. Remove 'allowDowngrades', and publish a new version to take one back.",
        fixes: [replaced(updater, 'false', 'Install newer versions only.')],
      };
    }
    const setting = settingOf(tauri, 'bundle', '/windows/allowDowngrades');
    const bundled = settingOf(tauri, 'bundle', '/active')?.mayBe(true);
    if (!setting || setting.is(false) || (!setting.written && !bundled)) return;
    const one = setting.find(true);
    yield {
      at: one ?? setting,
      severity: one ? 'low' : 'note',
      message: `Installers for Windows put an older version over a newer one${one ? '' : ", as 'bundle.windows.allowDowngrades' is true by default"}. Someone who is talked into running an old installer, still signed by you, has its holes again. Set it to false.`,
      fixes: [one && replaced(one, 'false', 'Refuse older versions.')],
    };
  },
});
