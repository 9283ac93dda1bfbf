import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { CHANGES_FILES, READS_FILES, RUNS_PROGRAMS } from '../../knowledge/neutralino.js';

export default defineRule({
  id: 'neutralino/browser-mode-native-api',
  title: 'Native methods within a normal browser',
  category: 'ipc-auth',
  severity: 'medium',
  confidence: 'high',
  cwe: [668],
  versions: 'all',

  *check({ neutralino }) {
    const mode = neutralino.modes.find(({ isDefault }) => isDefault);
    if (!mode || (mode.name !== 'browser' && mode.name !== 'chrome') || !mode.nativeAPI) return;
    const grave = [...mode.access.methods].filter((method) => RUNS_PROGRAMS.has(method) || CHANGES_FILES.has(method) || READS_FILES.has(method));
    if (grave.length === 0) return;
    const chosen = neutralino.config.at('/defaultMode');
    yield {
      at: chosen,
      message: `The app runs in ${mode.name === 'chrome' ? 'a window of Chrome' : "the user's browser"} with native methods such as ${listed(grave.slice(0, 3))}. The access token is then kept by that browser, where its extensions can read it. Use the mode 'window', or allow only methods that do no harm.`,
    };
  },
});
