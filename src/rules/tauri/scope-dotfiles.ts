import { defineRule } from '../../core/rule.js';
import { settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/scope-dotfiles',
  title: 'Patterns of paths match hidden files',
  category: 'file-access',
  severity: 'medium',
  confidence: 'high',
  cwe: [552],
  versions: 'all',
  fixable: 'suggestion',

  *check({ tauri }) {
    const scopes = tauri.major === 1
      ? [['fs', settingOf(tauri, 'fs', '/scope/requireLiteralLeadingDot'), tauri.files], ['the asset protocol', settingOf(tauri, 'allowlist', '/protocol/assetScope/requireLiteralLeadingDot'), tauri.assets]] as const
      : [['the fs plugin', settingOf(tauri, 'fs', '/requireLiteralLeadingDot'), tauri.files], ['the asset protocol', settingOf(tauri, 'security', '/assetProtocol/scope/requireLiteralLeadingDot'), tauri.assets]] as const;
    for (const [what, setting, files] of scopes) {
      const off = setting?.find(false);
      const wild = files.filter(({ path }) => /[*?[][^/]*$/.test(path));
      if (!off || wild.length === 0) continue;
      // Hidden files of the app's own folders are the app's, as is all of its container on iOS.
      const [abroad] = wild.filter(({ path, breadth }) => breadth !== undefined || /^(?:\$(?:HOME|DOCUMENT|DESKTOP|DOWNLOAD|PICTURE|VIDEO|AUDIO|PUBLIC|DATA|CONFIG|LOCALDATA)\b|\/(?!\*|private\/var\/mobile\/Containers\/)|[A-Z]:)/.test(path));
      const shown = abroad ?? wild[0]!;
      yield {
        at: off,
        severity: abroad ? 'medium' : 'low',
        message: `Patterns of ${what} match hidden files too. With 'requireLiteralLeadingDot' set to false, '${shown.path}' covers what begins with a dot${abroad ? ', where keys, tokens and the configuration of other programs are kept' : ''}. Remove the setting, and name the hidden files that are needed.`,
        related: [{ at: shown.at, message: 'this pattern' }],
        fixes: [off.literal && /\.json5?$/.test(off.at.file) ? { description: 'Require the dot to be written.', safe: false, edits: [{ ...off.at, text: 'true' }] } : undefined],
      };
    }
  },
});
