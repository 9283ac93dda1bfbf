import { defineRule } from '../../core/rule.js';
import { isActive, remotePages } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/window-remote-url',
  title: 'Window shows a page from the network',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [829, 319],
  versions: 'all',

  *check({ tauri }) {
    for (const { window, page } of remotePages(tauri)) {
      const { host } = page.origin;
      const plain = page.origin.kind === 'http';
      const granted = tauri.capabilities.find((capability) => isActive(capability) && capability.remote.some((remote) => remote.anyHost || (host !== undefined && remote.host === host)))
        ?? tauri.remoteDomains.find(({ domain }) => domain === host);
      yield {
        at: page,
        remote: page.url,
        severity: plain ? 'high' : 'medium',
        message: `${window.label === undefined ? 'A window' : `Window '${window.label}'`} shows '${page.url}${page.url.endsWith('://') ? '…' : ''}', which the app does not ship. ${plain ? 'Without https, anyone on the network can change it. ' : ''}${granted ? 'It is also let into the app\'s commands, so whoever controls it acts as the app does. ' : ''}Ship the page with the app, or keep it without permissions and let it navigate nowhere else.`,
        ...(granted && { related: [{ at: granted, message: 'lets it call commands' }] }),
      };
    }
  },
});
