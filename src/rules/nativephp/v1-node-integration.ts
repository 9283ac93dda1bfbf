import { defineRule } from '../../core/rule.js';
import { addressOf, isRemote } from '../../frameworks/nativephp/model.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'nativephp/v1-node-integration',
  title: 'NativePHP 1 gives Node.js to every page',
  category: 'isolation',
  severity: 'critical',
  confidence: 'high',
  cwe: [1188, 94],
  versions: 'NativePHP 1',

  *check({ nativephp, common, app }) {
    if (nativephp.major !== 1) return;
    const remote = nativephp.windows.map(addressOf).find((one) => one && isRemote(one.url));
    const script = common.resources.find(({ kind, url }) => kind === 'script' && isRemote(url.startsWith('//') ? `https:${url}` : url));
    yield {
      at: app.home, severity: remote || script ? 'critical' : 'high',
      message: `Every page of this app can use Node.js. NativePHP 1 opens windows with nodeIntegration, without contextIsolation and without a sandbox, and no setting of the app changes that: ${remote ? 'a page of another server that is shown in a window' : script ? 'a script that a page loads from another server' : 'a script that gets into a page'} runs programs as the user. Move to 'nativephp/desktop' 2, whose pages have no Node.js.`,
      related: [...(remote ? [{ at: remote.at, message: `this window shows '${remote.url}'` }] : []), ...(script ? [{ at: script.at, message: `this script comes from '${script.url}'` }] : [])],
    };
  },
});
