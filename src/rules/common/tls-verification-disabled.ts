import { together } from '../../core/edits.js';
import { defineRule, type Fix } from '../../core/rule.js';
import type { TlsSwitch } from '../../frameworks/common/model.js';
import { TLS_HOST_CHECKS } from '../../knowledge/tls.js';

export default defineRule({
  id: 'common/tls-verification-disabled',
  title: 'Certificates are not checked',
  category: 'transport',
  severity: 'high',
  confidence: 'high',
  cwe: [295, 297],
  fixable: 'suggestion',

  *check({ common }) {
    for (const switches of byClient(common.tls.filter(({ off }) => off.find(true)))) {
      // A certificate that is not checked at all says more than one of another host.
      const [first, ...others] = switches.toSorted((a, b) => Number(TLS_HOST_CHECKS.has(a.name)) - Number(TLS_HOST_CHECKS.has(b.name))) as [TlsSwitch, ...TlsSwitch[]];
      const { name, at, off, chosen } = first;
      const one = off.find(true)!;
      const choice = chosen || off.alternatives.some((other) => other !== one);
      const host = TLS_HOST_CHECKS.has(name);
      yield {
        at: one.literal ? one : at,
        severity: choice ? 'medium' : 'high',
        // A switch that people turn for a server of their own is theirs to turn.
        ...(chosen && { confidence: 'low' as const }),
        message: `'${name}' makes connections accept ${host ? 'the certificate of any other host' : 'any certificate'}${chosen ? ' where a setting says so' : choice ? ' in some cases' : ''}. Anyone on the network ${host ? 'who has a certificate of their own ' : ''}can then answer in the server's place, read what is sent and send back what they like. Remove it; for a server with a private authority, add that authority's certificate to the trusted ones.`,
        related: others.map((other) => ({ at: other.at, message: `'${other.name}' goes with it` })),
        fixes: [chosen ? undefined : together(switches.map(switchedOn))],
      };
    }
  },
});

/** What is set on one client is removed in one go. */
const byClient = (switches: readonly TlsSwitch[]): Iterable<readonly TlsSwitch[]> => {
  const clients = new Map<unknown, TlsSwitch[]>();
  for (const one of switches) {
    const key = one.client ?? one;
    clients.set(key, [...(clients.get(key) ?? []), one]);
  }
  return clients.values();
};

/** The literal that checks again; of a variable of the environment, in whatever quotes it stands. */
const switchedOn = ({ off, name }: TlsSwitch): Fix | undefined => {
  const one = off.find(true);
  if (!one?.literal) return undefined;
  return { description: `Let '${name}' check certificates.`, safe: false, edits: [{ ...one.at, text: name === 'CURLOPT_SSL_VERIFYHOST' ? '2' : '1', how: 'opposite' }] };
};
