import { defineRule } from '../../core/rule.js';
import { loadsRemote, named } from '../../frameworks/electron/model.js';

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
      const { nodeIntegration, nodeIntegrationInWorker, sandbox } = window.preferences;
      const one = nodeIntegration.find(true) ?? nodeIntegrationInWorker.find(true);
      if (!one) continue;
      const remote = loadsRemote(window);
      const option = nodeIntegration.find(true) ? 'nodeIntegration' : 'nodeIntegrationInWorker';
      // A sandbox that is written wins: Node.js stays out, and the option is dead.
      const dead = sandbox.is(true) && sandbox.origin === 'written';
      yield {
        at: one,
        severity: dead ? 'low' : remote ? 'critical' : 'high',
        message: dead
          ? `'${option}' has no effect in ${named(window)}, whose sandbox is on. Remove it, so that nobody turns the sandbox off to make it work.`
          : `Any script in ${named(window)} can use Node.js${one.origin === 'default' ? `, which Electron ${electron.major} gives it by default` : ''}.${remote ? ` It loads '${remote.url}', so whoever controls that page or the connection to it controls the computer.` : ' One injected script is enough to run commands on the computer.'} Turn '${option}' off and give the page what it needs from a preload script.`,
        ...(remote && { related: [{ at: remote, message: 'the page it loads' }] }),
        fixes: [one.literal ? { description: `Turn ${option} off.`, safe: false, edits: [{ ...one.at, text: 'false' }] } : undefined],
      };
    }
  },
});
