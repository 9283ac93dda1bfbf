import { defineRule } from '../../core/rule.js';
import { enumerated } from '../../core/wording.js';
import { dangersOf, isActive } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/capability-remote-any',
  title: 'Any web site may call native commands',
  category: 'remote-content',
  severity: 'critical',
  confidence: 'high',
  cwe: [346, 749],
  versions: '2',

  *check({ tauri }) {
    for (const capability of tauri.capabilities.filter(isActive)) {
      const dangers = dangersOf(capability, true);
      // Patterns for http and https, or for two ways to write any host, are one decision.
      const [first, ...others] = capability.remote.filter(({ anyHost }) => anyHost);
      if (!first) continue;
      yield {
        at: first,
        severity: dangers.length > 0 ? 'critical' : 'high',
        message: `Capability '${capability.identifier}' lets any web site that a window shows call native commands: '${first.value}' matches ${/^[*.]*$/.test(first.host) ? 'every host' : 'hosts that anyone can register'}. ${dangers.length > 0 ? `With it they may ${enumerated(dangers)}.` : 'It holds no dangerous permission now, but every one that is added goes to the whole web.'} Name the hosts that need it, over https, or set no 'remote' at all.`,
        related: others.map(({ at, value }) => ({ at, message: `'${value}' too` })),
      };
    }
  },
});
