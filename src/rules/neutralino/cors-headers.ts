import { removed } from '../../core/edits.js';
import { isRemote, originOf } from '../../core/origin.js';
import { defineRule } from '../../core/rule.js';
import { inMode, optionOf, whenIn } from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/cors-headers',
  title: "Other sites may read the app's server",
  category: 'ipc-auth',
  severity: 'critical',
  confidence: 'high',
  cwe: [942],
  versions: 'all',
  fixable: 'suggestion',

  *check({ neutralino }) {
    for (const mode of neutralino.modes) {
      if (!mode.server) continue;
      const token = optionOf(neutralino, mode.name, 'tokenSecurity');
      const exposed = token.value !== undefined && token.value !== 'one-time';
      for (const [name, value] of optionOf(neutralino, mode.name, 'serverHeaders').entries()) {
        const origin = value.value;
        if (!/^access-control-allow-origin$/i.test(name) || typeof origin !== 'string' || (origin !== '*' && !isRemote(originOf(origin)))) continue;
        const edit = removed(value);
        yield {
          at: value,
          severity: inMode(mode, exposed && mode.nativeAPI ? 'critical' : 'medium'),
          message: `${origin === '*' ? 'Every web page' : `Pages of '${origin}'`} that somebody opens in a browser may read what the app's server answers${whenIn(mode)}. ${exposed ? 'The access token is among it, so such a page can call native methods.' : "That is the app's files and global variables, and the access token to whoever asks first."} Remove the header: the app's own pages do not need it.`,
          ...(exposed && { related: [{ at: token, message: 'the token is handed to everyone who asks' }] }),
          fixes: [edit && { description: 'Remove the header.', safe: false, edits: [edit] }],
        };
      }
    }
  },
});
