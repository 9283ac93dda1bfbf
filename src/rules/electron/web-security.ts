import { replaced, together } from '../../core/edits.js';
import { distinctBy } from '../../core/group-by.js';
import { placeOf } from '../../core/location.js';
import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, sureness } from '../../frameworks/electron/model.js';

export default defineRule({
  id: 'electron/web-security',
  title: 'Same-origin policy switched off',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [346],
  versions: 'all',
  fixable: 'suggestion',

  *check({ electron }) {
    const open = electron.windows.flatMap((window) => {
      const one = window.development ? undefined : window.preferences.webSecurity.find(false);
      return one ? [{ window, one, remote: loadsRemote(window) }] : [];
    });
    // A habit that is written into more than two windows is one finding; a page of another host in one of them is another.
    const habit = distinctBy(open.filter(({ remote }) => !remote).toSorted((a, b) => Number(a.window.loose ?? false) - Number(b.window.loose ?? false)), ({ one }) => placeOf(one.at));
    for (const [first, ...others] of [...(habit.length > 2 ? [habit] : habit.map((one) => [one])), ...open.filter(({ remote }) => remote).map((one) => [one])]) {
      if (!first) continue;
      const { window, one, remote } = first;
      yield {
        at: one,
        ...sureness(window),
        message: `Pages in ${named(window)}${others.length === 0 ? '' : others.length === 1 ? ' and one more window' : ` and ${others.length} more windows`} may read any other site and local file, because the same-origin policy is off.${remote ? ` It loads '${remote.url}'.` : ''} It also lets https pages run scripts from http. Remove 'webSecurity: false'; for one API that lacks CORS headers, add them in session.webRequest.onHeadersReceived or make the request in the main process.`,
        related: [...(remote ? [{ at: remote, message: 'the page it loads' }] : []), ...others.map((other) => ({ at: other.one.at, message: `${named(other.window)}, too` }))],
        fixes: [together([one, ...others.map((other) => other.one)].map((each) => replaced(each, 'true', 'Turn webSecurity on.')))],
      };
    }
  },
});
