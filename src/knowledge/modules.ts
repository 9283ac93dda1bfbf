/** Modules that are another one by another name, or a part of it. Electron 28 documents electron/main, /common and /renderer; Node documents the rest. */
export const MODULE_ALIASES: ReadonlyMap<string, string> = new Map([
  ['electron/main', 'electron'],
  ['electron/common', 'electron'],
  ['electron/renderer', 'electron'],
  ['electron/utility', 'electron'],
  ['fs/promises', 'fs.promises'],
  ['path/posix', 'path'],
  ['path/win32', 'path'],
  ['timers/promises', 'timers.promises'],
  ['original-fs', 'fs'],
]);
