import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { named } from '../../frameworks/electron/model.js';
import { EXPERIMENTAL_SWITCHES } from '../../knowledge/switches.js';

const TODO = 'It is tested less than what browsers ship, and a hole in it is open to every page. Leave it out, or name the one feature you need in a window that shows only your own pages.';

export default defineRule({
  id: 'electron/experimental-features',
  title: 'Unfinished features of Chromium switched on',
  category: 'isolation',
  severity: 'low',
  confidence: 'high',
  cwe: [1188],
  versions: 'all; enableBlinkFeatures was blinkFeatures up to 2',
  fixable: 'suggestion',

  *check({ electron }) {
    for (const window of electron.windows) {
      if (window.development) continue;
      const { experimentalFeatures, enableBlinkFeatures, blinkFeatures } = window.preferences;
      const all = experimentalFeatures.find(true);
      if (all) yield { at: all, message: `Pages in ${named(window)} get features of Chromium that are not finished. ${TODO}`, fixes: [replaced(all, 'false', 'Turn experimentalFeatures off.')] };
      // An empty text turns nothing on.
      const some = (electron.major < 3 ? blinkFeatures : enableBlinkFeatures).find((value) => typeof value === 'string' && value.trim() !== '');
      if (some) yield { at: some, message: `Pages in ${named(window)} get '${String(some.value)}', which Chromium does not ship switched on. ${TODO}`, fixes: [replaced(some, "''", 'Switch none of them on.')] };
    }
    for (const { name, value, at, when } of electron.switches) {
      if (!EXPERIMENTAL_SWITCHES.has(name) || when === 'development' || when === 'test' || (name === 'enable-blink-features' && !value?.trim())) continue;
      yield { at, message: `'${name}' gives every page of the app features of Chromium that are not finished. ${TODO}` };
    }
  },
});
