import { isRemote } from '../../core/origin.js';
import { defineRule } from '../../core/rule.js';
import { inMode } from '../../frameworks/neutralino/model.js';
import { INSECURE_SWITCHES } from '../../knowledge/switches.js';

export default defineRule({
  id: 'neutralino/webview-args',
  title: 'Switch that takes protection from pages',
  category: 'isolation',
  severity: 'critical',
  confidence: 'high',
  cwe: [693, 1188],
  versions: 'from 6.2 for windows; all for Chrome',

  *check({ neutralino }) {
    for (const { mode: name, key, name: written, value, at } of neutralino.switches) {
      const mode = neutralino.modes.find((one) => one.name === name);
      const known = INSECURE_SWITCHES.get(written);
      if (!mode || !known || (known.value && !known.value.test(value ?? ''))) continue;
      yield {
        at,
        severity: inMode(mode, (isRemote(mode.start.origin) ? known.remote : undefined) ?? known.severity),
        message: `'${key}' starts ${name === 'chrome' ? 'Chrome' : 'WebView2'} with '--${written}${value === undefined ? '' : `=${value.slice(0, 60)}`}'. ${known.why} Take the switch out${written === 'disable-web-security' ? "; 'net' of the client library reaches other hosts without it" : ''}.`,
      };
    }
  },
});
