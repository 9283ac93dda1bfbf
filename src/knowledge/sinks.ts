import type { SinkKind } from '../core/flow.js';
import type { Language } from '../core/summary.js';
import { FILE_APIS } from './file-apis.js';
import { ofClient } from './neutralino.js';
import { PHP_SINKS } from './php-sinks.js';
import { RUST_SINKS } from './rust-sinks.js';
import { TAURI_SINKS } from './tauri-frontend.js';

/** A call that does harm with an argument that somebody else has a say in, by canonical name. */
export interface Sink {
  readonly name: RegExp;
  readonly kind: SinkKind;
  /** Positions of the arguments that do. */
  readonly args: readonly number[];
  /** Only this property of the argument does. */
  readonly key?: string;
}

const CHILD = '(?:child_process|child-process-promise|cross-spawn|mz/child_process)';

/** Sources: Node.js child_process, vm, worker_threads; Electron shell, webContents, BrowserWindow; execa, shelljs, sudo-prompt, node-bash, node-cmd, node-pty, open. */
export const SINKS: readonly Sink[] = [
  { name: new RegExp(`^${CHILD}\\.(?:exec|execSync)$`), kind: 'command', args: [0] },
  { name: new RegExp(`^${CHILD}\\.(?:spawn|spawnSync|execFile|execFileSync)$|^cross-spawn(?:\\.sync|\\.spawn)?$`), kind: 'program', args: [0] },
  { name: /^(?:execa\.(?:command|commandSync|execaCommand|execaCommandSync)|shelljs\.exec|sudo-prompt\.exec|@vscode\/sudo-prompt\.exec|zx\.\$)$/, kind: 'command', args: [0] },
  { name: /^node-bash(?:\.\w+)?\(\)\.invokeCommand$|^node-cmd\.(?:run|runSync|get)$/, kind: 'command', args: [0] },
  { name: /^(?:execa(?:\.(?:execa|sync|execaSync))?|(?:node-pty|node-pty-prebuilt-multiarch|@lydell\/node-pty)\.spawn|tinyexec\.(?:x|exec))$/, kind: 'program', args: [0] },
  // What a server of the Model Context Protocol is started with. https://github.com/modelcontextprotocol/typescript-sdk/blob/1.29.0/src/client/stdio.ts
  { name: /^(?:@modelcontextprotocol\/(?:sdk\/client\/stdio|client(?:\/stdio)?)(?:\.js)?|@ai-sdk\/mcp\/mcp-stdio|ai\/mcp-stdio)\.(?:Experimental_)?Stdio(?:Client|MCP)Transport$/, kind: 'program', args: [0], key: 'command' },
  { name: /^(?:@npmcli\/promise-spawn|@expo\/spawn-async|foreground-child(?:\.foregroundChild)?|promisify-child-process\.(?:spawn|execFile)|spawn-please|duplex-child-process\.spawn)$/, kind: 'program', args: [0] },
  { name: /^(?:promisify-child-process\.exec|exec-sh(?:\.promise)?|shell-exec|node-powershell(?:\.PowerShell)?(?:\.(?:\$|invoke)|\(\)\.(?:invoke|addCommand))|applescript\.(?:execString)|node-osascript\.execute|osascript|run-applescript(?:\.runApplescript(?:Sync)?)?)$/, kind: 'command', args: [0] },
  { name: /^(?:eval|window\.eval|globalThis\.eval|vm\.(?:runInContext|runInNewContext|runInThisContext|compileFunction|Script)|import|require|module\.require|Module\._load)$/, kind: 'code', args: [0] },
  // The last argument is the body, and parameters are code as well: a default value runs.
  { name: /^(?:window\.|globalThis\.)?Function$/, kind: 'code', args: [0, 1, 2, 3, 4, 5] },
  { name: /^(?:worker_threads\.Worker|electron\.utilityProcess\.fork|child_process\.fork)$/, kind: 'code', args: [0] },
  // Neutralino: `os.open`, `window.create` and `app.restartProcess` put what they are given into a command (api/os/os.cpp; neutralino.js src/api/window.ts, app.ts).
  { name: ofClient('os\\.(?:execCommand|spawnProcess|open)|window\\.create'), kind: 'command', args: [0] },
  { name: ofClient('os\\.open'), kind: 'open', args: [0] },
  { name: ofClient('window\\.create'), kind: 'command', args: [1], key: 'processArgs' },
  { name: ofClient('app\\.restartProcess'), kind: 'command', args: [0], key: 'args' },
  ...FILE_APIS.filter(({ name }) => /^\^\(\?:fs|Neutralino/.test(name.source)).map(({ name, paths }): Sink => ({ name, kind: 'file', args: paths.map(({ arg }) => arg) })),
  { name: /^(?:fs|fs\.promises|fs-extra|graceful-fs)\.(?:open|openSync)$/, kind: 'file', args: [0] },
  { name: /^(?:rimraf(?:\.(?:sync|rimraf|rimrafSync|manual|native))?|del(?:\.(?:sync|deleteAsync|deleteSync))?|mkdirp(?:\.(?:sync|mkdirp|mkdirpSync))?|make-dir(?:\.(?:sync|makeDirectory|makeDirectorySync))?|trash|write-file-atomic(?:\.sync)?|(?:write|load)-json-file(?:\.\w+)?|jsonfile\.\w+|fs-jetpack\.(?:read|readAsync|write|writeAsync|append|appendAsync|remove|removeAsync|dir|dirAsync|file|fileAsync|list|listAsync)|adm-zip\(\)\.(?:extractAllTo|extractAllToAsync|writeZip))$/, kind: 'file', args: [0] },
  { name: /^(?:move-file(?:\.\w+)?|cp-file(?:\.\w+)?|copy-file(?:\.\w+)?|fs-jetpack\.(?:copy|copyAsync|move|moveAsync))$/, kind: 'file', args: [0, 1] },
  // `net.fetch('file://…')` and pathToFileURL() read files. https://www.electronjs.org/docs/latest/api/net#netfetchinput-init
  { name: /^electron\.(?:net|session\.defaultSession)\.fetch$/, kind: 'file', args: [0] },
  { name: /^(?:electron\.(?:remote\.)?|@electron\/remote\.)shell\.openExternal$|^(?:electron-util\.openUrl|openExternal)$/, kind: 'open', args: [0] },
  { name: /^(?:open|opn|open\.openApp|better-opn|react-dev-utils\/openBrowser)$/, kind: 'open', args: [0] },
  { name: /^(?:electron\.(?:remote\.)?|@electron\/remote\.)shell\.(?:openPath|openItem)$/, kind: 'openPath', args: [0] },
  // Only windows, views and contents of Electron have a loadURL(); that of a <webview> goes where its user goes.
  { name: /^(?!.*(?:querySelector|getElementById|createElement|[wW]ebview)).*\.loadURL$|^electron\.(?:BrowserWindow|BrowserView|WebContentsView|remote\.BrowserWindow)\(\)\.(?:webContents\.)?(?:loadFile|downloadURL)$|(?:^|\.)webContents\.downloadURL$|^electron\.session\.(?:defaultSession|fromPartition\(\))\.downloadURL$/, kind: 'load', args: [0] },
  { name: /(?:^|\.)(?:executeJavaScript|executeJavaScriptInIsolatedWorld)$/, kind: 'script', args: [0] },
  { name: /^electron\.(?:BrowserWindow|BrowserView|WebContentsView)$/, kind: 'options', args: [0] },
  { name: /(?:^|\.)(?:setProxy|setFeedURL)$|^electron\.app\.(?:relaunch|setLoginItemSettings)$/, kind: 'options', args: [0] },
  { name: /^(?:fetch|globalThis\.fetch|node-fetch|undici\.(?:fetch|request)|axios(?:\.(?:get|post|put|delete|patch|head|request))?|got(?:\.(?:get|post|stream))?|needle(?:\.get|\.post)?|request(?:\.(?:get|post))?|https?\.(?:get|request)|electron\.net\.(?:request|fetch)|superagent\.(?:get|post))$/, kind: 'network', args: [0] },
  { name: /^(?:better-sqlite3|sqlite3(?:\.verbose\(\))?\.Database|sqlite\.open|@?libsql(?:\/client)?\.createClient|mysql2?(?:\.createConnection|\.createPool)?|pg\.(?:Client|Pool))\(\)\.(?:exec|prepare|run|all|get|each|query|execute)$/, kind: 'sql', args: [0] },
];

/** Calls that open an address by way of a shell: a rule of the framework speaks of both harms at once. */
export const SHELL_OPENERS: ReadonlySet<string> = new Set(['os.open']);
/** The calls that do harm, by the language that calls them. */
export const SINKS_OF: Readonly<Partial<Record<Language, readonly Sink[]>>> = { javascript: [...SINKS, ...TAURI_SINKS], php: PHP_SINKS, rust: RUST_SINKS };

/** Keys of an object that does harm as a whole, whose values do so alone. What is spread into it may have any key. Sources: Electron BrowserWindow, session, autoUpdater, app; axios, got, Node.js http. */
export const SINK_KEYS: ReadonlyMap<SinkKind, RegExp> = new Map<SinkKind, RegExp>([
  ['options', /^(?:…|webPreferences|preload|proxyRules|pacScript|url|args|execPath|path)$/],
  ['invoke', /./],
  ['store', /./],
  ['network', /^(?:…|url|uri|baseURL|host|hostname)$/],
]);

/** Objects whose methods are called by name without harm: they write logs, calculate, or ask with another HTTP method. */
export const HARMLESS_RECEIVERS = /^(?:window\.|globalThis\.)?(?:console|Math|JSON|Intl|Number|String|Date|dayjs|moment|luxon|axios|got|ky|superagent|needle|log|logger|electron-log|winston|pino|bunyan|log4js|loglevel|consola|signale)(?:[.(]|$)/i;
/** Names of what is a list of functions, where no more is known of it. */
export const DISPATCH_TABLES = /(?:handlers?|callbacks?|listeners?|actions|commands|routes|methods|mutations|resolvers|reducers|table|registry|loggers?|logs?)$/i;

/** Shells, and what makes them run a text. */
export const SHELLS = /(?:^|[\\/])(?:sh|bash|zsh|fish|dash|ksh|cmd(?:\.exe)?|powershell(?:\.exe)?|pwsh(?:\.exe)?|osascript|wscript|cscript|sudo|pkexec|xterm|gnome-terminal|open|xdg-open|start|explorer(?:\.exe)?)$/i;

/** Calls that start a program with a list of arguments and options. */
export const SPAWNS = new RegExp(`^${CHILD}\\.(?:spawn|spawnSync|execFile|execFileSync)$|^cross-spawn(?:\\.sync|\\.spawn)?$|^execa(?:\\.execa|\\.sync)?$|^(?:node-pty|@lydell/node-pty)\\.spawn$`);
