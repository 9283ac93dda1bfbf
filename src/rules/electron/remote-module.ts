import { replaced } from '../../core/edits.js';
import { defineRule } from '../../core/rule.js';
import { loadsRemote, named, type RemoteUse } from '../../frameworks/electron/model.js';
import { REMOTE_MODULE_LAST } from '../../knowledge/electron.js';

const HARM = 'A script in the page then reaches every object of the main process, and with it the file system and other programs. Give the page the few functions it needs over ipcMain.handle and contextBridge.';

export default defineRule({
  id: 'electron/remote-module',
  title: 'Pages reach the main process with the remote module',
  category: 'isolation',
  severity: 'high',
  confidence: 'high',
  cwe: [749],
  versions: 'all; on by default up to 9, @electron/remote from 14',
  fixable: 'suggestion',

  *check({ electron }) {
    const windows = electron.windows.flatMap((window) => {
      const one = window.development || electron.major > REMOTE_MODULE_LAST ? undefined : window.preferences.enableRemoteModule.find(true);
      return one ? [{ window, one, remote: loadsRemote(window) }] : [];
    });
    const chosen = windows.filter(({ one }) => one.origin !== 'default');
    // A default is one decision, however many windows have it: it is told at the one that matters most.
    const byDefault = windows.filter(({ one }) => one.origin === 'default').toSorted((a, b) => Number(b.remote !== undefined) - Number(a.remote !== undefined)).slice(0, 1);
    for (const { window, one, remote } of [...chosen, ...byDefault]) {
      yield {
        at: one, severity: remote ? 'high' : 'medium',
        message: `Pages in ${named(window)} have the remote module${one.origin === 'default' ? `, which Electron ${electron.major} gives them by default` : ''}.${remote ? ` It loads '${remote.url}'.` : ''} ${HARM}${one.origin === 'default' ? " Set 'enableRemoteModule' to false." : ''}`,
        ...(remote && { related: [{ at: remote, message: 'the page it loads' }] }),
        fixes: [replaced(one, 'false', 'Turn enableRemoteModule off.')],
      };
    }
    const severity = electron.windows.some((window) => loadsRemote(window)) ? 'high' : 'medium';
    const shipped = electron.remoteUses.filter(({ when }) => when !== 'development' && when !== 'test');
    const of = (kind: RemoteUse['kind']): readonly RemoteUse[] => shipped.filter((one) => one.kind === kind);
    const [enabled, initialized, imported] = [of('enabled'), of('initialized'), of('imported')];
    // Each window of an app that uses it has a line of its own.
    const [on, ...others] = enabled;
    if (on) {
      yield {
        at: on, severity, message: `'@electron/remote' is enabled for these contents${others.length === 0 ? '' : others.length === 1 ? ' and at one more place' : ` and at ${others.length} more places`}. ${HARM}`,
        related: [...initialized.slice(0, 1).map((at) => ({ at, message: 'set up here' })), ...others.map((at) => ({ at, message: 'enabled here, too' }))],
      };
    }
    const [set] = enabled.length > 0 ? [] : initialized;
    if (set) yield { at: set, severity, message: `'@electron/remote' is set up for windows of the app. ${HARM}` };
    const [used] = enabled.length + initialized.length > 0 ? [] : imported;
    if (used) yield { at: used, severity, confidence: 'medium', message: `This file uses '@electron/remote'. ${HARM}`, related: imported.slice(1, 5).map((at) => ({ at, message: 'used here, too' })) };
    const [old] = windows.length > 0 || electron.major > REMOTE_MODULE_LAST ? [] : of('built-in');
    if (old) yield { at: old, severity, confidence: 'medium', message: `This page uses the remote module of Electron ${electron.major}. ${HARM}` };
  },
});
