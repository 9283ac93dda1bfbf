import { within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';

export default defineRule({
  id: 'common/local-server-exposed',
  title: 'Local server that the whole network reaches',
  category: 'transport',
  severity: 'medium',
  confidence: 'medium',
  cwe: [668, 1327],
  fixable: 'suggestion',

  *check({ common }) {
    for (const { exposed, name, at } of common.servers) {
      if (!exposed) continue;
      const { host } = exposed;
      yield {
        at: exposed.at,
        message: `This server listens on every interface of the computer${host === undefined ? ', because no host is given' : `, as '${host}' says`}. Everybody in the same network, a café's for instance, can then send it requests as the app does. Listen on '127.0.0.1'; where other devices are meant to connect, ask them for a secret.`,
        ...(at.range.start !== exposed.at.range.start && { related: [{ at, message: `made with ${name}` }] }),
        fixes: [host === undefined ? undefined : within(exposed.at, host, '127.0.0.1', 'Listen on this computer alone.')],
      };
    }
  },
});
