import { together, within } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import type {} from '../../frameworks/common/model.js';
import { named } from '../../frameworks/electron/model.js';

const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$)/;

const WHOLE = { start: 0, end: Number.MAX_SAFE_INTEGER };

/** Scripts in the page itself stop until they are moved to files: it is a suggestion. */
const POLICY = '<head>\n<meta http-equiv="Content-Security-Policy" content="default-src \'self\'; base-uri \'none\'; object-src \'none\'">';

export default defineRule({
  id: 'electron/csp-missing',
  title: 'Pages without a Content-Security-Policy',
  category: 'csp',
  severity: 'high',
  confidence: 'medium',
  cwe: [693],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron, common }) {
    if (electron.windows.length === 0) return;
    // A header that some session adds, or an element that some script adds, may reach every page: which one is decided at run time.
    if (common.policies.some(({ via, reportOnly, when }) => (via === 'header' || via === 'script') && !reportOnly && when !== 'development')) return;
    const bare = common.pages.filter(({ document, policies }) => document && policies.length === 0);
    // Pages that windows are told to show, else those that are named like entries.
    const shown = bare.filter(({ path }) => electron.windows.some(({ loads }) => loads.some(({ url }) => url.split(/[?#]/)[0]!.endsWith(`/${path.split('/').at(-1)}`) || url === path.split('/').at(-1))));
    const [first, ...others] = shown.length > 0 ? shown : bare.filter(({ path }) => /(?:^|\/)index\.\w+$/.test(path));
    if (!first) {
      // Pages that lie outside of the tree, and that a server of the app hands out.
      const serves = common.pages.length > 0 ? undefined : common.servers.find((one) => one.serves)?.serves;
      const shown = serves && electron.windows.find(({ development, loads }) => !development && loads.some(({ url }) => LOOPBACK.test(url)));
      if (!serves || !shown) return;
      // Of two servers the other one may be meant.
      const sure = serves.file === shown.at.file || common.servers.filter(({ speaks }) => speaks === 'http').length === 1;
      yield {
        at: serves,
        ...(!sure && { confidence: 'low' }),
        severity: common.exposure === 'node' ? 'high' : 'medium',
        message: `The pages that this server hands to ${named(shown)} come without a Content-Security-Policy. One injected script can load more from anywhere${common.exposure === 'none' ? '' : common.exposure === 'node' ? ' and use Node.js' : ' and call what the app gives its pages'}. Set the header on every answer, with default-src 'self'.`,
        related: [{ at: shown, message: 'shown here' }],
      };
      return;
    }
    yield {
      at: first,
      severity: common.exposure === 'node' ? 'high' : 'medium',
      message: `This page has no Content-Security-Policy, and no session of the app adds one${others.length > 0 ? ` (${others.length} more ${others.length === 1 ? 'page is' : 'pages are'} alike)` : ''}. One injected script can load more from anywhere${common.exposure === 'none' ? '' : common.exposure === 'node' ? ' and use Node.js' : ' and call what the app gives its pages'}. Add a meta element with default-src 'self', or send the header in onHeadersReceived.`,
      related: others.slice(0, 5).map((page) => ({ at: page, message: 'has none either' })),
      fixes: [first, ...others].every(({ path }) => /\.html?$/.test(path)) ? [together([first, ...others].map(({ path }) => within({ file: path, range: WHOLE }, '<head>', POLICY, "Add a policy that allows the app's own files.")))] : [],
    };
  },
});
