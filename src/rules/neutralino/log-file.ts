import { defineRule } from '../../core/rule.js';
import { optionOf } from '../../frameworks/neutralino/model.js';

export default defineRule({
  id: 'neutralino/log-file',
  title: 'Log file that nobody asked for',
  category: 'file-access',
  severity: 'note',
  confidence: 'high',
  cwe: [532],
  versions: 'all',

  *check({ neutralino }) {
    const [mode] = neutralino.modes;
    if (!mode) return;
    const logging = optionOf(neutralino, mode.name, 'logging');
    const setting = logging.to('/writeToLogFile');
    if (logging.to('/enabled').is(false) || setting.is(false)) return;
    yield {
      at: setting,
      message: `The app writes 'neutralinojs.log'${setting.written ? '' : ', which it does unless it is told not to'}. Errors, paths with the user's name and whatever scripts give to 'debug.log' stay there for other programs to read. Set 'logging.writeToLogFile' to false, or keep secrets out of what is logged.`,
    };
  },
});
