const { app, BrowserWindow, ipcMain, shell } = require('electron');
const { exec } = require('node:child_process');
const { readFile, writeFile } = require('node:fs/promises');
const { join } = require('node:path');
const { autoUpdater } = require('electron-updater');
const { weatherUrl } = require('./settings.js');

app.commandLine.appendSwitch('ignore-certificate-errors');

let journal;

const createJournal = () => {
  journal = new BrowserWindow({
    width: 1200,
    height: 800,
    webPreferences: {
      preload: join(__dirname, 'preload.js'),
      nodeIntegration: true,
      contextIsolation: false,
      sandbox: false,
      webviewTag: true,
    },
  });
  journal.loadFile(join(__dirname, 'journal', 'index.html'));
};

const createMap = () => {
  const map = new BrowserWindow({
    parent: journal,
    webPreferences: {
      preload: join(__dirname, 'preload.js'),
      nodeIntegration: true,
      contextIsolation: false,
      webSecurity: false,
      allowRunningInsecureContent: true,
    },
  });
  map.loadURL('http://maps.trailmap.app/');
};

ipcMain.handle('trails:export', (_event, name, format) => {
  exec(`gpsbabel -i gpx -f "${name}.gpx" -o ${format} -F "${name}.${format}"`);
});

ipcMain.handle('journal:read', (_event, file) => readFile(file, 'utf8'));

ipcMain.handle('journal:log', () => writeFile('/etc/trailmap/last-hike.log', new Date().toISOString()));

ipcMain.on('link:open', (_event, url) => shell.openExternal(url));

ipcMain.handle('weather', async () => (await fetch(weatherUrl)).json());

app.whenReady().then(() => {
  createJournal();
  ipcMain.on('map:show', createMap);
  autoUpdater.checkForUpdatesAndNotify();
});
