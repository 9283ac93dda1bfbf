import { defineRule } from '../../core/rule.js';
import { addressOf, isRemote } from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/remote-window',
  title: 'Window that shows a page of another server',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [829, 319],
  supersedes: ['common/insecure-url'],

  *check({ nativephp }) {
    for (const window of nativephp.windows) {
      const address = window.when === 'development' ? undefined : addressOf(window);
      if (!address || !isRemote(address.url)) continue;
      const open = /^http:/i.test(address.url);
      yield {
        at: address, severity: open ? 'high' : 'medium', remote: address.url,
        message: `This window shows '${address.url}', with NativePHP's preload script. Requests of that page to the app's own server carry the secret that lets the app in${nativephp.major === 1 ? ', and the page has Node.js' : ''}${open ? '; and whoever is between the two can change the page' : ''}. Show pages of other servers in the browser, by 'Shell::openExternal', or keep the window from anything else with 'preventLeaveDomain()'.`,
      };
    }
  },
});
