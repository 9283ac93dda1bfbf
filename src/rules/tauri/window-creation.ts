import { defineRule } from '../../core/rule.js';
import { enumerated } from '../../core/wording.js';
import { anyLabel, dangersOf, grantsOf, isActive } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/window-creation',
  title: 'Page makes windows with more rights than its own',
  category: 'permissions',
  severity: 'medium',
  confidence: 'high',
  cwe: [269],
  versions: '2',

  *check({ tauri }) {
    for (const { capability, permission } of grantsOf(tauri, /^plugin:(?:webview\|create_webview(?:_window)?|window\|create)$/)) {
      const remote = capability.remote.find(({ kind }) => kind !== 'custom');
      if ([...capability.windows, ...capability.webviews].some(({ value }) => anyLabel(value))) continue;
      const labels = new Set([...capability.windows, ...capability.webviews].map(({ value }) => value));
      const richer = tauri.capabilities.filter((other) => other !== capability && isActive(other)
        && ![...other.windows, ...other.webviews].some(({ value }) => labels.has(value) || anyLabel(value)) && dangersOf(other).some((danger) => !capability.powers.has(danger)));
      const [other] = richer;
      if (!other) continue;
      yield {
        at: permission,
        severity: remote ? 'high' : 'medium',
        message: `Capability '${capability.identifier}' lets ${remote ? `pages of '${remote.value}'` : 'its pages'} make windows under any label, with '${permission.identifier}'. A window has the rights of its label: one that is called as in capability '${other.identifier}' may ${enumerated(dangersOf(other))}. Make windows in Rust, where the label and the page are yours.`,
        related: richer.map(({ at, identifier }) => ({ at, message: `the rights of '${identifier}'` })),
      };
    }
  },
});
