import { defineRule, SEVERITIES } from '../../core/rule.js';
import type {} from '../../frameworks/electron/model.js';
import { affects, ELECTRON_ADVISORIES, ELECTRON_ADVISORIES_DATE } from '../../knowledge/electron-advisories.js';
import { ELECTRON_LATEST, ELECTRON_SUPPORTED_MAJORS } from '../../knowledge/electron.js';

export default defineRule({
  id: 'electron/outdated',
  title: 'Electron without security fixes',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [1104, 1395],
  versions: `below ${ELECTRON_LATEST.major - ELECTRON_SUPPORTED_MAJORS + 1} on ${ELECTRON_LATEST.date}, and supported versions with known holes`,

  *check({ electron: { version, unpinned } }) {
    if (unpinned) {
      yield { at: unpinned, severity: 'low', message: `'${unpinned.text}' lets any version of Electron in, and no lockfile says which. Two builds of the same commit are then different apps, and nobody can tell whether one has a known hole. Name a version, and commit the lockfile.` };
    }
    const oldest = ELECTRON_LATEST.major - ELECTRON_SUPPORTED_MAJORS + 1;
    if (!version) return;
    const name = `${version.major}.${version.minor}.${version.patch}`;
    const holes = ELECTRON_ADVISORIES.flatMap((one) => { const found = affects(one, version); return found ? [{ ...one, mended: found.fixed }] : []; })
      .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
    const told = holes.slice(0, 3).map(({ id, what }) => `${id}: ${what}`).join('; ');
    if (version.major < oldest) {
      const behind = oldest - version.major;
      yield {
        at: version,
        severity: behind > 4 ? 'high' : 'medium',
        ...(!version.exact && { confidence: 'medium' as const }),
        message: `Electron ${version.exact ? name : version.major} gets no security fixes any more: ${oldest} to ${ELECTRON_LATEST.major} did on ${ELECTRON_LATEST.date}. Known holes of its Chromium and Node.js stay open in the app${version.exact && told ? `, and of Electron itself (${told}${holes.length > 3 ? `; ${holes.length - 3} more` : ''})` : ''}. Update to a supported version.`,
      };
    } else if (holes.length > 0) {
      const mended = holes.flatMap(({ mended: one }) => one ?? []).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
      yield {
        at: version,
        severity: holes[0]!.severity,
        // A range says the least version; what is built may be newer.
        ...(!version.exact && { confidence: 'low' as const }),
        message: `Electron ${name} has known holes that a newer ${version.major} mends. ${told.replace(/^./, (first) => first.toUpperCase())}. Update to ${mended ?? 'the newest version'} or newer. The list is of ${ELECTRON_ADVISORIES_DATE}.`,
      };
    }
  },
});
