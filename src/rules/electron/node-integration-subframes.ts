import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, sureness } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/node-integration-subframes',
  title: 'Preload script in every frame',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [1188],
  versions: '5 and later',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const window of electron.windows) {
      const { nodeIntegrationInSubFrames, nodeIntegration, contextIsolation, sandbox } = window.preferences;
      const one = window.development ? undefined : nodeIntegrationInSubFrames.find(true);
      if (!one) continue;
      const remote = loadsRemote(window);
      // Without a preload script, of the window or of its session, there is nothing that a frame could get.
      const node = nodeIntegration.mayBe(true) && contextIsolation.mayBe(false) && !sandbox.is(true);
      if (!node && !window.preload && !electron.preloads.some(({ via }) => via !== 'preload')) continue;
      yield {
        at: one,
        ...sureness(window),
        severity: remote || node ? 'high' : 'medium',
        message: `Every frame in ${named(window)}, an advertisement or an embedded video as well, gets ${node ? 'Node.js and the preload script' : 'the preload script and what it hands to pages'}.${remote ? ` It loads '${remote.url}', whose frames others may fill.` : ''} Remove 'nodeIntegrationInSubFrames'; where one frame needs the bridge, have the preload script test its origin before it exposes anything.`,
        ...(remote && { related: [{ at: remote, message: 'the page it loads' }] }),
        fixes: [replaced(one, 'false', 'Turn nodeIntegrationInSubFrames off.')],
      };
    }
  },
});
