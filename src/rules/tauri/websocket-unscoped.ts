import { defineRule } from '../../core/rule.js';
import { grantsOf } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/websocket-unscoped',
  title: 'WebSockets past the policy of the page',
  category: 'transport',
  severity: 'low',
  confidence: 'high',
  cwe: [923],
  versions: '2',

  *check({ tauri }) {
    const [first, ...others] = grantsOf(tauri, /^plugin:websocket\|connect$/);
    if (!first) return;
    yield {
      at: first.permission,
      message: `Pages may open sockets to any host with '${first.permission.identifier}'. The plugin connects in Rust, where 'connect-src' of the policy does not count, and it has no scope: an injected script takes out what it reads, and reaches servers of the local network. Use the browser's own WebSocket, and name the hosts in 'connect-src'.`,
      related: others.map(({ permission }) => ({ at: permission.at, message: 'here too' })),
    };
  },
});
