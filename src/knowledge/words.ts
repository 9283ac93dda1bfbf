import { FILE_GIVERS } from './sources.js';

/** A word of interest that is more than letters in a row. Wherever the pattern matches, one of the `anchors` stands, in whatever case: the engine looks for these first. */
export interface WordPattern {
  readonly pattern: RegExp;
  readonly anchors: readonly string[];
}

const near = (pattern: RegExp, ...anchors: readonly string[]): WordPattern => ({ pattern, anchors });

/** Names of modules, in quotes. */
const quoted = (...names: readonly string[]): WordPattern => ({
  pattern: new RegExp(`['"\`](?:node:)?(?:${names.map((name) => name.replaceAll('.', '\\.')).join('|')})['"\`]`), anchors: names.flatMap((name) => [`${name}'`, `${name}"`, `${name}\``]),
});

/** What stands first in quotes. */
const opened = (...texts: readonly string[]): readonly string[] => texts.flatMap((text) => [`'${text}`, `"${text}`, `\`${text}`]);

/** `method(` of any of these names. */
const called = (...names: readonly string[]): WordPattern => ({ pattern: new RegExp(`\\b(?:${names.map((name) => name.replaceAll('.', '\\.')).join('|')})\\(`), anchors: names.map((name) => `${name}(`) });

/**
 * Words of interest: a source file in which none of them occurs says nothing that a rule could ask for, and is not parsed.
 * Plain `http://` is not among them (licence headers match it); a URL that begins a string literal is.
 */
const ELECTRON = [near(/['"`]@?electron['"`/-]/, 'electron\'', 'electron"', 'electron`', 'electron/', 'electron-'), 'BrowserWindow', 'BrowserView', 'WebContentsView', 'webContents', 'contextBridge', 'ipcMain', 'ipcRenderer',
  'webPreferences', 'exposeInMainWorld', 'nodeIntegration', near(/(?<![a-z])ipc|Ipc|IPC/, 'ipc'), '<webview', 'react-electron-webview', 'react-electron-web-view', 'openExternal', near(/createElement\(['"]webview/, 'createElement(\'webview', 'createElement("webview'), 'setWindowOpenHandler', 'setFeedURL', 'appId',
  'extraResources', 'packagerConfig', 'appendSwitch', 'appendArgument', 'ELECTRON_DISABLE_SECURITY_WARNINGS', 'registerPreloadScript', 'onHeadersReceived', 'safeStorage',
  near(/localStorage[^;\n]{0,60}(?:[tT]oken|TOKEN|[sS]ecret|[pP]assw|[pP]rivate|[cC]redential|[kK]ey)/, 'localStorage'), quoted('conf', 'configstore', 'secure-ls'), 'onBeforeSendHeaders', 'setPreloads'];
const PACKAGING = ['lectronFuses', 'builderOptions', 'verifyUpdateCodeSignature', 'allowDowngrade', 'hardenedRuntime', 'requestedExecutionLevel', 'osxSign', 'certificatePassword', 'appleIdPassword', 'ELECTRON_RUN_AS_NODE',
  'child_process\'', 'child_process"', 'child_process`', 'sourcemap:', 'devtool:'];
const SHELLS = ['@tauri-apps', '__TAURI', 'Neutralino', '@neutralinojs', 'NL_', '__neutralino', 'NativePHP-Secret',
  // Of a client library that a module of the app hands on.
  // `document.execCommand` is another: pages copy with it.
  near(/(?<!document\.)\bexecCommand\(/, 'execCommand('), called('spawnProcess', 'restartProcess', 'checkForUpdates', 'os.open', 'server.mount'), near(/\bfilesystem\.(?:read|write|append|remove|copy|move)/, 'filesystem.')];
const TRANSPORT = ['rejectUnauthorized', 'NODE_TLS_REJECT_UNAUTHORIZED', 'strictSSL', 'checkServerIdentity', 'acceptInvalid', 'insecureHTTPParser', 'Content-Security-Policy', 'ignore-certificate-errors'];
const GUARDS = ['will-navigate', 'will-frame-navigate', 'PermissionRequest', 'certificate-error', 'select-hid-device', 'select-serial-port', 'select-usb-device', 'select-bluetooth-device',
  near(/(?:startsWith|endsWith|includes|indexOf)\(['"`]https?:/, '(\'http', '("http', '(`http')];
const SERVERS = ['createServer', 'WebSocketServer', quoted('express', 'fastify', 'koa', 'polka', 'connect', 'ws', 'socket.io', '@hapi/hapi')];
/** What gives files with names of somebody else's. */
const FILES = [quoted(...FILE_GIVERS.flatMap(({ packages }) => packages))];
/** What starts programs. */
const PROGRAMS = ['StdioClientTransport', 'StdioMCPTransport',
  quoted('node-pty', '@lydell/node-pty', 'execa', 'cross-spawn', 'shelljs', 'sudo-prompt', '@vscode/sudo-prompt', 'zx', 'tinyexec', 'node-powershell', 'applescript', 'run-applescript', '@npmcli/promise-spawn')];
/** What types into a terminal. */
const TERMINALS = [called('sendInput', '_sendInput', 'sendData', '_sendData'), 'getPathForFile', near(/[tT]erm(?:inal)?\.(?:paste|input)\(/, '.paste(', '.input(')];
const COMMENTS = ['desktop-sec:'];
const CRYPTO = ['node-forge', 'tweetnacl', 'openpgp', 'jose', 'jsencrypt', 'jsrsasign', 'elliptic', 'ethers', 'libsodium-wrappers', '@noble/curves', '@noble/ed25519', '@noble/secp256k1', '@solana/web3'];
const KEYS = [...['sign', 'decrypt', 'importKey', 'generateKey', 'unwrapKey', 'derive'].map((method) => `subtle.${method}`), ...opened(...CRYPTO)];
const BUNDLING = ['envPrefix', 'DefinePlugin', 'EnvironmentPlugin', near(/define['"]?:\s{0,8}[{\w]/, 'define:', 'define\':', 'define":'), 'loadEnv('];
const CONTENT = [near(/['"`](?:http|ws|ftp):\/\/(?!localhost|127\.|0\.0\.0\.0|\[::1\]|www\.w3\.org)/, ...opened('http://', 'ws://', 'ftp://')), '<script', '<iframe', ...['script', 'iframe'].flatMap((tag) => [`createElement('${tag}`, `createElement("${tag}`]),
  quoted('iframe'), 'contentDocument', 'contentWindow'];

/** Where text becomes HTML. An assignment that empties an element is none, nor is a comparison. */
const DOM = [near(/(?:inner|outer)HTML['"]?\]?\s{0,4}(?:\+?=\s{0,4}(?!=|''|""|``)|:(?!\s{0,4}(?:''|""|``)))/, 'innerHTML', 'outerHTML'), 'SetInnerHTML', 'insertAdjacentHTML', 'document.write', 'createContextualFragment', 'srcdoc',
  'HTMLUnsafe', 'unsafeHTML', 'unsafeSVG', 'bypassSecurityTrust', 'v-html', near(/\.html\((?!\))/, '.html('), 'allowHTML', 'Swal.', 'toastr.', near(/dompurify/i, 'dompurify'),
  quoted('mermaid', 'marked', 'markdown-it', 'showdown', 'snarkdown', 'micromark', 'remark-html', 'rehype-raw', 'rehype-stringify', 'sanitize-html', 'xss', 'sweetalert', 'sweetalert2', 'toastr', 'tippy.js'), ...opened('sweetalert2/', 'mermaid/'),
  'javascript:', 'javascript\\:', near(/[sS]aniti[sz]e[A-Z]?\w{0,20}(?:Html|HTML|Svg|SVG|Markup)/, 'sanitise', 'sanitize'),
  near(/[eE]scape_?(?:Html|HTML)\s{0,4}(?:=|\([^()]{0,80}\)[^;{}]{0,30}\{)/, 'escapeHtml', 'escape_html')];

/** Markup that is put together: `<b>${name}`, `'<a href="' + url`. Where it becomes a part of a page may be in another file. */
const MARKUP = [near(/<[a-z][a-z1-6]{0,9}(?:\s[^<>`]{0,120})?>?\s{0,40}\$\{/, '${'),
  near(/['"]\s{0,9}<[a-z][a-z1-6]{0,9}(?:\s[^<>`\n]{0,80})?>?['"][ \n]?\+/, '\'+', '"+', '\' +', '" +', '\'\n+', '"\n+')];

/** What makes a JavaScript or TypeScript file worth parsing: these words, letter by letter, and these patterns. */
export const JAVASCRIPT_WORDS: readonly (string | WordPattern)[] =
  [...ELECTRON, ...SHELLS, ...TRANSPORT, ...COMMENTS, ...KEYS, ...CONTENT, ...DOM, ...MARKUP, ...BUNDLING, ...PACKAGING, ...GUARDS, ...SERVERS, ...FILES, ...PROGRAMS, ...TERMINALS];

/** The file APIs, by the module they come from. */
export const FILE_WORDS = quoted('fs', 'fs-extra', 'graceful-fs', 'original-fs', 'fs/promises');

/** What a file imports, which is no path that it reads or writes. */
export const IMPORTED = /\b(?:from|require\(|import\(?)\s{0,4}['"][^'"\n]{1,300}['"]/g;

/**
 * What a path that leaves the app's folders begins with or has in it: a root, a drive, the folder above. A file API without one is of no interest. What is added to another text begins no
 * path, and what a path is compared with is none.
 */
export const OUTSIDE_PATHS = /(?<!\+\s{0,3})['"`](?:\/[A-Za-z]|~[\\/]|[A-Za-z]:[\\/])|(?<!(?:startsWith\(|includes\(|[=!]==?\s?)['"`]?)['"`\\/]\.\.['"`\\/]/;

const SECRET_NAME = /(?:secret|token|passw|passphrase|api_?key|private_?key|access_?key|encryption_?key|auth_?key|credential)/;

/** A name that may hold a secret, given a literal: `apiKey: 'f3…'`, `const PASSWORD = "…"`. */
export const SECRET_ASSIGNMENT: WordPattern = {
  pattern: new RegExp(SECRET_NAME.source + /\w{0,40}['"]?\s{0,4}(?::[^=\n'"`]{0,60})?[:=]\s{0,8}&?\w{0,8}['"`][^'"`\s]{8}/.source, 'i'),
  anchors: ['secret', 'token', 'passw', 'passphrase', 'credential', ...['api', 'private', 'access', 'encryption', 'auth'].flatMap((kind) => [`${kind}key`, `${kind}_key`])],
};

/** The same with the literal: the quote, what follows up to the next quote or blank, and what stands behind that. */
export const SECRET_LITERAL = new RegExp(SECRET_NAME.source + /\w{0,40}['"]?\s{0,4}(?::[^=\n'"`]{0,60})?[:=]\s{0,8}&?\w{0,8}(['"`])([^'"`\s]{8,200})(\S?\s{0,4}\S?)/.source, 'gi');

/** What makes a Rust file worth parsing. */
export const RUST_WORDS = /tauri|reqwest|ureq|TcpListener|0\.0\.0\.0|\[::\]|hyper|danger|invalid_cert|Command|std::fs|tokio::fs|File::|OpenOptions|"(?:http|ws|ftp):\/\/|set_var|generate_handler|desktop-sec:/;

/** What makes a PHP file worth parsing: nearly all of an app's files are, so this only leaves out the plainest. */
export const PHP_WORDS = /Native\\|Threema|nativephp|config\(|env\(|return\s{1,8}\[|Http::|curl_|Guzzle|verify|fopen|file_|unlink|Storage|File::|Crypt|Middleware|middleware|csrf|cors|exec|Process|Shell|\$_(?:GET|POST|REQUEST|SERVER)|checkMac|receiveMessage|sendSimple|Settings::|Route(?:::|\()|\$request\b|request\(|Livewire|Request\b|DB::|Raw\(|redirect|openExternal|->url\(|ChildProcess|Blade::|unserialize|eval\(|include|view\(|HtmlString|GuzzleHttp|Facade|OpenedFromURL|OpenFile|\b(?:passthru|system|popen|proc_open|mysqli|PDO|readfile|scandir|mkdir|rename|copy|unlink)\(|['"](?:http|ws|ftp):\/\/|'encrypted|desktop-sec:/;

/** Configuration that recognisers ask for by its name. */
export const CONFIG_NAMES = /(?:^|\/)(?:(?:package|composer|auth)\.json|\.env[\w.-]*|\.npmrc|\.htaccess|[\w.-]*(?:nginx|apache2?|httpd|vhosts?)[\w.-]*\.conf|[\w.-]+\.(?:nginx|vhost)|\.yarnrc(?:\.yml)?|pnpm-workspace\.yaml|bunfig\.toml|snapcraft\.ya?ml|[^/]*(?:tauri|neutralino|electron|forge|builder|app-update)[^/]*)$|\.(?:toml|env|desktop|plist|entitlements)$|(?:^|\/)(?:src-tauri|capabilities|\.github)\//i;

/** What makes any other configuration worth parsing: a packager's keys, a framework's name. */
export const CONFIG_WORDS = /electron|tauri|neutralino|nativephp|appId|extraResources|desktop-sec/i;

/** A name that may hold a secret, given a value, in quotes or not. */
export const CONFIG_SECRET = new RegExp(SECRET_NAME.source + /\w{0,40}['"]?\s{0,4}[:=]\s{0,8}['"]?[^'"\s]{8}/.source, 'i');
