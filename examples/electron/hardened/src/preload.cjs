const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('trailmap', {
  exportTrail: (id, format) => ipcRenderer.invoke('trails:export', String(id), String(format)),
});
