import { isRemote } from '../../core/origin.js';
import { below } from '../../core/app.js';
import { defineRule } from '../../core/rule.js';
import { inMode, ownOptionOf } from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/inject-script-remote',
  title: "Script of the app within a page of others",
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [829],
  versions: 'from 5.5',

  *check({ neutralino }) {
    const mode = neutralino.modes.find(({ name }) => name === 'window');
    const setting = ownOptionOf(neutralino, 'window', 'injectScript');
    if (!mode || !isRemote(mode.start.origin) || typeof setting.value !== 'string' || setting.value === '' || below(neutralino.version, 5, 5)) return;
    const native = mode.nativeAPI && ['injectGlobals', 'injectClientLibrary'].some((key) => ownOptionOf(neutralino, 'window', key).is(true));
    yield {
      at: setting,
      remote: mode.start.url,
      severity: inMode(mode, native ? 'high' : 'medium'),
      message: `'${setting.value}' runs within '${mode.start.url}', a page that the app does not ship, and within every page that it leads to. Scripts of that page share its objects: they can read and replace what it leaves in the window${native ? ', the access to native methods among it' : ''}. Ship the page with the app, or keep the script to what the page may know and do.`,
      related: [{ at: mode.start.at, message: 'the page it runs in' }],
    };
  },
});
