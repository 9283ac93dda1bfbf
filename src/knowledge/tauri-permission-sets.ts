/**
 * The default permissions of plugins, without the `allow-` of those that are one command. What stands for other things is named as it is.
 * Source: the acl-manifests.json that tauri-build 2.5 generates, and permissions/default.toml of plugins-workspace v2.
 */
const DEFAULTS = {
  'core:app': 'version name tauri-version identifier bundle-type register-listener remove-listener',
  'core:event': 'listen unlisten emit emit-to',
  'core:image': 'new from-bytes from-path rgba size',
  'core:menu': 'new append prepend insert remove remove-at items get popup create-default set-as-app-menu set-as-window-menu text set-text is-enabled set-enabled set-accelerator set-as-windows-menu-for-nsapp'
    + ' set-as-help-menu-for-nsapp is-checked set-checked set-icon',
  'core:path': 'resolve-directory resolve normalize join dirname extname basename is-absolute',
  'core:resources': 'close',
  'core:tray': 'new get-by-id remove-by-id set-icon set-menu set-tooltip set-title set-visible set-temp-dir-path set-icon-as-template set-show-menu-on-left-click',
  'core:webview': 'get-all-webviews webview-position webview-size internal-toggle-devtools',
  'core:window': 'get-all-windows scale-factor inner-position outer-position inner-size outer-size is-fullscreen is-minimized is-maximized is-focused is-decorated is-resizable is-maximizable is-minimizable is-closable is-visible'
    + ' is-enabled title current-monitor primary-monitor monitor-from-point available-monitors cursor-position theme is-always-on-top internal-toggle-maximize',
  'autostart': 'enable disable is-enabled',
  'barcode-scanner': 'cancel check-permissions open-app-settings request-permissions scan vibrate',
  'biometric': 'authenticate status',
  'cli': 'cli-matches',
  'clipboard-manager': '',
  'deep-link': 'get-current',
  'dialog': 'ask confirm message save open',
  'fs': 'create-app-specific-dirs read-app-specific-dirs-recursive deny-default',
  'global-shortcut': '',
  'http': 'fetch fetch-cancel fetch-send fetch-read-body fetch-cancel-body',
  'log': 'log',
  'nfc': 'is-available scan',
  'notification': 'is-permission-granted request-permission notify register-action-types register-listener cancel get-pending remove-active get-active check-permissions show batch list-channels delete-channel create-channel'
    + ' permission-state',
  'opener': 'open-url reveal-item-in-dir default-urls',
  'os': 'arch exe-extension family locale os-type platform version',
  'positioner': 'move-window move-window-constrained set-tray-icon-state',
  'process': 'exit restart',
  'shell': 'open',
  'sql': 'close load select',
  'store': 'load get-store set get has delete clear reset keys values entries length reload save',
  'stronghold': 'create-client get-store-record initialize execute-procedure load-client save-secret save-store-record save',
  'updater': 'check download install download-and-install',
  'upload': 'upload download',
  'websocket': 'connect send',
  'window-state': 'filename restore-state save-window-state',
} as const;

/** The plugins whose default set is known. */
export const DEFAULT_PERMISSIONS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(DEFAULTS).map(([plugin, names]) => [plugin, names.split(' ').filter((name) => name !== '')]));

/** What `core:default` stands for. */
export const CORE_PLUGINS: readonly string[] = Object.keys(DEFAULTS).filter((name) => name.startsWith('core:'));

const READ_FILES = 'read_file read open read_text_file read_text_file_lines read_text_file_lines_next seek stat lstat fstat exists';
const WRITE_FILES = 'create copy_file remove rename truncate ftruncate write write_file write_text_file';
const words = (text: string): readonly string[] => text.split(' ');

/** Permissions that are more than the command they are named for. Source: plugins/fs/permissions/*.toml, of which all others follow their names. */
export const PERMISSION_COMMANDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['fs:allow-read-text-file-lines', words('read_text_file_lines read_text_file_lines_next')],
  ['fs:allow-write-file', words('write_file open write')],
  ['fs:create-app-specific-dirs', ['mkdir']],
  ['fs:read-app-specific-dirs-recursive', words('read_dir read_file read_text_file read_text_file_lines read_text_file_lines_next exists')],
  ['fs:read-all', words(`read_dir ${READ_FILES} watch unwatch`)],
  ['fs:read-files', words(READ_FILES)],
  ['fs:read-dirs', words('read_dir stat lstat fstat exists')],
  ['fs:read-meta', words('read_dir stat lstat fstat exists size')],
  ['fs:write-all', words(`mkdir ${WRITE_FILES}`)],
  ['fs:write-files', words(WRITE_FILES)],
]);

/** Permissions that bring no command: they only widen or narrow what commands may touch. */
export const SCOPE_PERMISSIONS: ReadonlySet<string> = new Set(['fs:scope', 'fs:deny-default', 'fs:deny-webview-data-linux', 'fs:deny-webview-data-windows', 'opener:allow-default-urls']);
