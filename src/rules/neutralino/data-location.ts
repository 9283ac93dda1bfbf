import { below } from '../../core/app.js';
import { defineRule } from '../../core/rule.js';
import { optionOf } from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/data-location',
  title: 'Data kept beside the program',
  category: 'file-access',
  severity: 'note',
  confidence: 'high',
  cwe: [276, 732],
  versions: 'from 5.5',

  *check({ neutralino }) {
    const [mode] = neutralino.modes;
    if (!mode || below(neutralino.version, 5, 5)) return;
    const stores = neutralino.calls.some(({ name, when }) => name.startsWith('storage.') && when !== 'development' && when !== 'test');
    const logs = !optionOf(neutralino, mode.name, 'logging').to('/writeToLogFile').is(false);
    for (const [key, what, used] of [['storageLocation', "what 'storage' keeps", stores], ['dataLocation', 'its log and the state of its window', logs]] as const) {
      const setting = optionOf(neutralino, mode.name, key);
      if (!used || !(setting.missing || setting.is('app'))) continue;
      yield {
        at: setting,
        message: `The app keeps ${what} in the folder of the program. Where all users of a computer share that folder, each of them reads and changes what the others keep; where it is protected, nothing can be kept. Set '${key}' to 'system'.`,
      };
    }
  },
});
