import { defineRule, type Severity } from '../../core/rule.js';

const SECURE: Readonly<Record<string, string>> = { http: 'https', ws: 'wss', ftp: 'ftps' };
const SEVERITY: Readonly<Record<string, Severity>> = { window: 'high', update: 'high', request: 'medium', resource: 'medium', configuration: 'low' };
const HARM: Readonly<Record<string, string>> = {
  window: 'Anyone on the network can put a page of their own into the window.',
  update: 'Anyone on the network can answer with an update of their own.',
  request: 'Anyone on the network can read what is sent and change the answer.',
  resource: 'Anyone on the network can replace it.',
  configuration: 'Whatever is sent there can be read and changed on the way.',
};

export default defineRule({
  id: 'common/insecure-url',
  title: 'Connection without encryption',
  category: 'transport',
  severity: 'high',
  confidence: 'high',
  cwe: [319],
  fixable: 'suggestion',

  *check({ common }) {
    for (const { url, scheme, host, at, use, by, reach, when, schemeAt } of common.urls) {
      const secure = SECURE[scheme];
      if (secure === undefined || when === 'development' || when === 'test' || reach === 'machine' || reach === 'nobody') continue;
      yield {
        at,
        severity: reach === 'private' ? 'low' : by === 'media' ? 'low' : SEVERITY[use]!,
        // A name of the local network often has no certificate to offer.
        ...(reach === 'private' && { confidence: 'low' as const }),
        message: `'${scheme}://${host}' is reached without encryption by '${by}'. ${HARM[use]} Use ${secure}.`,
        fixes: [schemeAt && url.toLowerCase().startsWith(scheme) ? { description: `Use ${secure}.`, safe: false, edits: [{ ...schemeAt, text: secure }] } : undefined],
      };
    }
  },
});
