/** How a method that registers a handler is called, and how it hands a message over. */
export interface Registrar {
  readonly channel: number;
  readonly handler: number;
  /** The parameter of the handler that is the event, and the first that the page fills. */
  readonly event?: number;
  readonly data: number;
  readonly via: string;
}

const METHODS = ['handle', 'handleOnce', 'on', 'once', 'addListener', 'prependListener', 'prependOnceListener'];

const registrars = (holder: string, via: string): [string, Registrar][] => METHODS.map((method) => [`${holder}.${method}`, { channel: 0, handler: 1, event: 0, data: 1, via: `${via}.${method}` }]);

/**
 * Methods that register an answer to messages of pages, by canonical name. Sources: docs/api/ipc-main.md, and the packages' sources:
 * electron-better-ipc gives its handlers the data and the window, electron-promise-ipc the data and the event.
 */
export const REGISTRARS: ReadonlyMap<string, Registrar> = new Map([
  ...registrars('electron.ipcMain', 'ipcMain'),
  ...registrars('electron-better-ipc.ipcMain', 'ipcMain'),
  ...registrars('@electron-toolkit/typed-ipc/main.IpcListener()', 'IpcListener'),
  ...['electron-better-ipc.ipcMain', 'electron-better-ipc'].map((name): [string, Registrar] => [`${name}.answerRenderer`, { channel: 0, handler: 1, data: 0, via: 'ipcMain.answerRenderer' }]),
  ...['electron-promise-ipc', 'electron-promise-ipc.mainPromiseIpc', 'electron-promise-ipc.promiseIpc', 'electron-promise-ipc.PromiseIpc()'].map((name): [string, Registrar] => [`${name}.on`, { channel: 0, handler: 1, data: 0, via: 'promiseIpc.on' }]),
]);

/** Methods of the `ipc` of web contents and frames, which are like ipcMain for one of them. Source: docs/api/web-contents.md, docs/api/web-frame-main.md. */
export const IPC_METHODS: ReadonlySet<string> = new Set(METHODS);

/** What has an `ipc`: web contents and frames, by the names that apps give them. */
export const IPC_HOLDERS = /^(?:\w*[wW]eb[cC]ontents|wc|contents|\w*[fF]rame|sender|electron\.(?:BrowserWindow|BrowserView|WebContentsView)\(\)\.webContents|.*\.webContents|.*\.mainFrame)$/;

/** Events of web contents that bring a message of the page: the channel and the arguments follow the event. */
export const MESSAGE_EVENTS: ReadonlySet<string> = new Set(['ipc-message', 'ipc-message-sync', 'ipc-message-host']);

/** tRPC over Electron's IPC. A procedure's resolver gets one object, whose `input` is the page's. Sources: trpc-electron and electron-trpc. */
export const TRPC_PACKAGES = /^(?:trpc-electron|electron-trpc|electron-trpc-experimental|@janwirth\/electron-trpc-link)(?:\/|$)/;

/** Names of parameters that are the event of a message, where nothing else says so. */
export const EVENT_NAMES = /^_?(?:e|ev|evt|event|ipcEvent|ipcMainEvent|ipcMainInvokeEvent)$/i;

/** Decorators that make a method a handler: `@IpcHandle('notes:save')`. Every framework of them has its own. */
export const IPC_DECORATORS = /(?:^|\.)@?\w{0,40}(?:Ipc|IPC|ipc)\w{0,40}$/;

/** Methods of collections that call a function with each item. */
export const ITERATORS: ReadonlySet<string> = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find', 'each']);

/** Methods of packages that send a message to the main process, by canonical name, with the one of ipcRenderer that they are like. Source: the packages' sources. */
export const RENDERER_METHODS: ReadonlyMap<string, string> = new Map([
  ['electron-better-ipc.ipcRenderer.callMain', 'invoke'],
  ['electron-better-ipc.ipcRenderer.answerMain', 'on'],
  ['electron-better-ipc.callMain', 'invoke'],
  ['electron-better-ipc.answerMain', 'on'],
  ['@electron-toolkit/typed-ipc/renderer.IpcEmitter().invoke', 'invoke'],
  ['@electron-toolkit/typed-ipc/renderer.IpcEmitter().send', 'send'],
  ['electron-promise-ipc.send', 'invoke'],
  ['electron-promise-ipc.rendererPromiseIpc.send', 'invoke'],
]);

/** Keys of a store that say their value is secret. */
export const SECRET_NAMED = /token|secret|passw|passphrase|credential|api_?key|private_?key|auth(?!or)|session_?(?:id|key)|cookie/i;
