import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/deprecated-protocol-api',
  title: 'Protocol handler of the old kind',
  category: 'remote-content',
  severity: 'note',
  confidence: 'high',
  cwe: [477],
  versions: 'from 25',

  *check({ electron }) {
    if (electron.major < 25) return;
    for (const { at, method } of electron.protocols.deprecated) {
      yield { at, message: `'${method}' is deprecated since Electron 25. protocol.handle takes its place, with one handler that gives back a Response; headers, such as a Content-Security-Policy, are then simple to add.` };
    }
  },
});
