import { within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { optionOf } from '../../frameworks/neutralino/model.js';
import { CHANGES_FILES, READS_FILES, RUNS_PROGRAMS } from '../../knowledge/neutralino.js';

export default defineRule({
  id: 'neutralino/cloud-native-api',
  title: 'Native methods on the network',
  category: 'ipc-auth',
  severity: 'critical',
  confidence: 'high',
  cwe: [306, 668],
  versions: 'all',
  fixable: 'suggestion',

  *check({ neutralino }) {
    const mode = neutralino.modes.find(({ name }) => name === 'cloud');
    if (!mode || !(mode.isDefault || mode.declared) || !mode.nativeAPI || mode.access.methods.size === 0) return;
    const runs = [...RUNS_PROGRAMS, ...CHANGES_FILES, ...READS_FILES].find((method) => mode.access.methods.has(method));
    const enabled = optionOf(neutralino, 'cloud', 'enableNativeAPI');
    yield {
      at: enabled,
      severity: mode.isDefault ? (runs ? 'critical' : 'high') : runs ? 'high' : 'low',
      message: `Cloud mode offers native methods to the whole network${mode.isDefault ? '' : " when the app is started with '--mode=cloud'"}. It listens on every interface without encryption, and whoever comes first gets the access token${runs ? `, and with it '${runs}' on this machine` : ''}. Set 'enableNativeAPI' to false in 'modes.cloud'.`,
      fixes: [mode.isDefault ? within(enabled.at, 'true', 'false', 'Turn the native API off.') : undefined],
    };
  },
});
