import { within } from '../../core/edits.js';
import { originOf } from '../../core/origin.js';
import { defineRule } from '../../core/rule.js';

export default defineRule({
  id: 'tauri/updater-insecure',
  title: 'Updates over a connection that others can change',
  category: 'updates',
  severity: 'high',
  confidence: 'high',
  cwe: [319, 494, 295],
  versions: 'all',
  fixable: 'safe',

  *check({ tauri: { updater, major } }) {
    if (!updater) return;
    const plain = updater.endpoints.filter(({ value, when }) => when !== 'development' && when !== 'test' && originOf(value).kind === 'http');
    const allowed = updater.insecureTransport.find(true);
    if (allowed) {
      yield {
        at: allowed,
        message: `The updater takes updates over plain http.${plain[0] ? ` It asks '${plain[0].value}', and` : ' For an http endpoint,'} anyone on the network can answer with an older version or hold updates back; only the signature is left to stop worse. Remove the switch and serve updates over https.`,
        related: plain.map(({ at }) => ({ at, message: 'this endpoint is not encrypted' })),
        fixes: [{ description: 'Turn the switch off.', safe: plain.length === 0, edits: [{ ...allowed.at, text: 'false' }] }],
      };
    } else {
      for (const { value, at } of plain) {
        yield {
          at,
          severity: 'medium',
          message: `The update endpoint '${value}' is not encrypted. ${major === 1 ? 'Tauri 1 refuses it in release builds' : 'The updater refuses it in release builds'}, so users get no updates until someone lifts the check. Serve it over https.`,
            fixes: [within(at, 'http://', 'https://', 'Use https.')],
        };
      }
    }
    for (const [setting, what] of [[updater.invalidCerts, 'any certificate'], [updater.invalidHostnames, 'a certificate of any other host']] as const) {
      const one = setting.find(true);
      if (!one) continue;
      yield {
        at: one,
        message: `The updater accepts ${what}. Anyone on the network can take the place of the update server, and only the signature is left to stop them. Remove the switch.`,
        fixes: [{ description: 'Turn the switch off.', safe: true, edits: [{ ...one.at, text: 'false' }] }],
      };
    }
  },
});
