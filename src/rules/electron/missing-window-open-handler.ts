import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, reachFrom, unguarded, windowRisk } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/missing-window-open-handler',
  title: 'Pages open windows as they like',
  category: 'remote-content',
  severity: 'high',
  confidence: 'medium',
  cwe: [1021, 668],
  versions: 'all; setWindowOpenHandler from 12, the event new-window up to 21',

  *check({ electron }) {
    const { openHandlers, newWindow } = electron.navigation;
    const guards = [...(electron.major >= 12 ? openHandlers : []), ...(electron.major < 22 ? newWindow.filter(({ prevents }) => prevents) : [])];
    const [window, ...others] = unguarded(electron, guards).sort((a, b) => windowRisk(b) - windowRisk(a));
    // Where the old event is still listened to in vain, its own rule says so.
    if (!window || (electron.major >= 22 && guards.length === 0 && newWindow.some(({ prevents }) => prevents))) return;
    const remote = loadsRemote(window);
    const reach = reachFrom(window);
    yield {
      at: window,
      severity: reach === 'node' ? (remote ? 'high' : 'medium') : remote && reach === 'preload' ? 'medium' : 'low',
      ...(windowRisk(window) === 0 && { confidence: 'low' as const }),
      message: `Pages in ${named(window)} may open windows with any address${guards.length > 0 ? ', although other windows of the app are asked first' : ''}. A window opened so gets the preferences of its opener${reach === 'node' ? ', Node.js among them' : reach === 'preload' ? ', its preload script among them' : ''}, and shows no address bar that tells people where they are. Answer ${electron.major >= 12 ? "setWindowOpenHandler with { action: 'deny' }" : "the event 'new-window' with preventDefault()"}, and send links to the browser with shell.openExternal after a test of their scheme.`,
      ...(others.length > 0 && { related: others.slice(0, 5).map((one) => ({ at: one.at, message: 'nor is it asked here' })) }),
    };
  },
});
