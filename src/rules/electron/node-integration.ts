import { replaced } from '../../core/edits.js';
import { defineRule, type Severity } from '../../core/rule.js';
import { loadsRemote, named, sureness } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/node-integration',
  title: 'Node.js within reach of web content',
  category: 'isolation',
  severity: 'critical',
  confidence: 'high',
  cwe: [1188, 94],
  versions: 'all; on by default up to 4',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const window of electron.windows) {
      if (window.development) continue;
      const { nodeIntegration, nodeIntegrationInWorker, sandbox, contextIsolation } = window.preferences;
      const one = nodeIntegration.find(true) ?? nodeIntegrationInWorker.find(true);
      if (!one) continue;
      const remote = loadsRemote(window);
      const option = nodeIntegration.find(true) ? 'nodeIntegration' : 'nodeIntegrationInWorker';
      const by = one.origin === 'default' ? `, which Electron ${electron.major} gives it by default` : '';
      const loads = remote ? ` It loads '${remote.url}', so whoever controls that page or the connection to it controls the computer.` : ' One injected script is enough to run commands on the computer.';
      const todo = `Turn '${option}' off and give the page what it needs from a preload script.`;
      const [severity, message] = ((): [Severity, string] => {
        // A sandbox that is written, or enforced for the app, wins: Node.js stays out, and the option is dead.
        if (electron.sandboxEnforced || (sandbox.is(true) && sandbox.origin === 'written')) {
          return ['low', `'${option}' has no effect in ${named(window)}, whose sandbox is on. Remove it, so that nobody turns the sandbox off to make it work.`];
        }
        if (option === 'nodeIntegrationInWorker') return [remote ? 'critical' : 'high', `Workers of pages in ${named(window)} can use Node.js.${loads} ${todo}`];
        // With isolation, Node.js is loaded into the preload script's world alone (electron_render_frame_observer.cc, ShouldNotifyClient).
        if (!contextIsolation.mayBe(false)) {
          return ['medium', `'nodeIntegration' turns the sandbox of ${named(window)} off, and only 'contextIsolation' keeps its pages from Node.js.${remote ? ` It loads '${remote.url}'.` : ''} A hole in Chromium, or in what the preload script exposes, is then enough to run commands on the computer. ${todo}`];
        }
        return [remote ? 'critical' : 'high', `Any script in ${named(window)} can use Node.js${by}.${loads} ${todo}`];
      })();
      yield {
        at: one, severity, message,
        ...sureness(window),
        ...(remote && { related: [{ at: remote, message: 'the page it loads' }] }),
        fixes: [replaced(one, 'false', `Turn ${option} off.`)],
      };
    }
  },
});
