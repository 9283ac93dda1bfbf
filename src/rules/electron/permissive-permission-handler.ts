import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';
import { PERMISSION_NAMES } from '../../knowledge/permissions.js';

const KINDS = {
  request: 'permission request', check: 'check of a permission', device: 'device', usb: 'protected class of USB devices', bluetooth: 'pairing of a Bluetooth device',
} as const;

export default defineRule({
  id: 'electron/permissive-permission-handler',
  title: 'Permissions granted whoever asks',
  category: 'permissions',
  severity: 'high',
  confidence: 'high',
  cwe: [276, 862],
  versions: 'all',

  *check({ electron }) {
    const remote = electron.remote !== undefined;
    for (const { kind, grants, at: handler } of electron.permissions.handlers) {
      for (const { at, what, unseen } of grants) {
        const related = [{ at: handler, message: 'the handler' }];
        if (unseen) {
          yield {
            at, severity: 'medium', confidence: 'medium',
            related: [{ at: unseen.named, message: 'among what may be granted' }, ...(unseen.asked ? [{ at: unseen.asked, message: 'asked about here are only others' }] : []), ...related],
            message: "'openExternal' is granted by the page that asks, whatever it wants to open. Nothing looks at details.externalURL, so a link that somebody put into the right page starts any program that has registered a scheme. Ask the user, or compare the scheme of externalURL with a list.",
          };
          continue;
        }
        const named = what === 'all' ? '' : what.map((one) => `'${one}'`).join(', ');
        // Without a check handler Electron says yes too; a list of devices is asked for by an API that needs a gesture.
        const severity = kind === 'request' ? (!remote ? 'low' : what === 'all' ? 'high' : 'medium') : kind === 'check' || !remote ? 'low' : 'medium';
        yield {
          at, severity, related,
          // An app that shows nothing but its own pages may mean what it grants them.
          ...(!remote && what !== 'all' && what.length < 3 && { confidence: 'low' as const }),
          message: what === 'all'
            ? `Every ${KINDS[kind]} is granted here, whichever page asks. ${kind === 'request' ? 'A site that is shown, or an injected script, may use the camera and the microphone, and start other programs by their links.' : 'A site that is shown, or an injected script, is not stopped by it.'} ${kind === 'bluetooth' ? 'Show the user which device it is, and let them confirm.' : kind === 'usb' ? 'Leave the classes protected that the app does not need.' : 'Compare the permission and the origin of the page with what the app needs, and refuse the rest.'}`
            : `This grants ${named} to every page. It is not tested who asks, so a site that a frame or a link brings in gets ${what.map((one) => PERMISSION_NAMES.get(one) ?? one).join(', ')} without a question. Compare the origin of details.requestingUrl with those of the app first.`,
        };
      }
    }
  },
});
