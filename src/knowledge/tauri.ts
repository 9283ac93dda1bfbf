import type { When } from '../core/setting.js';

/**
 * Where a setting stands in Tauri 1 and in Tauri 2; missing where that version has no such setting. Camel case; every key may be written
 * in kebab case too. Sources: tauri-utils config.rs of 1.x (core/) and 2.x (crates/), config.rs of the plugins in plugins-workspace v2.
 */
export const TAURI_POINTERS = {
  security: { 1: '/tauri/security', 2: '/app/security' },
  csp: { 1: '/tauri/security/csp', 2: '/app/security/csp' },
  devCsp: { 1: '/tauri/security/devCsp', 2: '/app/security/devCsp' },
  cspModificationDisabled: { 1: '/tauri/security/dangerousDisableAssetCspModification', 2: '/app/security/dangerousDisableAssetCspModification' },
  freezePrototype: { 1: '/tauri/security/freezePrototype', 2: '/app/security/freezePrototype' },
  headers: { 2: '/app/security/headers' },
  httpScheme: { 1: '/tauri/security/dangerousUseHttpScheme' },
  remoteDomains: { 1: '/tauri/security/dangerousRemoteDomainIpcAccess' },
  capabilities: { 2: '/app/security/capabilities' },
  pattern: { 1: '/tauri/pattern', 2: '/app/security/pattern' },
  allowlist: { 1: '/tauri/allowlist' },
  windows: { 1: '/tauri/windows', 2: '/app/windows' },
  globalTauri: { 1: '/build/withGlobalTauri', 2: '/app/withGlobalTauri' },
  frontendDist: { 1: '/build/distDir', 2: '/build/frontendDist' },
  devUrl: { 1: '/build/devPath', 2: '/build/devUrl' },
  beforeDevCommand: { 1: '/build/beforeDevCommand', 2: '/build/beforeDevCommand' },
  beforeBuildCommand: { 1: '/build/beforeBuildCommand', 2: '/build/beforeBuildCommand' },
  beforeBundleCommand: { 1: '/build/beforeBundleCommand', 2: '/build/beforeBundleCommand' },
  removeUnusedCommands: { 2: '/build/removeUnusedCommands' },
  bundle: { 1: '/tauri/bundle', 2: '/bundle' },
  updater: { 1: '/tauri/updater', 2: '/plugins/updater' },
  shell: { 1: '/tauri/allowlist/shell', 2: '/plugins/shell' },
  fs: { 1: '/tauri/allowlist/fs', 2: '/plugins/fs' },
  http: { 1: '/tauri/allowlist/http', 2: '/plugins/http' },
  deepLink: { 2: '/plugins/deep-link' },
  plugins: { 1: '/plugins', 2: '/plugins' },
} as const satisfies Record<string, { readonly 1?: string; readonly 2?: string }>;

export type TauriSettingName = keyof typeof TAURI_POINTERS;

/** The one configuration that is read first, by file name, in Tauri's order. Source: ConfigFormat in tauri-utils config/parse.rs. */
export const BASE_CONFIGS = ['tauri.conf.json', 'tauri.conf.json5', 'Tauri.toml'] as const;

/** The overlay of a platform, `tauri.macos.conf.json` or `Tauri.macos.toml`. Platforms are named as Node.js does. */
export const PLATFORM_OVERLAY = /^(?:tauri\.(macos|windows|linux|android|ios)\.conf\.json5?|Tauri\.(macos|windows|linux|android|ios)\.toml)$/;
export const PLATFORM_WHEN: ReadonlyMap<string, When> = new Map([
  ['macos', 'platform:darwin'], ['windows', 'platform:win32'], ['linux', 'platform:linux'], ['android', 'platform:android'], ['ios', 'platform:ios'],
]);

/** Configurations that a build picks with `--config`, as people name them: `tauri.prod.conf.json`, `tauri-dev.conf.json`. */
export const FLAVOUR_OVERLAY = /^tauri[.-]([\w.-]{1,60})\.conf\.json5?$/;

/** Names of flavours that do not ship. */
export const DEVELOPMENT_FLAVOUR = /(?:^|[.-])(?:dev|debug|local)(?:[.-]|$)/i;
export const TEST_FLAVOUR = /(?:^|[.-])(?:tests?|e2e|ci|webdriver)(?:[.-]|$)/i;

/** Names of capabilities that are for those who make the app. */
export const DEVELOPMENT_CAPABILITY = /(?:^|[._-])(?:dev|develop|development|debug|tests?|testing|e2e|webdriver|wdio|playwright)(?:[._-]|$)/i;

/** What `open: true` lets through. Source: tauri-codegen context.rs (1.x), tauri-plugin-shell src/lib.rs. */
export const DEFAULT_OPEN = '^((mailto:\\w+)|(tel:\\w+)|(https?://\\w+)).+';

/** Methods of tauri's objects that say something about trust, whatever the object is called. Source: docs.rs, tauri 1 and 2. */
export const RUST_METHODS: ReadonlySet<string> = new Set([
  'allow_directory', 'allow_file', 'eval', 'navigate', 'on_navigation', 'initialization_script', 'add_capability', 'configure_remote_access', 'register_uri_scheme_protocol', 'register_asynchronous_uri_scheme_protocol',
  'additional_browser_args', 'proxy_url', 'pubkey', 'devtools', 'open_devtools', 'version_comparator', 'dangerous_accept_invalid_certs', 'dangerous_accept_invalid_hostnames', 'danger_accept_invalid_certs',
  'danger_accept_invalid_hostnames', 'invoke_handler', 'commands', 'app_manifest',
]);

/** What builds a window with a page, and which argument is its label and its page. Rust, then JavaScript (whose page is `url` of the options). */
export const RUST_WINDOWS: ReadonlyMap<string, { readonly label: number; readonly page: number }> = new Map<string, { readonly label: number; readonly page: number }>([
  ...['tauri::WebviewWindowBuilder::new', 'tauri::webview::WebviewWindowBuilder::new', 'tauri::WindowBuilder::new', 'tauri::window::WindowBuilder::new'].map((name) => [name, { label: 1, page: 2 }] as const),
  ...['tauri::WebviewBuilder::new', 'tauri::webview::WebviewBuilder::new', 'tauri::Window::builder', 'tauri::WebviewWindow::builder'].map((name) => [name, name.endsWith('builder') ? { label: 1, page: 2 } : { label: 0, page: 1 }] as const),
]);
export const JAVASCRIPT_WINDOWS: ReadonlyMap<string, { readonly label: number; readonly options: number }> = new Map<string, { readonly label: number; readonly options: number }>([
  ...['@tauri-apps/api/webviewWindow.WebviewWindow', '@tauri-apps/api/window.WebviewWindow', '__TAURI__.webviewWindow.WebviewWindow', '__TAURI__.window.WebviewWindow', 'window.__TAURI__.webviewWindow.WebviewWindow',
    'window.__TAURI__.window.WebviewWindow'].map((name) => [name, { label: 0, options: 1 }] as const),
  ...['@tauri-apps/api/webview.Webview', '__TAURI__.webview.Webview', 'window.__TAURI__.webview.Webview'].map((name) => [name, { label: 1, options: 2 }] as const),
]);

/** Rust calls and methods that hand a text on unchanged, as far as URLs go: `"https://…".parse().unwrap()`, `Url::parse("…")?`. */
export const PASSES_TEXT: ReadonlySet<string> = new Set(['parse', 'unwrap', 'expect', 'into', 'to_string', 'to_owned', 'clone', 'as_str', 'as_ref', 'toString', 'unwrap_or_default']);
export const TAKES_TEXT = /(?:^|::)(?:Url::parse|Url::from_str|String::from|PathBuf::from|Path::new|Some|Ok)$|^URL$/;

/** A policy to begin with. `ipc:` and `http://ipc.localhost` carry Tauri's own messages. Source: tauri.app, Content Security Policy. */
export const BASELINE_CSP: Readonly<Record<1 | 2, string>> = {
  1: "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  2: "default-src 'self'; connect-src 'self' ipc: http://ipc.localhost; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
};

/**
 * Tauri 1's modules with their methods, as `allowlist` names them; `all` of a module stands for every method.
 * Source: tauri-utils config.rs of 1.x.
 */
export const ALLOWLIST_MODULES: Readonly<Record<string, readonly string[]>> = {
  fs: ['readFile', 'writeFile', 'readDir', 'copyFile', 'createDir', 'removeDir', 'removeFile', 'renameFile', 'exists'],
  shell: ['execute', 'sidecar', 'open'],
  http: ['request'],
  process: ['relaunch', 'relaunchDangerousAllowSymlinkMacos', 'exit'],
  protocol: ['asset'],
  dialog: ['open', 'save', 'message', 'ask', 'confirm'],
  clipboard: ['writeText', 'readText'],
  app: ['show', 'hide'],
  window: [
    'create', 'center', 'requestUserAttention', 'setResizable', 'setMaximizable', 'setMinimizable', 'setClosable', 'setTitle', 'maximize', 'unmaximize', 'minimize', 'unminimize', 'show', 'hide', 'close', 'setDecorations',
    'setAlwaysOnTop', 'setContentProtected', 'setSize', 'setMinSize', 'setMaxSize', 'setPosition', 'setFullscreen', 'setFocus', 'setIcon', 'setSkipTaskbar', 'setCursorGrab', 'setCursorVisible', 'setCursorIcon',
    'setCursorPosition', 'setIgnoreCursorEvents', 'startDragging', 'print',
  ],
  notification: [],
  globalShortcut: [],
  os: [],
  path: [],
};

/** The methods of Tauri 1's file system module that change something. */
export const FS_WRITE_METHODS: ReadonlySet<string> = new Set(['writeFile', 'copyFile', 'createDir', 'removeDir', 'removeFile', 'renameFile']);

/** Words of workflows and scripts that sign a bundle. Sources: v2.tauri.app/distribute/sign, apple-actions, Azure's and SignPath's documentation. */
export const SIGNS_MACOS = /APPLE_(?:CERTIFICATE|SIGNING_IDENTITY)|import-codesign-certs|\bcodesign\b|\brcodesign\b/;
export const SIGNS_WINDOWS = /WINDOWS_CERTIFICATE|\bsigntool\b|trusted-signing|artifact-signing|signpath|jsign|AzureSignTool|azuresigntool|code-sign-action|relic sign|ssl\.com|DigiCert|SM_CODE_SIGNING/i;

/** Types of a command's parameters that Tauri puts in itself: no page says what they are. Source: CommandArg implementations of tauri 1 and 2, and of its plugins. */
export const INJECTED_TYPE = /^&?\s*(?:mut\s+)?(?:tauri::)?(?:\w+::)*(?:State|Window|WebviewWindow|Webview|AppHandle|Channel|CommandScope|GlobalScope|Scope|Request|InvokeBody|Manager|Context|EventLoopMessage|Wry)\b/;

/** Settings of Tauri 1 that people carry over to `plugins`, where nothing reads them. Sources: config.rs of each plugin in plugins-workspace v2. */
export const OLD_PLUGIN_KEYS: Readonly<Record<string, readonly string[]>> = {
  fs: ['scope', 'all', 'readFile', 'writeFile', 'readDir'], shell: ['scope', 'all', 'execute', 'sidecar'], http: ['scope', 'all', 'request'], updater: ['active', 'dialog'], dialog: ['all', 'open', 'save'], clipboard: ['all'],
};

/** The keys that plugins read of an entry in a scope. Sources: scope.rs and scope_entry.rs of each. */
export const SCOPE_KEYS: Readonly<Record<string, ReadonlySet<string>>> = {
  fs: new Set(['path']), http: new Set(['url']), opener: new Set(['url', 'path', 'app']), shell: new Set(['name', 'cmd', 'args', 'sidecar']),
};
