import { replaced, together } from '../../core/edits.js';
import { distinctBy, groupBy } from '../../core/group-by.js';
import { placeOf } from '../../core/location.js';
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
    const shipped = electron.windows.filter(({ development }) => !development);
    const found = shipped.flatMap((window) => {
      const { experimentalFeatures, enableBlinkFeatures, blinkFeatures } = window.preferences;
      const all = experimentalFeatures.find(true);
      // An empty text turns nothing on.
      const some = (electron.major < 3 ? blinkFeatures : enableBlinkFeatures).find((value) => typeof value === 'string' && value.trim() !== '');
      return [
        ...(all ? [{ window, one: all, what: 'features of Chromium that are not finished', fix: replaced(all, 'false', 'Turn experimentalFeatures off.') }] : []),
        ...(some ? [{ window, one: some, what: `'${String(some.value)}', which Chromium does not ship switched on`, fix: replaced(some, "''", 'Switch none of them on.') }] : []),
      ];
    });
    for (const same of groupBy(distinctBy(found, ({ one, what }) => `${placeOf(one.at)} ${what}`), ({ what }) => what).values()) {
      const [{ window, one, what }, ...others] = same as [typeof same[0], ...typeof same];
      yield {
        at: one, message: `Pages in ${named(window)}${others.length === 0 ? '' : others.length === 1 ? ' and one more window' : ` and ${others.length} more windows`} get ${what}. ${TODO}`,
        related: others.map((other) => ({ at: other.one.at, message: `${named(other.window)}, too` })), fixes: [together(same.map(({ fix }) => fix))],
      };
    }
    for (const { name, value, at, when } of electron.switches) {
      if (!EXPERIMENTAL_SWITCHES.has(name) || when === 'development' || when === 'test' || (name === 'enable-blink-features' && !value?.trim())) continue;
      yield { at, message: `'${name}' gives every page of the app features of Chromium that are not finished. ${TODO}` };
    }
  },
});
