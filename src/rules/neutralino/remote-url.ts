import { isRemote } from '../../core/origin.js';
import { defineRule } from '../../core/rule.js';
import { inMode, whenIn } from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/remote-url',
  title: 'App starts on a page from the network',
  category: 'remote-content',
  severity: 'critical',
  confidence: 'high',
  cwe: [829, 319],
  versions: 'all',

  *check({ neutralino }) {
    for (const mode of neutralino.modes) {
      const { url, origin, at } = mode.start;
      if (!isRemote(origin)) continue;
      const native = mode.nativeAPI && mode.server;
      const plain = origin.kind === 'http';
      yield {
        at,
        remote: url,
        severity: inMode(mode, native ? (plain ? 'critical' : 'high') : plain ? 'high' : 'medium'),
        message: `The app opens '${url}'${whenIn(mode)}, a page that it does not ship. ${plain ? 'Without https, anyone on the network can change it. ' : ''}${native ? 'The native API is on, so whoever controls that page may reach native methods. ' : ''}Ship the pages with the app and set 'url' to a path${native ? ', or turn the native API off' : ''}.`,
      };
    }
  },
});
