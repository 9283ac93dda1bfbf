/** Where well-known folders are, by canonical name of the call or value that gives them. Sources: Electron app.getPath, Node os and path, Laravel helpers, tauri PathResolver, dirs, Neutralino. */
export const PATH_BASES: readonly (readonly [RegExp, 'home' | 'data' | 'temp' | 'bundle' | 'working'])[] = [
  [/^os\.homedir\(\)$|^process\.env\.(?:HOME|USERPROFILE)$|^(?:dirs|dirs_next|home)::(?:home_dir|document_dir|download_dir|desktop_dir)\(\)|\.path\(\)\.(?:home|document|download|desktop|picture|audio|video|public)_dir\(\)|^@tauri-apps\/api\/path\.(?:home|document|download|desktop|picture|audio|video|public)Dir\(\)$/, 'home'],
  [/^process\.env\.(?:APPDATA|LOCALAPPDATA|XDG_CONFIG_HOME|XDG_DATA_HOME|XDG_CACHE_HOME)$|^(?:storage_path|database_path)\(\)$|^(?:dirs|dirs_next)::(?:config|data|data_local|cache|state)(?:_local)?_dir\(\)|\.path\(\)\.(?:app_\w+|config|data|local_data|cache|log)_dir\(\)|^@tauri-apps\/api\/path\.(?:app\w+|config|data|localData|cache)Dir\(\)$|^(?:window\.)?NL_DATAPATH$|^env-paths\(\)\.\w+$/, 'data'],
  [/^os\.tmpdir\(\)$|^process\.env\.(?:TMPDIR|TEMP|TMP)$|^sys_get_temp_dir\(\)$|^std::env::temp_dir\(\)|^tmp\b|\.path\(\)\.temp_dir\(\)|^@tauri-apps\/api\/path\.tempDir\(\)$/, 'temp'],
  [/^__dirname$|^__filename$|^import\.meta\.(?:dirname|filename|url)$|^process\.resourcesPath$|^electron\.(?:remote\.)?app\.getAppPath\(\)$|^process\.execPath$|^(?:base|app|public|resource|config)_path\(\)$|^__DIR__$|^(?:window\.)?NL_PATH$|^std::env::current_exe\(\)|^env!\(\)$|\.path\(\)\.resource_dir\(\)/, 'bundle'],
  [/^process\.cwd\(\)$|^std::env::current_dir\(\)|^getcwd\(\)$|^(?:window\.)?NL_CWD$/, 'working'],
];

/** What app.getPath(name) gives. Source: Electron docs/api/app.md. */
export const ELECTRON_PATHS: ReadonlyMap<string, 'home' | 'data' | 'temp' | 'bundle'> = new Map([
  ['home', 'home'], ['desktop', 'home'], ['documents', 'home'], ['downloads', 'home'], ['music', 'home'], ['pictures', 'home'], ['videos', 'home'], ['recent', 'home'],
  ['appData', 'data'], ['userData', 'data'], ['sessionData', 'data'], ['logs', 'data'], ['crashDumps', 'data'], ['cache', 'data'], ['assets', 'bundle'], ['exe', 'bundle'], ['module', 'bundle'], ['temp', 'temp'],
]);

/** Calls that put paths together: the result begins where the first (absolute) part does. */
export const PATH_JOINS = /^(?:path|upath|pathe|path-browserify)\.(?:join|resolve|normalize)$|^path\.(?:posix|win32)\.(?:join|resolve|normalize)$|^@tauri-apps\/api\/path\.(?:join|resolve|normalize)$|^(?:Neutralino|@neutralinojs\/lib)\.filesystem\.getJoinedPath$/;

/** Methods that append to a path: Rust's Path::join and push. */
export const PATH_APPENDS = /\.(?:join|push)$/;

/** System files that programs read to know the machine they run on; reading them is no finding. Sources: os-release(5), machine-id(5), proc(5), sysfs(5). */
export const SYSTEM_INFORMATION = /^\/(?:proc|sys)(?:\/|$)|^\/dev\/(?:null|u?random|tty|stdin|stdout|stderr|zero)$|^\/etc\/(?:os-release|lsb-release|machine-id|timezone|localtime|hostname|issue|redhat-release|debian_version|alpine-release|resolv\.conf|ssl|pki|fonts)(?:\/|$)|^\/etc\/(?:[\w-]+-)?release$|^\/usr\/(?:lib\/os-release|share|bin|local\/bin|lib|lib64|local\/share)(?:\/|$)|^\/(?:bin|sbin|lib|lib64)\/|^\/var\/lib\/dbus\/machine-id$|^\/\.dockerenv$|^\/opt\/homebrew\/|^\/Applications\/|^\/System\/|^\/Library\/Fonts|^[A-Za-z]:[\\/](?:Windows[\\/](?:System32|Fonts)|Program Files)/i;

/** Where people expect the command that an app offers to install. Source: hier(7), Homebrew. */
export const COMMAND_FOLDERS = /^\/(?:usr\/local|opt\/homebrew)\/bin(?:\/[\w.-]+)?$/;

/** What other accounts, the system's log and its secrets are kept in. Sources: shadow(5), hier(7), Windows' known folders. */
export const PRIVATE_SYSTEM_FILES = /^\/(?:etc\/(?:shadow|gshadow|sudoers|passwd|ssh|krb5|NetworkManager|wpa_supplicant)|var\/(?:log|mail|spool)|root|Library\/Keychains|private\/var\/(?:db|log))(?:\/|\.d|$)|^[A-Za-z]:\/(?:Windows\/System32\/config|ProgramData)(?:\/|$)/i;
