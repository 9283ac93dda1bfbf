import { defineRule } from '../../core/rule.js';
import { isPrivateHost } from '../../core/origin.js';
import type { UrlScope } from '../../frameworks/tauri/model.js';

export default defineRule({
  id: 'tauri/http-scope-broad',
  title: 'Pages fetch from any host past the browser',
  category: 'transport',
  severity: 'high',
  confidence: 'high',
  cwe: [918],
  versions: 'all',

  *check({ tauri }) {
    const remote = (one: UrlScope): boolean => one.capability?.remote.some(({ kind }) => kind === 'web') === true;
    const shown = tauri.requests.filter(({ when }) => when !== 'development' && when !== 'test');
    const groups = new Map<string, UrlScope[]>();
    for (const one of shown) {
      const kind = one.anyHost ? 'any' : isInside(one) ? 'inside' : undefined;
      if (kind) groups.set(`${kind} ${one.at.file}`, [...(groups.get(`${kind} ${one.at.file}`) ?? []), one]);
    }
    for (const [key, all] of groups) {
      const [first, ...others] = all as [UrlScope, ...UrlScope[]];
      const where = tauri.major === 1 ? 'The http module' : `Capability '${first.capability?.identifier ?? ''}'`;
      const related = others.slice(0, 4).map(({ at, value }) => ({ at, message: `'${value}'` }));
      if (key.startsWith('any ')) {
        yield {
          at: first,
          severity: all.some(remote) ? 'high' : 'medium',
          message: `${where} lets pages send requests to any host: '${first.value}' is in the scope. They are sent by Rust, where neither the policy nor the rules between sites hold: an injected script reads servers of the local network and of this machine, and takes out what it found. Name the hosts that the app talks to.`,
          related,
        };
      } else {
        yield {
          at: first,
          severity: 'low', confidence: 'medium',
          message: `${where} lets pages send requests to servers of ${first.kind === 'loopback' ? 'this machine on any port' : 'the local network'}: '${first.value}' is in the scope. What listens there often asks nobody who they are. Name the port and the path.`,
          related,
        };
      }
    }
  },
});

/** Any port of this machine, or an address of a local network. */
const isInside = ({ kind, host, value }: UrlScope): boolean => (kind === 'loopback' ? /:(?:\*|\(\.\*\))(?:\/|$)/.test(value) : isPrivateHost(host));
