import { defineRule } from '../../core/rule.js';
import { ELECTRON_LATEST, ELECTRON_SUPPORTED_MAJORS } from '../../knowledge/electron.js';

export default defineRule({
  id: 'electron/outdated',
  title: 'Electron without security fixes',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [1104, 1395],
  versions: `below ${ELECTRON_LATEST.major - ELECTRON_SUPPORTED_MAJORS + 1} on ${ELECTRON_LATEST.date}`,

  *check({ electron: { version } }) {
    const oldest = ELECTRON_LATEST.major - ELECTRON_SUPPORTED_MAJORS + 1;
    if (!version || version.major >= oldest) return;
    const behind = oldest - version.major;
    yield {
      at: version,
      severity: behind > 4 ? 'high' : 'medium',
      ...(!version.exact && { confidence: 'medium' as const }),
      message: `Electron ${version.exact ? `${version.major}.${version.minor}.${version.patch}` : version.major} gets no security fixes any more: ${oldest} to ${ELECTRON_LATEST.major} did on ${ELECTRON_LATEST.date}. Known holes of its Chromium and Node.js stay open in the app. Update to a supported version.`,
    };
  },
});
