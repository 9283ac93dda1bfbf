import { defineRule, type Fix } from '../../core/rule.js';
import type { GatewayConnection } from '../../frameworks/threema/model.js';

const WANTED = ['forceHttps', 'tlsVersion'] as const;
const OPTIONS = "['forceHttps' => true, 'tlsVersion' => '1.2']";

export default defineRule({
  id: 'threema/tls-options-missing',
  title: 'TLS options left to the system',
  category: 'transport',
  severity: 'low',
  confidence: 'high',
  cwe: [757],
  fixable: 'suggestion',

  *check({ threema }) {
    for (const connection of threema.connections) {
      if (connection.tls === 'unknown') continue;
      const missing = WANTED.filter((name) => connection.options[name].is(undefined));
      if (missing.length === 0) continue;
      yield {
        at: connection.tlsAt, ...(connection.choice && { severity: 'note' as const }),
        message: `The connection to the gateway leaves ${missing.map((name) => `'${name}'`).join(' and ')} to the system. Older systems agree on old versions of TLS, and http is not ruled out. Set forceHttps to true and tlsVersion to '1.2'.`,
        fixes: [fixOf(connection)],
      };
    }
  },
});

/** The options are the fourth argument; the third is the host, and null the gateway's own. */
const fixOf = ({ tls, last }: GatewayConnection): Fix | undefined => {
  const text = tls === 'missing' ? [undefined, `, null, ${OPTIONS}`, `, ${OPTIONS}`][last?.index ?? 0] : undefined;
  if (!last || text === undefined) return undefined;
  const { file, range } = last.at;
  return { description: 'Enforce HTTPS and TLS 1.2.', safe: false, edits: [{ file, range: { start: range.end, end: range.end }, text }] };
};
