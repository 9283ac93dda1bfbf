const { contextBridge, ipcRenderer } = require('electron');

const api = {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  on: (channel, listener) => ipcRenderer.on(channel, listener),
  ipc: ipcRenderer,
};

if (process.contextIsolated) contextBridge.exposeInMainWorld('trailmap', api);
else window.trailmap = api;
