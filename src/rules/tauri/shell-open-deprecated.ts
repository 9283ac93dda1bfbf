import { defineRule } from '../../core/rule.js';
import { grantsOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/shell-open-deprecated',
  title: 'Links opened by the shell plugin',
  category: 'injection',
  severity: 'note',
  confidence: 'high',
  cwe: [477],
  versions: '2',

  *check({ tauri }) {
    const [first, ...others] = grantsOf(tauri, /^plugin:shell\|open$/);
    if (!first) return;
    yield {
      at: first.permission,
      message: `Pages open links with the shell plugin ('${first.permission.identifier}'), whose 'open' is deprecated. It knows one regular expression for all windows and no scopes, and had a hole in which it checked nothing (CVE-2025-31477). Use the opener plugin: 'opener:allow-open-url' with the addresses.`,
      related: others.map(({ permission }) => ({ at: permission.at, message: 'here too' })),
    };
  },
});
