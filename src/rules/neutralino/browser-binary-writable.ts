import { below } from '../../core/app.js';
import { defineRule } from '../../core/rule.js';
import { inMode, ownOptionOf } from '../../frameworks/neutralino/model.js';
import { SHARED_FOLDER } from '../../knowledge/neutralino.js';

const KEYS = ['browserBinary', 'browserBinaryLinux', 'browserBinaryDarwin', 'browserBinaryWindows'];

export default defineRule({
  id: 'neutralino/browser-binary-writable',
  title: 'Browser from a folder that others write to',
  category: 'supply-chain',
  severity: 'medium',
  confidence: 'medium',
  cwe: [426, 732],
  versions: 'from 6.5',

  *check({ neutralino }) {
    const mode = neutralino.modes.find(({ name }) => name === 'chrome');
    if (!mode || below(neutralino.version, 6, 5)) return;
    for (const key of KEYS) {
      const setting = ownOptionOf(neutralino, 'chrome', key);
      const path = setting.value;
      if (typeof path !== 'string' || path === '') continue;
      const shared = SHARED_FOLDER.test(path);
      if (!shared && /^(?:\/|[A-Za-z]:[\\/]|\\\\|\$\{NL_PATH\})/.test(path)) continue;
      yield {
        at: setting,
        severity: inMode(mode, 'medium'),
        message: `Chrome mode starts '${path}'. ${shared ? 'Other programs, and downloads, write to that folder:' : 'Without the whole path, it depends on the folder that the app is started from:'} whoever puts a program there is run in the browser's place, with the address and the access of the app. Name the path of an installed browser, or ship one below '\${NL_PATH}'.`,
      };
    }
  },
});
