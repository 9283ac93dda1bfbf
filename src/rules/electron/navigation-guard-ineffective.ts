import { defineRule } from '../../core/rule.js';
import { reachFrom } from '../../frameworks/electron/model.js';

/** So many places are named besides the first. */
const MOST = 8;

const WHY = {
  never: "This listener of 'will-navigate' stops nothing. It handles the address and never calls preventDefault, so the window goes there as well. Call event.preventDefault() before everything else.",
  'old-url': "This guard asks where the window is, not where it is going. getURL() still is the page that is left, so everything the page leads to is allowed. Test the URL that the listener is given.",
  element: "preventDefault does nothing here. A <webview> tells its page of navigations when it is too late to stop them. Listen in the main process, on the contents that 'web-contents-created' or 'did-attach-webview' give.",
  files: 'This guard lets every file of the computer through. A file that was downloaded, or that lies on a share of the network, then gets what the pages of the app have. Compare with the address of the app\'s own page, or prevent all navigation.',
  list: 'This guard lets every site and every file of the computer through. What a link or a script leads to then gets what the pages of the window have. Allow the origins that the window is for, and prevent the rest.',
  sites: 'This guard lets every site through that it does not name. Where the window is for sites of its own, allow their origins and prevent the rest.',
} as const;

export default defineRule({
  id: 'electron/navigation-guard-ineffective',
  title: 'Guard of navigation that does not guard',
  category: 'remote-content',
  severity: 'high',
  confidence: 'high',
  cwe: [670, 601],
  versions: 'all',

  *check({ electron }) {
    const reaches = electron.windows.map((window) => reachFrom(window));
    const node = reaches.includes('node');
    const faults = electron.navigation.guards.flatMap(({ fault, at }) => (fault ? [{ fault, at }] : []));
    for (const one of faults) {
      const { fault, at } = one;
      // The guards of a window, one for each event, mostly are of one kind.
      const [first, ...others] = faults.filter((other) => other.fault.kind === fault.kind && other.fault.at.file === fault.at.file);
      if (first !== one) continue;
      const sure = fault.kind === 'never' || fault.kind === 'old-url' || fault.kind === 'element';
      yield {
        at: fault.at,
        severity: node && fault.kind !== 'sites' ? 'high' : sure || fault.kind === 'list' ? 'medium' : reaches.includes('preload') ? 'medium' : 'low',
        // Windows that are for any site are told so by intent.
        confidence: sure ? 'high' : fault.kind === 'sites' ? 'low' : 'medium',
        message: WHY[fault.kind],
        related: [...(fault.at === at ? [] : [{ at, message: 'the guard' }]), ...others.slice(0, MOST).map((other) => ({ at: other.fault.at, message: 'so does this one' }))],
      };
    }
  },
});
