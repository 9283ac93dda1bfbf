import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

const WHAT = { screen: 'The screen', hid: 'The first HID device', serial: 'The first serial port', usb: 'The first USB device', bluetooth: 'The first Bluetooth device' } as const;

export default defineRule({
  id: 'electron/auto-grant-capture',
  title: 'Screen or device given without a choice',
  category: 'permissions',
  severity: 'medium',
  confidence: 'high',
  cwe: [276, 862],
  versions: 'all',

  *check({ electron }) {
    for (const { at, what, picker } of electron.permissions.captures) {
      yield {
        at,
        severity: what === 'screen' && !picker ? 'medium' : 'low',
        ...(what !== 'screen' && { confidence: 'medium' as const }),
        message: `${WHAT[what]} goes to whichever page asks, without a choice of the user. ${what === 'screen' ? `The handler answers with the first source it finds${picker ? ' where the system has no picker of its own' : ''}, so an injected script, or a site that is shown, sees everything the user does.` : 'The list is not looked at, and neither is the page.'} Let the user choose, and test the origin of the page first.`,
      };
    }
  },
});
