import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, sureness, type Window } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/sandbox',
  title: 'Renderer without a sandbox',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [693, 1188],
  versions: 'all; off by default up to 15, and up to 19 with a preload script',
  fixable: 'suggestion',

  *check({ electron }) {
    if (electron.sandboxEnforced) return;
    // A default is one decision, and app.enableSandbox() ends it for all windows: it is told once, where a remote page is if there is one.
    const bare = electron.windows.filter(isBare);
    const worst = bare.find((window) => loadsRemote(window)) ?? bare[0];
    for (const window of electron.windows) {
      if (window.development) continue;
      const { sandbox, nodeIntegration, nodeIntegrationInWorker } = window.preferences;
      const one = sandbox.find(false);
      // Where Node.js is integrated, its own finding says what that means.
      if (!one || nodeIntegration.mayBe(true) || nodeIntegrationInWorker.mayBe(true)) continue;
      const remote = loadsRemote(window);
      const byDefault = bare.includes(window);
      if (byDefault && window !== worst) continue;
      yield {
        at: one,
        ...sureness(window),
        severity: remote ? 'high' : byDefault ? 'low' : 'medium',
        message: `The renderer of ${named(window)} runs without the operating system's sandbox${byDefault ? `, as Electron ${electron.major} does by default here` : ''}.${remote ? ` It loads '${remote.url}'.` : ''} A page that breaks out of Chromium's engine, and a preload script it tricks, then has the user's rights. Turn 'sandbox' on${byDefault ? ', for every window with app.enableSandbox()' : ''}; a sandboxed preload script still has contextBridge and ipcRenderer.`,
        ...(remote && { related: [{ at: remote, message: 'the page it loads' }] }),
        fixes: [replaced(one, 'true', 'Turn the sandbox on.')],
      };
    }
  },
});

/** The sandbox is off by the version's default alone. */
const isBare = ({ development, preferences: { sandbox, nodeIntegration, nodeIntegrationInWorker } }: Window): boolean =>
  !development && sandbox.find(false) !== undefined && sandbox.origin !== 'written' && !nodeIntegration.mayBe(true) && !nodeIntegrationInWorker.mayBe(true);
