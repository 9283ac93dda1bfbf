/**
 * What Electron does where an app says nothing, by major version. Read in Electron's sources at the last tag of every major
 * (shell/browser/web_contents_preferences.cc, before 7 atom/browser/web_contents_preferences.cc) and in docs/breaking-changes.md.
 */
export interface Default {
  /** From this major version on. */
  readonly since: number;
  readonly value: boolean | undefined;
}

/** Preferences of web contents with their defaults, newest first. `sandbox` also depends on others: see sandboxDefault. */
export const PREFERENCES = {
  nodeIntegration: [{ since: 5, value: false }, { since: 0, value: true }],
  nodeIntegrationInWorker: [{ since: 0, value: false }],
  nodeIntegrationInSubFrames: [{ since: 0, value: false }],
  contextIsolation: [{ since: 12, value: true }, { since: 0, value: false }],
  sandbox: [{ since: 16, value: true }, { since: 0, value: false }],
  webSecurity: [{ since: 0, value: true }],
  allowRunningInsecureContent: [{ since: 0, value: false }],
  experimentalFeatures: [{ since: 0, value: false }],
  webviewTag: [{ since: 5, value: false }, { since: 0, value: true }],
  enableRemoteModule: [{ since: 10, value: false }, { since: 0, value: true }],
  navigateOnDragDrop: [{ since: 0, value: false }],
  devTools: [{ since: 0, value: true }],
  // Texts, and switches that came and went (LEGACY_OPTIONS): only what is written counts.
  enableBlinkFeatures: [{ since: 0, value: undefined }],
  blinkFeatures: [{ since: 0, value: undefined }],
  affinity: [{ since: 0, value: undefined }],
  nativeWindowOpen: [{ since: 0, value: undefined }],
  worldSafeExecuteJavaScript: [{ since: 0, value: undefined }],
} as const satisfies Record<string, readonly Default[]>;

export type Preference = keyof typeof PREFERENCES;

/** The newest release that is known here, and the date of that knowledge. A newer Electron is treated like it. Source: npm and releases.electronjs.org. */
export const ELECTRON_LATEST = { major: 45, date: '2026-11-21' } as const;

/** Electron supports its latest three major versions. Source: docs/tutorial/electron-timelines.md. */
export const ELECTRON_SUPPORTED_MAJORS = 3;

export const defaultOf = (preference: Preference, major: number): boolean | undefined =>
  (PREFERENCES[preference] as readonly Default[]).find(({ since }) => major >= since)?.value;

/**
 * Preferences that weaken the contents they are written for, with the value that does. Written for windows that pages open they win over what
 * the window has that opens them. Sources: docs/tutorial/security.md, docs/api/window-open.md.
 */
export const UNSAFE_PREFERENCES: ReadonlyMap<Preference, { readonly unsafe: boolean; readonly severity: 'high' | 'medium' | 'low'; readonly why: string }> = new Map([
  ['nodeIntegration', { unsafe: true, severity: 'high', why: 'Scripts in it can use Node.js.' }],
  ['nodeIntegrationInWorker', { unsafe: true, severity: 'high', why: 'Its workers can use Node.js.' }],
  ['nodeIntegrationInSubFrames', { unsafe: true, severity: 'medium', why: 'Every frame in it, of any origin, gets the preload script.' }],
  ['contextIsolation', { unsafe: false, severity: 'high', why: 'The page in it can reach into the preload script.' }],
  ['sandbox', { unsafe: false, severity: 'medium', why: "It runs without the operating system's sandbox." }],
  ['webSecurity', { unsafe: false, severity: 'high', why: 'The page in it may read any other site, because the same-origin policy is off.' }],
  ['allowRunningInsecureContent', { unsafe: true, severity: 'high', why: 'https pages in it may run scripts from http.' }],
  ['experimentalFeatures', { unsafe: true, severity: 'low', why: 'It gets features of Chromium that are not finished.' }],
  ['webviewTag', { unsafe: true, severity: 'medium', why: 'The page in it may embed others with preferences of its own.' }],
  ['enableRemoteModule', { unsafe: true, severity: 'medium', why: 'The page in it may reach every object of the main process.' }],
]);

/** The versions that have the remote module. It is @electron/remote since. Source: docs/breaking-changes.md, "Removed: remote module". */
export const REMOTE_MODULE_LAST = 13;

/** A switch that only some versions have. */
export interface LegacyOption {
  /** Undefined: whatever is written. */
  readonly unsafe?: boolean;
  /** The majors in which it matters. */
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/** Source: docs/breaking-changes.md; web_contents_preferences.cc at the last tag of every major. */
export const LEGACY_OPTIONS: ReadonlyMap<Preference, LegacyOption> = new Map<Preference, LegacyOption>([
  ['worldSafeExecuteJavaScript', { unsafe: false, from: 9, to: 13, why: "Results of webFrame.executeJavaScript then come as objects of the page's world, and a page reaches the preload script's world through them." }],
  ['nativeWindowOpen', { unsafe: false, from: 0, to: 17, why: "Windows that pages open are then made by Electron's own window.open, and may get options and rights of the window that opens them." }],
  ['affinity', { from: 0, to: 13, why: 'Windows of one affinity share a process, and with it the preferences of whichever was first.' }],
  ['enableRemoteModule', { unsafe: true, from: 0, to: 13, why: 'The page may reach every object of the main process.' }],
]);

/** `app.allowRendererProcessReuse`: off, a renderer keeps its process when it goes to another site. Source: docs/breaking-changes.md, 9 to 14. */
export const RENDERER_REUSE = { from: 9, to: 13 } as const;

/** Classes of the main process that create web contents, by canonical name; web preferences are in their first argument. */
export const WINDOW_CLASSES: ReadonlyMap<string, string> = new Map([
  ['electron.BrowserWindow', 'BrowserWindow'],
  ['electron.BrowserView', 'BrowserView'],
  ['electron.WebContentsView', 'WebContentsView'],
  ['electron.remote.BrowserWindow', 'BrowserWindow'],
  ['@electron/remote.BrowserWindow', 'BrowserWindow'],
]);

/** Parts of Electron that give web content native power when they are handed over whole. Sources: docs/tutorial/context-isolation.md, docs/api/*. */
export const POWERFUL_EXPORTS: ReadonlySet<string> = new Set([
  'electron', 'electron.ipcRenderer', 'electron.remote', '@electron/remote', 'electron.shell', 'electron.webFrame', 'electron.clipboard', 'electron.desktopCapturer', 'electron.contextBridge', 'electron.app',
  'electron.shell.openExternal', 'electron.shell.openPath', 'electron.shell.openItem', 'electron.shell.trashItem', 'electron.shell.moveItemToTrash', 'electron.shell.writeShortcutLink',
]);

/** Members of ipcRenderer that reach the main process, or listen to it. Source: docs/api/ipc-renderer.md. */
export const IPC_RENDERER_METHODS: ReadonlySet<string> = new Set([
  'send', 'sendSync', 'invoke', 'sendTo', 'sendToHost', 'postMessage', 'on', 'once', 'addListener', 'off', 'removeListener', 'removeAllListeners',
]);

/** Ready-made bridges that forward any channel. Source: the packages' sources. */
export const GENERIC_BRIDGES: ReadonlyMap<string, string> = new Map([
  ['@electron-toolkit/preload.electronAPI', '@electron-toolkit/preload'],
  ['electron-better-ipc.ipcRenderer', 'electron-better-ipc'],
]);

/** React components that are a <webview>. https://www.npmjs.com/package/react-electron-web-view */
export const WEBVIEW_COMPONENTS = /^react-electron-web-?view$/;

/** Attributes of <webview> that weaken it, on whatever their value is. Source: lib/renderer/web-view/web-view-attributes.ts. */
export const WEBVIEW_ATTRIBUTES: ReadonlyMap<string, { readonly severity: 'high' | 'medium' | 'low'; readonly why: string }> = new Map([
  ['nodeintegration', { severity: 'high', why: 'The page in it can use Node.js.' }],
  ['nodeintegrationinsubframes', { severity: 'medium', why: 'Every frame in it, of any origin, gets the preload script.' }],
  ['disablewebsecurity', { severity: 'high', why: 'The page in it may read any other site, because the same-origin policy is off.' }],
  ['allowpopups', { severity: 'low', why: 'The page in it may open windows of its own.' }],
]);

/** Preferences that a `webpreferences` attribute may weaken; the others are forced to the embedder's. Source: lib/browser/guest-view-manager.ts. */
export const WEBVIEW_PREFERENCES: ReadonlyMap<string, { readonly unsafe: boolean; readonly severity: 'high' | 'low'; readonly why: string }> = new Map([
  ['webSecurity', { unsafe: false, severity: 'high', why: 'The page in it may read any other site, because the same-origin policy is off.' }],
  ['allowRunningInsecureContent', { unsafe: true, severity: 'high', why: 'https pages in it may run scripts from http.' }],
  ['nodeIntegrationInWorker', { unsafe: true, severity: 'high', why: 'Workers of the page in it can use Node.js.' }],
  ['experimentalFeatures', { unsafe: true, severity: 'low', why: 'The page in it gets features of Chromium that are not finished.' }],
]);

/** The preferences that a `webpreferences` attribute names: a comma list, each bare or `=yes|1|true`, else off. Source: lib/common/parse-features-string.ts. */
export const webviewPreferences = (text: string): readonly (readonly [string, boolean])[] =>
  text.split(',').map((part) => part.trim()).filter(Boolean).map((part) => {
    const [key = '', value] = part.split('=').map((side) => side.trim());
    return [key, value === undefined || /^(?:yes|1|true)$/i.test(value)] as const;
  });
