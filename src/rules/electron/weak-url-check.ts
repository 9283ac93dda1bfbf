import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';

const WHAT = {
  navigation: ['This guard of navigation', 'the window may be led there, and has what the app gives to its own pages'],
  window: ['This handler of new windows', 'such a page opens in a window of the app'],
  permission: ['This handler of permissions', 'such a page is granted what it asks for'],
  certificate: ['This check of certificates', 'any certificate is taken for such a host'],
  sender: ['This check of an IPC sender', 'messages of such a page are answered'],
  external: ['This check', 'it is handed to the operating system, which starts whatever is registered for it'],
} as const;

const HOW = { beginning: 'begin with', end: 'end with', anywhere: 'contain' } as const;

export default defineRule({
  id: 'electron/weak-url-check',
  title: 'Check of a URL that other addresses pass',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [20, 184, 1023],
  versions: 'all',

  *check({ electron }) {
    for (const { at, guards, text, passes, how } of electron.weakChecks) {
      const [what, then] = WHAT[guards];
      yield {
        at,
        severity: guards === 'external' || guards === 'certificate' || guards === 'sender' ? 'high' : 'medium',
        message: `${what} lets '${passes}' through. It is enough for a URL to ${HOW[how]} '${text}', and so ${then}. Parse it with new URL() and compare its ${guards === 'external' ? 'protocol' : 'origin'} as a whole.`,
      };
    }
  },
});
