import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/updater-token-shipped',
  title: 'Token for the repository in every copy of the app',
  category: 'updates',
  severity: 'high',
  confidence: 'high',
  cwe: [522],

  *check({ nativephp: { updater } }) {
    const { shippedToken, provider, enabled } = updater;
    if (!shippedToken || !enabled || (provider !== undefined && provider !== 'github')) return;
    yield {
      at: shippedToken,
      message: "A token that reads the private repository is given to every user. The updater writes 'autoupdate_token' into 'app-update.yml' beside the app, where anyone who installs it can read it, and with it the source. Publish releases in a repository of their own that is public, or serve updates from elsewhere.",
      related: [{ at: shippedToken.privateAt, message: 'The repository is private, so the token is used.' }],
    };
  },
});
