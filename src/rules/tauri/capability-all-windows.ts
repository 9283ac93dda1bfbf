import { defineRule } from '../../core/rule.js';
import { enumerated } from '../../core/wording.js';
import { anyLabel, dangersOf, isActive, remotePages } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/capability-all-windows',
  title: 'Permissions for every window there will ever be',
  category: 'permissions',
  severity: 'high',
  confidence: 'high',
  cwe: [250],
  versions: '2',
  fixable: 'suggestion',

  *check({ tauri }) {
    const remotely = new Set(remotePages(tauri).map(({ window }) => window));
    const labels = [...new Set(tauri.windows.flatMap((window) => (remotely.has(window) ? [] : window.label ?? [])))].sort();
    const known = labels.length > 0 && tauri.windows.every(({ label }) => label !== undefined);
    for (const capability of tauri.capabilities.filter(isActive)) {
      const dangers = dangersOf(capability);
      // What a window does not need, and nobody wants to lend to a site.
      const minor = dangersOf(capability, true).filter((one) => !dangers.includes(one));
      const remote = capability.remote.some(({ kind }) => kind !== 'custom');
      const [first, ...others] = [...capability.windows, ...capability.webviews].filter(({ value }) => anyLabel(value));
      if (!first) continue;
      yield {
        at: first,
        severity: dangers.length > 0 ? (remote ? 'high' : 'medium') : remote || remotely.size > 0 || minor.length > 0 ? 'low' : 'note',
        message: `Capability '${capability.identifier}' gives its permissions to every window, those that show other sites or are added later among them. ${dangers.length + minor.length > 0 ? `A script in any of them may ${enumerated([...dangers, ...minor])}${remote ? ', and so may the remote pages it names' : ''}. ` : ''}List the labels of the windows that need it.`,
        related: others.map(({ at }) => ({ at, message: 'here too' })),
        fixes: [known ? { description: 'List the windows that show the app\'s own pages.', safe: false, edits: [first, ...others].map(({ at }) => ({ ...at, text: labels.map((label) => JSON.stringify(label)).join(', ') })) } : undefined],
      };
    }
  },
});
