import { defineRule } from '../../core/rule.js';
import { remoteReach, settingOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/isolation-disabled',
  title: 'Messages to the core are not checked by an isolation application',
  category: 'isolation',
  severity: 'low',
  confidence: 'high',
  cwe: [653],
  versions: 'all',

  *check({ tauri, common }) {
    const use = settingOf(tauri, 'pattern', '/use');
    const one = use?.find((value: unknown) => value !== 'isolation');
    if (!one) return;
    const remote = remoteReach(tauri);
    const scripts = common.resources.filter(({ kind, when }) => kind === 'script' && when !== 'development');
    const reached = remote.length > 0 ? 'The app lets content from the network in' : scripts.length > 0 ? 'The app\'s pages run scripts from other hosts' : 'A script that gets into a page';
    yield {
      at: one.keyAt ?? one,
      // What a site may do that is let in, other rules tell: the isolation application stands before the app's own pages.
      severity: scripts.length > 0 ? 'low' : 'note',
      message: `Commands are called without an isolation application in between. ${reached}${remote.length > 0 || scripts.length > 0 ? ', which' : ''} can send the core whatever it likes. With the pattern 'isolation', a small script of yours, in a frame of its own, sees and checks every message first.`,
      related: [...remote, ...scripts.map(({ at }) => at)].slice(0, 3).map((at) => ({ at, message: 'comes from outside' })),
    };
  },
});
