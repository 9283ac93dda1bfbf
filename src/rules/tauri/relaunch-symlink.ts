import { replaced, withoutMember } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/relaunch-symlink',
  title: 'Restart follows a link',
  category: 'file-access',
  severity: 'medium',
  confidence: 'high',
  cwe: [59],
  versions: '1; macOS',
  fixable: 'suggestion',

  *check({ tauri }) {
    if (tauri.major !== 1) return;
    const on = settingOf(tauri, 'allowlist', '/process/relaunchDangerousAllowSymlinkMacos')?.find(true);
    const at = on ?? tauri.crates.find(({ name }) => name === 'tauri')?.features.find(({ value }) => value === 'process-relaunch-dangerous-allow-symlink-macos');
    if (!at) return;
    yield {
      at,
      message: "A restart on macOS starts whatever a link leads to. Where the program was started by a symbolic link, someone who can change that link has another program started in the app's name. Remove the setting: Tauri then refuses.",
      fixes: [on ? replaced(on, 'false', 'Let Tauri refuse.') : withoutMember(at.at, 'Let Tauri refuse.')],
    };
  },
});
