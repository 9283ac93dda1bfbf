import { defineRule, type Severity } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import type { RemoteDomain } from '../../frameworks/tauri/model.js';

const severityOf = ({ api, plugins, scheme }: RemoteDomain): Severity => {
  if (api) return 'critical';
  const plain = scheme === undefined || scheme === 'http';
  if (plugins.length > 0) return plain ? 'critical' : 'high';
  return plain ? 'high' : 'medium';
};

export default defineRule({
  id: 'tauri/remote-ipc',
  title: 'Web site may call native commands',
  category: 'remote-content',
  severity: 'critical',
  confidence: 'high',
  cwe: [346, 749],
  versions: '1.3 to 1.x',

  *check({ tauri }) {
    for (const one of tauri.remoteDomains) {
      if (one.when === 'development' || one.when === 'test') continue;
      const what = one.api ? 'the whole API that the allowlist turns on, and the app\'s own commands' : one.plugins.length > 0 ? `the plugins ${listed(one.plugins)} and the app's own commands` : 'the app\'s own commands';
      const plain = one.scheme === undefined || one.scheme === 'http';
      yield {
        at: one,
        severity: severityOf(one),
        message: `Pages of '${one.domain}' may call ${what}${one.windows.length > 0 ? ` in ${one.windows.length === 1 ? 'window' : 'windows'} ${listed(one.windows)}` : ''}. Whoever changes a page there, or finds a hole in it, acts as the app does.${plain ? ` ${one.scheme ? 'It is asked for over http' : 'No scheme is set, so http counts too'}, where anyone on the network can answer.` : ''} Show the site in a window without access, and call Rust from the app's own pages.`,
      };
    }
  },
});
