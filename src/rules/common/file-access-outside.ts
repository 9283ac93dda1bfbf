import { defineRule } from '../../core/rule.js';
import { COMMAND_FOLDERS, PRIVATE_SYSTEM_FILES, SYSTEM_INFORMATION } from '../../knowledge/paths.js';

const BASES: Readonly<Record<string, string>> = { home: "the user's home", data: "the app's data folder", temp: 'the temporary folder' };

export default defineRule({
  id: 'common/file-access-outside',
  title: "File access outside the app's and the user's folders",
  category: 'file-access',
  severity: 'medium',
  confidence: 'medium',
  cwe: [732, 22],

  *check({ common }) {
    for (const { at, by, does, path, base, escapes, when } of common.fileAccesses) {
      if (when === 'development' || when === 'test') continue;
      const api = by.split(/[.\\]|::/).at(-1)!;
      if (base === 'absolute') {
        if (SYSTEM_INFORMATION.test(path) && (does === 'read' || path.startsWith('/dev/'))) continue;
        // Folders of users and temporary files, written out.
        if (/^\/(?:home|Users|tmp|var\/tmp|private\/tmp|root)(?:\/|$)|^[A-Za-z]:\/Users\//.test(path)) continue;
        yield {
          at,
          // Programs look at the system they run on; what is private there they have no business with.
          severity: does === 'write' ? 'medium' : PRIVATE_SYSTEM_FILES.test(path) ? 'low' : 'note',
          // Where Windows keeps what programs share, any of them may make files.
          ...((COMMAND_FOLDERS.test(path) || /^[A-Za-z]:\/ProgramData\//i.test(path)) && { confidence: 'low' as const }),
          message: `'${api}' ${does === 'write' ? 'changes' : 'reads'} '${path}', outside of the app's data folder and the user's home. People do not expect an app there, and it works only with rights it should not have. Keep files below the app's data folder, such as app.getPath('userData').`,
        };
      } else if (escapes && base in BASES) {
        yield {
          at,
          severity: does === 'write' ? 'medium' : 'low',
          message: `'${api}' ${does === 'write' ? 'changes' : 'reads'} '${path}' from ${BASES[base]}, which leads out of it. Name the folder that is meant, and check that the resolved path is inside.`,
        };
      }
    }
  },
});
