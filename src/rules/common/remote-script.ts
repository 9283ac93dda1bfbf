import { groupBy } from '../../core/group-by.js';
import { defineRule, type Severity } from '../../core/rule.js';

const REACH = { node: 'It would have Node.js, and so the computer.', native: 'It would have everything that the app gives its pages.', none: 'It would act as the app.' } as const;

const MOST_PAGES = 3;

export default defineRule({
  id: 'common/remote-script',
  title: 'Script loaded from another host',
  category: 'remote-content',
  severity: 'critical',
  confidence: 'high',
  cwe: [829, 353],
  supersedes: ['common/insecure-url'],

  *check({ common }) {
    const shown = common.resources.filter(({ kind, when }) => (kind === 'script' || kind === 'style') && when !== 'development' && when !== 'test');
    const byScript = groupBy(shown, ({ kind, url, integrity }) => `${kind} ${url.replace(/[?#].*$/s, '')} ${Boolean(integrity)}`);
    // What many pages load is one decision. Of few, each page is mended, or allowed, by itself.
    for (const same of [...byScript.values()].flatMap((all) => (all.length > MOST_PAGES ? [all] : all.map((one) => [one])))) {
      const [{ kind, url, at, integrity }, ...others] = same as [typeof same[0], ...typeof same];
      const insecure = url.startsWith('http:');
      const host = /^\w*:?\/\/([^/?#]*)/.exec(url)?.[1] ?? url;
      const severity = ((): Severity => {
        if (kind === 'style') return insecure ? 'medium' : integrity ? 'note' : 'low';
        if (insecure) return common.exposure === 'none' ? 'high' : 'critical';
        if (integrity) return 'low';
        return common.exposure === 'node' ? 'high' : 'medium';
      })();
      yield {
        at,
        remote: url,
        severity,
        related: others.map((other) => ({ at: other.at, message: 'here, too' })),
        message: kind === 'style'
          ? `The page takes a style sheet from '${host}'${insecure ? ' over http' : ''}. Whoever controls it can change what people see and read parts of the page out. Ship the file with the app.`
          : `The page runs a script from '${host}'${insecure ? ' over http, which anyone on the network can replace' : integrity ? ', as long as its hash fits' : ' as it is served that day'}. ${REACH[common.exposure]} Ship the script with the app${integrity || insecure ? '' : ', or at least pin it with an integrity attribute'}.`,
      };
    }
  },
});
