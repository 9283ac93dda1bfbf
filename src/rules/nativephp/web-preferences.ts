import { defineRule } from '../../core/rule.js';
import { FORCED_PREFERENCES, WEAK_PREFERENCES } from '../../knowledge/nativephp.js';
import type {} from '../../frameworks/nativephp/model.js';

export default defineRule({
  id: 'nativephp/web-preferences',
  title: 'Web preference that weakens a window',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [1188],

  *check({ nativephp }) {
    const forced = FORCED_PREFERENCES.get(nativephp.major)!;
    for (const { preferences, when } of nativephp.windows) {
      if (when === 'development') continue;
      for (const [name, setting] of preferences) {
        if (forced.has(name)) {
          const value = forced.get(name);
          const one = setting.shipped[0];
          // What asks for the value that it has anyway is no mistake.
          if (!one || (one.known && one.value === value)) continue;
          const hardens = one.known && one.value === (name !== 'nodeIntegration');
          yield {
            at: one.keyAt ?? one.at, severity: hardens && value !== undefined ? 'low' : 'note',
            message: `'${name}' has no effect here: NativePHP ${nativephp.major} ${value === undefined ? 'sets it itself' : `sets it to ${String(value)}`}, whatever the app says. ${hardens && value !== undefined ? 'The window is not protected by it, so do not count on it. ' : ''}Leave it out.`,
          };
          continue;
        }
        const known = WEAK_PREFERENCES.get(name);
        const one = known && setting.find(known.value);
        if (!known || !one) continue;
        yield {
          at: one.keyAt ?? one.at, ...(known.isolated && { severity: 'low' as const }),
          message: `'${name}' ${known.does}. ${known.isolated ? "NativePHP keeps pages apart from it by 'contextIsolation', and nothing else does." : "A script that gets into a page of this window has it then, beside the app's native API."} Leave it out: NativePHP's own value is the safe one.`,
        };
      }
    }
  },
});
