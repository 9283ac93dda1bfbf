import { defineRule } from '../../core/rule.js';
import { inMode, optionOf, whenIn } from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/fixed-port',
  title: 'Server on a port that everybody knows',
  category: 'ipc-auth',
  severity: 'medium',
  confidence: 'high',
  cwe: [330],
  versions: 'all',
  fixable: 'safe',

  *check({ neutralino }) {
    for (const mode of neutralino.modes) {
      const setting = optionOf(neutralino, mode.name, 'port');
      const port = setting.value;
      // Cloud mode serves people who have to know where.
      if (typeof port !== 'number' || port === 0 || !mode.server || mode.name === 'cloud') continue;
      const token = optionOf(neutralino, mode.name, 'tokenSecurity').value;
      const exposed = mode.nativeAPI && token !== undefined && token !== 'one-time';
      yield {
        at: setting,
        severity: inMode(mode, exposed ? 'medium' : 'low'),
        message: `The app's server is always on port ${port}${whenIn(mode)}. A web page or program need not search for it${exposed ? ', and the token is handed to whoever asks' : ' before it tries to get in'}; who takes the port first stands in the app's place. Set 'port' to 0: a free one is then chosen at every start.`,
        fixes: [{ description: 'Let the system choose a port.', safe: true, edits: [{ ...setting.at, text: '0' }] }],
      };
    }
  },
});
