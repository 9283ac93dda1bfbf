import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session, shell } from 'electron';
import updater from 'electron-updater';
import { exportTrail, FORMATS } from './export.js';
import { isOwnPage, ORIGIN, serve } from './pages.js';

const { autoUpdater } = updater;

app.enableSandbox();
protocol.registerSchemesAsPrivileged([{ scheme: 'trailmap', privileges: { standard: true, secure: true } }]);

// Pages of ours, and no other: a link in the journal opens in the browser, and only where it leads to a known place.
const LINKS = new Set(['https://forum.trailmap.app', 'https://help.trailmap.app']);

const openLink = (url) => {
  const { origin } = new URL(url);
  if (LINKS.has(origin)) shell.openExternal(url);
};

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event, url) => {
    if (!isOwnPage(url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url);
    return { action: 'deny' };
  });
});

const createJournal = () => {
  const journal = new BrowserWindow({
    width: 1200,
    height: 800,
    webPreferences: {
      preload: join(import.meta.dirname, 'preload.cjs'),
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
    },
  });
  journal.loadURL(`${ORIGIN}/index.html`);
};

ipcMain.handle('trails:export', (event, id, format) => {
  if (!isOwnPage(event.senderFrame?.url)) throw new Error('Not from here.');
  if (!FORMATS.includes(format)) throw new Error('There is no such format.');
  return exportTrail(id, format);
});

app.whenReady().then(() => {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  protocol.handle('trailmap', serve);
  createJournal();
  autoUpdater.checkForUpdatesAndNotify();
});
