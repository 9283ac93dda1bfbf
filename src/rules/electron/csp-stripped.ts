import { defineRule, type Severity } from '../../core/rule.js';
import type { HeaderChange } from '../../frameworks/electron/model.js';
import { PROTECTING_HEADERS } from '../../knowledge/headers.js';

export default defineRule({
  id: 'electron/csp-stripped',
  title: 'Protection taken out of headers',
  category: 'csp',
  severity: 'high',
  confidence: 'high',
  cwe: [693, 942, 346],
  versions: 'all',

  *check({ electron }) {
    for (const change of electron.headerChanges) {
      if (change.when === 'development' || change.when === 'test') continue;
      yield { at: change.at, severity: severityOf(change), message: messageOf(change) };
    }
  },
});

const severityOf = ({ does, header, limited }: HeaderChange): Severity => {
  // To one server that wants it so, it is a way of talking.
  if (does === 'forged') return limited ? 'note' : header === 'origin' ? 'medium' : 'low';
  if (header.endsWith('report-only') || header.startsWith('cross-origin-')) return 'low';
  return limited ? 'medium' : 'high';
};

const messageOf = ({ does, header, limited }: HeaderChange): string => {
  const whose = limited ? 'some answers' : 'every answer that comes in';
  switch (does) {
    case 'removed':
      return `This handler takes '${header}' out of ${whose}. ${PROTECTING_HEADERS.get(header)!} Leave it as the server sends it; where one page of yours must be framed or extended, limit the handler to its address and change only the directive that stands in the way.`;
    case 'opened':
      return `This handler lets pages of every origin read ${limited ? 'some answers' : 'every answer'}, with 'access-control-allow-origin: *'. A page that is shown in the app, a frame in it as well, can then read what other sites and servers of the local network send. Make the one request in the main process, or name the app's own origin for the addresses that need it.`;
    default:
      return `This handler writes an address of its choice into '${header}' of ${limited ? 'some requests' : 'every request'}. Servers tell their own pages from others by it, so that their protection against forged requests fails for every page in the app. Make the one request that needs it in the main process.`;
  }
};
