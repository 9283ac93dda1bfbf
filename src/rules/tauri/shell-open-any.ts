import { defineRule } from '../../core/rule.js';
import { listed } from '../../core/wording.js';
import { isUnchecked } from '../../knowledge/tauri-advisories.js';

export default defineRule({
  id: 'tauri/shell-open-any',
  title: 'Pages open whatever they name',
  category: 'injection',
  severity: 'critical',
  confidence: 'high',
  cwe: [601, 88],
  versions: 'all',
  fixable: 'suggestion',
  supersedes: ['tauri/allowlist-module-all'],

  *check({ tauri }) {
    for (const { at, when, check, regex, grantedAt } of tauri.opens) {
      if (when === 'development' || when === 'test') continue;
      if (check === 'none') {
        yield {
          at: grantedAt,
          severity: 'high',
          message: 'Pages may have anything opened: programs, files, network paths. \'all\' turns \'open\' on, but only \'open\' itself brings a check, and it is not set. Set \'shell.open\' to true, which lets web, mail and phone links through, and turn on the other methods one by one.',
        };
      }
      if (check === 'plugin' && isUnchecked(tauri.parts)) {
        const version = tauri.parts.get('tauri-plugin-shell') ?? tauri.parts.get('@tauri-apps/plugin-shell');
        yield {
          at: grantedAt,
          severity: 'critical',
          message: `Pages may have anything opened: programs, files, network paths. The shell plugin ${version!.text} checks nothing while 'plugins.shell.open' is not set (CVE-2025-31477). Update it to 2.2.1 or newer, or use the opener plugin.`,
          related: [{ at: version!.at, message: 'this version' }],
        };
      }
      if (check !== 'regex' || !regex || (!regex.anything && regex.schemes.length === 0)) continue;
      yield {
        at,
        severity: 'high',
        message: `${regex.anything ? `Pages may have anything opened: '${regex.source}' matches every text.` : `Pages may have more opened than links: '${regex.source}' lets ${listed(regex.schemes)} through.`} A file or program that an injected script names is started by the system. Set 'open' to true, which lets web, mail and phone links through, or name the addresses.`,
        fixes: [{ description: 'Let only web, mail and phone links through.', safe: false, edits: [{ ...at, text: 'true' }] }],
      };
    }
  },
});
