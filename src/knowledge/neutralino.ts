/** How an app shows its pages. Source: settings.cpp `getMode`; a missing or unknown `defaultMode` is `window`. */
export const NEUTRALINO_MODES = ['window', 'browser', 'cloud', 'chrome'] as const;
export type NeutralinoMode = (typeof NEUTRALINO_MODES)[number];

/** Where a window goes whose configuration has no `url` and no server. Source: settings.cpp `getNavigationUrl`. */
export const NEUTRALINO_DEFAULT_URL = 'https://neutralino.js.org';

/** Every native method, by module. Source: server/router.cpp `methodMap`, after 6.9.0. */
export const NATIVE_METHODS: Readonly<Record<string, readonly string[]>> = {
  app: ['exit', 'killProcess', 'getProcessId', 'getConfig', 'broadcast', 'readProcessInput', 'writeProcessOutput', 'writeProcessError'],
  window: [
    'setTitle', 'getTitle', 'maximize', 'isMaximized', 'unmaximize', 'minimize', 'unminimize', 'isMinimized', 'isVisible', 'show', 'hide', 'isFullScreen', 'setFullScreen', 'exitFullScreen', 'focus', 'setIcon', 'setBadge',
    'move', 'beginDrag', 'center', 'setSize', 'getSize', 'getPosition', 'setAlwaysOnTop', 'setBorderless', 'snapshot', 'setMainMenu', 'print',
  ],
  computer: [
    'getMemoryInfo', 'getArch', 'getKernelInfo', 'getOSInfo', 'getCPUInfo', 'getGPUInfo', 'getDisplays', 'getDisks', 'getMousePosition', 'getHostname', 'getMachineId', 'setMousePosition', 'setMouseGrabbing', 'sendKey',
    'getNetworkInterfaces',
  ],
  debug: ['log'],
  filesystem: [
    'createDirectory', 'remove', 'readFile', 'readBinaryFile', 'writeFile', 'writeBinaryFile', 'appendFile', 'appendBinaryFile', 'openFile', 'createWatcher', 'removeWatcher', 'getWatchers', 'updateOpenedFile',
    'getOpenedFileInfo', 'readDirectory', 'copy', 'move', 'getStats', 'getAbsolutePath', 'getRelativePath', 'getPathParts', 'getPermissions', 'setPermissions', 'getJoinedPath', 'getNormalizedPath', 'getUnnormalizedPath',
    'access', 'chmod', 'chown',
  ],
  os: [
    'execCommand', 'spawnProcess', 'updateSpawnedProcess', 'getSpawnedProcesses', 'getEnv', 'setEnv', 'getEnvs', 'getLocaleInfo', 'showOpenDialog', 'showFolderDialog', 'showSaveDialog', 'showNotification', 'showMessageBox',
    'setTray', 'open', 'getPath', 'trashItem',
  ],
  storage: ['setData', 'getData', 'removeData', 'getKeys', 'clear'],
  events: ['broadcast'],
  extensions: ['dispatch', 'broadcast', 'getStats'],
  clipboard: ['getFormat', 'readText', 'readImage', 'writeText', 'writeHTML', 'readHTML', 'writeImage', 'clear'],
  resources: ['getFiles', 'getStats', 'extractFile', 'extractDirectory', 'readFile', 'readBinaryFile'],
  server: ['mount', 'unmount', 'getMounts'],
  net: ['request'],
  custom: ['getMethods'],
};

/** Every native method as `module.method`. */
export const ALL_NATIVE_METHODS: readonly string[] = Object.entries(NATIVE_METHODS).flatMap(([module, methods]) => methods.map((method) => `${module}.${method}`));

/** Functions of the client library that are no native method of their own: what they call. Source: neutralino.js src/api. */
export const CLIENT_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  'app.restartProcess': ['os.execCommand', 'app.exit'],
  'window.create': ['os.execCommand'],
  'window.setDraggableRegion': ['window.beginDrag', 'window.move', 'window.getPosition'],
  'window.unsetDraggableRegion': [],
  'updater.checkForUpdates': [],
  'updater.install': ['filesystem.writeBinaryFile'],
  'events.on': [],
  'events.off': [],
  'events.dispatch': [],
  init: [],
};

/** Methods that run programs. `os.open` builds a shell command from its argument on Linux, macOS and FreeBSD. Source: api/os/os.cpp. */
export const RUNS_PROGRAMS: ReadonlySet<string> = new Set(['os.execCommand', 'os.spawnProcess', 'os.updateSpawnedProcess', 'os.open']);

/** Methods that change files anywhere on the disk: there are no scopes. Source: api/fs/fs.cpp, api/os/os.cpp. */
export const CHANGES_FILES: ReadonlySet<string> = new Set([
  'filesystem.remove', 'filesystem.writeFile', 'filesystem.writeBinaryFile', 'filesystem.appendFile', 'filesystem.appendBinaryFile', 'filesystem.copy', 'filesystem.move', 'filesystem.createDirectory', 'filesystem.chmod',
  'filesystem.chown', 'filesystem.setPermissions', 'os.trashItem',
]);

/** Methods that read files anywhere on the disk. */
export const READS_FILES: ReadonlySet<string> = new Set(['filesystem.readFile', 'filesystem.readBinaryFile', 'filesystem.openFile', 'filesystem.readDirectory']);

/** Others that reach far beyond the app: a folder served to the machine, keys pressed in other windows, requests past the browser's rules. */
export const REACHES_OUT: ReadonlySet<string> = new Set(['server.mount', 'computer.sendKey', 'net.request', 'resources.extractFile', 'resources.extractDirectory', 'clipboard.readText', 'os.setEnv', 'extensions.dispatch']);

/** Chrome and browser windows of modes other than `window` ignore the window API. Source: router.cpp `executeNativeMethod`. */
export const WINDOW_ONLY_MODULE = 'window';

/** A policy to begin with. The client library talks to the app over a WebSocket on its port. */
export const BASELINE_CSP = "default-src 'self'; connect-src 'self' ws://127.0.0.1:* ws://localhost:*; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The client library as scripts name it: the global, the package, or a copy of the library in the app. */
const LIBRARY = '(?:(?:(?:window|globalThis|self|parent|top)\\.)?Neutralino|@neutralinojs/lib(?:/[\\w./-]*)?|(?:\\.{1,2}|@|~)/[\\w./-]*neutralino(?:\\.\\w+)*)';

/** Functions of the client library by canonical name: `ofClient('os\\.(?:open|execCommand)')`. */
export const ofClient = (functions: string): RegExp => new RegExp(`^${LIBRARY}\\.(?:${functions})$`);

/** Calls by which the access token leaves the page. */
export const TOKEN_EXITS: readonly { readonly name: RegExp; readonly how: 'logged' | 'sent' | 'stored' | 'passed' }[] = [
  { name: /^console\.\w+$|(?:^|\.)debug\.log$/, how: 'logged' },
  { name: /^(?:(?:window|self|globalThis)\.)?fetch$|^axios(?:\.\w+)?$|(?:^|\.)sendBeacon$|^WebSocket$|\.postMessage$|^\?\.postMessage$|(?:^|\.)net\.\w+$/, how: 'sent' },
  { name: /(?:^|\.)(?:filesystem\.(?:write|append)\w+|storage\.setData)$/, how: 'stored' },
  { name: /(?:^|\.)os\.(?:execCommand|spawnProcess|setEnv|open)$/, how: 'passed' },
];

/** What is wrong with old binaries, the worst first. Sources: CHANGELOG.md; tags v4.15.0, v5.0.0 and v5.6.0 (auth/authbasic.cpp, helpers.cpp, server/neuserver.cpp). */
export const OLD_BINARIES: readonly { readonly below: readonly [major: number, minor: number]; readonly severity: 'critical' | 'high' | 'medium'; readonly what: string }[] = [
  { below: [4, 3], severity: 'critical', what: 'give their access token to every program and web page that asks' },
  { below: [5, 0], severity: 'high', what: 'let every web page connect to their port, and show the token to whoever lists processes' },
  { below: [6, 0], severity: 'medium', what: 'make an access token that can be guessed from the time of the start' },
];

/** The newest release that is known here. Source: npm, @neutralinojs/lib and the project's releases, November 2026. */
export const NEUTRALINO_LATEST = '6.9.0';

/** Events that the framework itself sends to pages, in their own words: whatever has another name comes from an extension or from a script. Sources: calls of `events::dispatch` in the framework, src/types/events.ts of the library. */
export const NATIVE_EVENTS: ReadonlySet<string> = new Set([
  'ready', 'trayMenuItemClicked', 'mainMenuItemClicked', 'windowClose', 'windowFocus', 'windowBlur', 'windowMinimize', 'windowMaximize', 'windowRestore', 'windowFullScreenEnter', 'windowFullScreenExit', 'windowHide', 'windowShow',
  'serverOffline', 'clientConnect', 'clientDisconnect', 'appClientConnect', 'appClientDisconnect', 'extClientConnect', 'extClientDisconnect', 'extensionReady', 'neuDev_reloadApp', 'spawnedProcess', 'openedFile', 'watchFile',
  'filesDropped', 'newWindowRequest',
]);

/** Folders that other programs write to, as `fs::applyPathConstants` names them. Source: api/fs/fs.cpp. */
export const SHARED_FOLDER = /\$\{NL_OS(?:DOWNLOADS|TEMP|CACHE|DOCUMENTS|PICTURES|MUSIC|VIDEO|DATA)PATH\}|(?:^|["'\s=])(?:\/tmp\/|\/var\/tmp\/|[A-Za-z]:[\\/](?:temp|tmp)[\\/]|~\/Downloads)/i;

/** Since then an inspector that is enabled opens by itself, unless `openInspectorOnStartup` is false. Source: CHANGELOG.md, v6.3.0. */
export const INSPECTOR_OPENS = [6, 3] as const;
