import { FILE_GIVERS } from './sources.js';

/**
 * Words of interest: a source file in which none of them occurs says nothing that a rule could ask for, and is not parsed.
 * Plain `http://` is not among them (licence headers match it); a URL that begins a string literal is.
 */
const ELECTRON = ['[\'"`]@?electron(?:[\'"`/-])', 'BrowserWindow', 'BrowserView', 'WebContentsView', 'webContents', 'contextBridge', 'ipcMain', 'ipcRenderer', 'webPreferences', 'exposeInMainWorld',
  'nodeIntegration', '[Ii][Pp][Cc]', '<webview', 'createElement\\([\'"]webview', 'setWindowOpenHandler', 'setFeedURL', 'appId', 'extraResources', 'packagerConfig', 'commandLine', 'ELECTRON_DISABLE_SECURITY_WARNINGS', 'registerPreloadScript', 'onHeadersReceived', 'safeStorage', 'localStorage[^;\\n]{0,60}(?:[tT]oken|TOKEN|[sS]ecret|[pP]assw|[pP]rivate|[cC]redential|[kK]ey)', '[\'"](?:conf|configstore|secure-ls)[\'"]', 'onBeforeSendHeaders', 'setPreloads'];
const PACKAGING = ['lectronFuses', 'builderOptions', 'verifyUpdateCodeSignature', 'allowDowngrade', 'hardenedRuntime', 'requestedExecutionLevel', 'osxSign', 'certificatePassword', 'appleIdPassword', 'ELECTRON_RUN_AS_NODE',
  'child_process[\'"`]', 'sourcemap:', 'devtool:'];
const SHELLS = ['@tauri-apps', '__TAURI', 'Neutralino', '@neutralinojs', 'NL_', '__neutralino', 'NativePHP-Secret',
  // Of a client library that a module of the app hands on.
  '\\b(?:execCommand|spawnProcess|restartProcess|checkForUpdates)\\(', '\\bos\\.open\\(', '\\bserver\\.mount\\(', '\\bfilesystem\\.(?:read|write|append|remove|copy|move)'];
const TRANSPORT = ['rejectUnauthorized', 'NODE_TLS_REJECT_UNAUTHORIZED', 'strictSSL', 'checkServerIdentity', 'acceptInvalid', 'insecureHTTPParser', 'Content-Security-Policy', 'ignore-certificate-errors'];
const GUARDS = ['will-(?:frame-)?navigate', 'PermissionRequest', 'certificate-error', 'select-(?:hid-device|serial-port|usb-device|bluetooth-device)', '(?:startsWith|endsWith|includes|indexOf)\\([\'"`]https?:'];
const SERVERS = ['createServer', 'WebSocketServer', '[\'"`](?:node:)?(?:express|fastify|koa|polka|connect|ws|socket\\.io|@hapi/hapi)[\'"`]'];
/** A method that is called by a name: `session[action](…)`. */
const DISPATCH = ['[\\w$)\\]]\\[[A-Za-z_$][\\w$.]{0,40}\\](?:\\?\\.|\\.(?:call|apply))?\\('];
/** What gives files with names of somebody else's. */
const FILES = [`['"\`](?:${FILE_GIVERS.flatMap(({ packages }) => packages).map((name) => name.replaceAll('.', '\\.')).join('|')})['"\`]`];
/** What starts programs. */
const PROGRAMS = ['Stdio(?:Client|MCP)Transport', '[\'"`](?:node-pty|@lydell/node-pty|execa|cross-spawn|shelljs|sudo-prompt|@vscode/sudo-prompt|zx|tinyexec|node-powershell|applescript|run-applescript|@npmcli/promise-spawn)[\'"`]'];
/** What types into a terminal. */
const TERMINALS = ['\\b_?send(?:Input|Data)\\(', 'getPathForFile', '[tT]erm(?:inal)?\\.(?:paste|input|sendText)\\('];
const COMMENTS = ['desktop-sec:'];
const KEYS = ['subtle\\.(?:sign|decrypt|importKey|generateKey|unwrapKey|derive)', '[\'"`](?:node-forge|tweetnacl|openpgp|jose|jsencrypt|jsrsasign|elliptic|ethers|libsodium-wrappers|@noble/(?:curves|ed25519|secp256k1)|@solana/web3)'];
const BUNDLING = ['envPrefix', 'DefinePlugin', 'EnvironmentPlugin', 'define[\'"]?:\\s{0,8}[{\\w]', 'loadEnv\\('];
const CONTENT = ['[\'"`](?:http|ws|ftp)://(?!localhost|127\\.|0\\.0\\.0\\.0|\\[::1\\]|www\\.w3\\.org)', '<script', 'createElement\\([\'"](?:script|iframe)', '<iframe', '[\'"]iframe[\'"]', '\\.srcdoc\\b', 'contentDocument', 'contentWindow'];

/** Where text becomes HTML. An assignment that empties an element is none, nor is a comparison. */
const DOM = ['(?:inner|outer)HTML[\'"]?\\]?\\s{0,4}(?:\\+?=\\s{0,4}(?!=|\'\'|""|``)|:(?!\\s{0,4}(?:\'\'|""|``)))', 'SetInnerHTML', 'insertAdjacentHTML', 'document\\.write', 'createContextualFragment', 'srcdoc',
  'HTMLUnsafe', 'unsafe(?:HTML|SVG)', 'bypassSecurityTrust', 'v-html', '\\.html\\((?!\\))', 'allowHTML', 'Swal\\.', 'toastr\\.', '[dD]omPurify|DOMPurify',
  '[\'"`](?:mermaid|marked|markdown-it|showdown|snarkdown|micromark|remark-html|rehype-raw|rehype-stringify|sanitize-html|xss|sweetalert2?|toastr|tippy\\.js|sweetalert2/[^\'"`]{1,40}|mermaid/[^\'"`]{1,40})[\'"`]',
  'javascript\\\\?:', '[sS]aniti[sz]e[A-Z]?\\w{0,20}(?:Html|HTML|Svg|SVG|Markup)', '[eE]scape_?(?:Html|HTML)\\s{0,4}(?:=|\\([^()]{0,80}\\)[^;{}]{0,30}\\{)'];

/** Markup that is put together: `<b>${name}`, `'<a href="' + url`. Where it becomes a part of a page may be in another file. */
const MARKUP = ['<[a-z][a-z1-6]{0,9}(?:\\s[^<>`]{0,120})?>?\\s{0,40}\\$\\{', '[\'"]\\s{0,9}<[a-z][a-z1-6]{0,9}(?:\\s[^<>`\\n]{0,80})?>?[\'"]\\s?\\+'];

/** Plain words in order: the engine looks for those that stand together, and begin alike, at once. */
const plainFirst = (a: string, b: string): number => Number(!PLAIN.test(a)) - Number(!PLAIN.test(b)) || (a < b ? -1 : 1);
const PLAIN = /^[\w@<:'"`-]+$/;

/** What makes a JavaScript or TypeScript file worth parsing. */
export const JAVASCRIPT_WORDS = new RegExp([...ELECTRON, ...SHELLS, ...TRANSPORT, ...COMMENTS, ...KEYS, ...CONTENT, ...DOM, ...MARKUP, ...BUNDLING, ...PACKAGING, ...GUARDS, ...SERVERS, ...DISPATCH, ...FILES, ...PROGRAMS, ...TERMINALS].sort(plainFirst).join('|'));

/** The file APIs, by the module they come from. */
export const FILE_WORDS = /['"`](?:node:)?(?:fs|fs-extra|graceful-fs|original-fs|fs\/promises)['"`]/;

/** What a path that leaves the app's folders begins with or has in it: a root, a drive, the folder above. A file API without one is of no interest. */
export const OUTSIDE_PATHS = /['"`](?:\/[A-Za-z]|~[\\/]|[A-Za-z]:[\\/])|['"`\\/]\.\.['"`\\/]/;

const SECRET_NAME = /(?:secret|token|passw|passphrase|api_?key|private_?key|access_?key|encryption_?key|auth_?key|credential)/;

/** A name that may hold a secret, given a literal: `apiKey: 'f3…'`, `const PASSWORD = "…"`. */
export const SECRET_ASSIGNMENT = new RegExp(SECRET_NAME.source + /\w{0,40}['"]?\s{0,4}(?::[^=\n'"`]{0,60})?[:=]\s{0,8}&?\w{0,8}['"`][^'"`\s]{8}/.source, 'i');

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
