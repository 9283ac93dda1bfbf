import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/local-server-no-origin-check',
  title: 'Local server that answers every website',
  category: 'ipc-auth',
  severity: 'high',
  confidence: 'medium',
  cwe: [1385, 346, 306],

  *check({ common }) {
    for (const { unchecked, speaks, name } of common.servers) {
      if (!unchecked) continue;
      const { at, does, runs, shared } = unchecked;
      const sockets = speaks === 'websocket' || speaks === 'socket.io';
      yield {
        at,
        severity: runs ? 'high' : does === 'acts' ? 'medium' : 'low',
        message: `${sockets ? 'Any website may talk to this local server' : does === 'acts' ? 'Any website may send requests to this local server' : 'Any website may read what this local server answers'}: nothing in it looks at who is asking. A page in the user's browser ${sockets ? 'can open a WebSocket to the computer itself' : `can send requests to the computer itself${shared ? '' : ', and read the answers after it has rebound its name in DNS'}`}${runs ? ', and what is asked for here starts programs' : ''}.${shared ? " Scripts of every site may read the answers, because of Access-Control-Allow-Origin '*'." : ''} Make a random token at start, give it to the app's own pages, and refuse requests without it; test ${sockets ? 'the header Origin' : 'the headers Host and Origin'} too.`,
        related: shared ? [{ at: shared, message: `${name} answers scripts of every site` }] : [],
      };
    }
  },
});
