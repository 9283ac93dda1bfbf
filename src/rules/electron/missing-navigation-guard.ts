import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, reachFrom, unguarded, windowRisk } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/missing-navigation-guard',
  title: 'Windows may be led anywhere',
  category: 'remote-content',
  severity: 'high',
  confidence: 'medium',
  cwe: [601, 1021],
  versions: 'all',

  *check({ electron }) {
    const guards = electron.navigation.guards.filter(({ event }) => event !== 'will-redirect');
    const open = unguarded(electron, guards).sort((a, b) => windowRisk(b) - windowRisk(a));
    const [window, ...others] = open;
    if (!window) return;
    const remote = loadsRemote(window);
    const reach = reachFrom(window);
    yield {
      at: window,
      severity: reach === 'node' ? (remote ? 'high' : 'medium') : remote && reach === 'preload' ? 'medium' : 'low',
      ...(windowRisk(window) === 0 && { confidence: 'low' as const }),
      message: `Nothing keeps ${named(window)} on ${remote ? `'${remote.url}'` : 'its own pages'}${guards.length > 0 ? ', although other windows of the app are kept on theirs' : ''}. A link, a redirect or an injected script may put any site in its place, ${reach === 'node' ? 'which then can use Node.js' : reach === 'preload' ? 'which then can call what the preload script gives to pages' : 'inside a frame that looks like the app'}. Listen to 'will-navigate' of its contents and prevent what does not have the origin of the app.`,
      ...(others.length > 0 && { related: others.slice(0, 5).map((one) => ({ at: one.at, message: 'not kept either' })) }),
    };
  },
});
