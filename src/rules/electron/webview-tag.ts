import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, reachFrom } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/webview-tag',
  title: 'Pages may embed webviews that nothing checks',
  category: 'isolation',
  severity: 'medium',
  confidence: 'medium',
  cwe: [829],
  versions: 'all; on by default up to 4',
  fixable: 'suggestion',

  *check({ electron }) {
    // What a handler is worth is the matter of electron/missing-will-attach-webview.
    if (electron.webviewGuards.length > 0) return;
    const windows = electron.windows.flatMap((window) => {
      const one = window.development ? undefined : window.preferences.webviewTag.find(true);
      return one && (one.origin !== 'default' || electron.webviews.length > 0) ? [{ window, one, remote: loadsRemote(window) }] : [];
    });
    // One handler serves them all.
    const worst = windows.find(({ remote }) => remote) ?? windows.find(({ window }) => reachFrom(window) !== 'node') ?? windows[0];
    if (!worst) return;
    const { window, one, remote } = worst;
    yield {
      at: one,
      severity: remote ? 'medium' : 'low',
      // A script with Node.js needs no webview.
      ...(reachFrom(window) === 'node' && { confidence: 'low' as const }),
      message: `Pages in ${named(window)} may embed others in a <webview> with preferences of their own choice${one.origin === 'default' ? `, as Electron ${electron.major} lets them by default` : ''}, and no handler of 'will-attach-webview' looks at them.${remote ? ` It loads '${remote.url}'.` : ''} A script that is injected there can open a webview with a preload script or without web security. Turn 'webviewTag' off, or verify the options in app.on('web-contents-created') with contents.on('will-attach-webview').`,
      related: [...(remote ? [{ at: remote, message: 'the page it loads' }] : []), ...windows.filter((other) => other !== worst).slice(0, 5).map((other) => ({ at: other.one, message: 'it is on here, too' }))],
      fixes: [electron.webviews.length === 0 ? replaced(one, 'false', 'Turn webviewTag off.') : undefined],
    };
  },
});
