import { insertedAfter } from '../../core/edits.js';
import { isRemote } from '../../core/origin.js';
import { defineRule } from '../../core/rule.js';
import { BASELINE_CSP } from '../../knowledge/neutralino.js';

export default defineRule({
  id: 'neutralino/csp-missing',
  title: 'No Content-Security-Policy',
  category: 'csp',
  severity: 'medium',
  confidence: 'high',
  cwe: [693],
  versions: 'all',
  fixable: 'suggestion',

  *check({ neutralino, common }) {
    const [mode] = neutralino.modes;
    if (!mode || isRemote(mode.start.origin) || neutralino.policies.some(({ reportOnly }) => !reportOnly)) return;
    const entry = common.pages.find(({ path }) => path === mode.start.path);
    const pages = entry ? [entry] : common.pages.filter(({ path, document }) => document && /(?:^|\/)index\.html?$/.test(path));
    if (pages.some(({ policies }) => policies.length > 0)) return;
    const headers = neutralino.config.at('/serverHeaders');
    const id = neutralino.config.at('/applicationId');
    const edit = headers.missing && !id.missing ? insertedAfter(id.at, 'serverHeaders', { 'Content-Security-Policy': BASELINE_CSP }) : undefined;
    yield {
      at: headers.missing ? neutralino.config.home : headers.keyAt ?? headers,
      // Where no page of the app is in the tree, one may yet carry a policy.
      confidence: pages.length > 0 ? 'high' : 'medium',
      message: `The app's pages have no Content-Security-Policy. ${mode.nativeAPI ? 'A script that gets into a page may load more from anywhere and call native methods.' : 'A script that gets into a page may load more from anywhere and send out what it reads.'} Set one in 'serverHeaders', or in a meta element of each page.`,
      related: pages.slice(0, 3).map(({ at }) => ({ at, message: 'this page has none either' })),
      fixes: [edit && { description: 'Send a policy that allows only the app\'s own files.', safe: false, edits: [edit] }],
    };
  },
});
