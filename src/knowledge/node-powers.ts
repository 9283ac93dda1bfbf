/** What a call of Node or Electron can do to the machine, by canonical name. Sources: Node's and Electron's API documentation, the packages' own. */
export interface Power {
  readonly does: 'command' | 'code' | 'file' | 'network' | 'open' | 'secret' | 'system';
  /** `runs commands`, as a message says it. */
  readonly words: string;
  /** The arguments that decide what happens; all of them where it is missing. */
  readonly args?: readonly number[];
}

const POWERS: readonly (readonly [RegExp, Power])[] = [
  [/^child_process\.(?:exec|execSync|execFile|execFileSync|spawn|spawnSync|fork)$/, { does: 'command', words: 'starts programs' }],
  [/^(?:execa|cross-spawn|shelljs\.exec|sudo-prompt\.exec|node-pty\.spawn|execa\.(?:execa|execaSync|execaCommand|execaCommandSync|command|sync))$/, { does: 'command', words: 'starts programs' }],
  [/^electron\.utilityProcess\.fork$/, { does: 'command', words: 'starts programs', args: [0] }],
  [/^(?:eval|Function|vm\.(?:runInContext|runInNewContext|runInThisContext|compileFunction|Script)|require|import|module\.require|process\.(?:dlopen|binding))$/, { does: 'code', words: 'runs code' }],
  [/^(?:fs|fs\.promises|fs-extra|graceful-fs)\.(?:promises\.)?(?:readFile|readJson|readJSON|createReadStream|open|read|readdir|opendir|writeFile|appendFile|createWriteStream|outputFile|outputJson|outputJSON|writeJson|writeJSON|rm|rmdir|unlink|remove|emptyDir|copyFile|copy|cp|rename|move|mkdir|ensureDir|ensureFile|mkdirp|symlink|link|chmod|truncate)(?:Sync)?$/, { does: 'file', words: 'reads or writes files' }],
  [/^(?:net|tls)\.(?:connect|createConnection|createServer|Socket)$|^dgram\.createSocket$/, { does: 'network', words: 'opens network connections' }],
  [/^electron\.shell\.(?:openExternal|openPath|openItem)$|^open$/, { does: 'open', words: 'opens files or URLs', args: [0] }],
  [/^electron\.shell\.(?:trashItem|moveItemToTrash|writeShortcutLink)$/, { does: 'file', words: 'changes files', args: [0] }],
  [/^electron\.safeStorage\.(?:decryptString|decryptStringAsync)$|^keytar\.(?:getPassword|findPassword|findCredentials)$/, { does: 'secret', words: 'reads secrets' }],
  [/^electron\.(?:app\.(?:relaunch|setAsDefaultProtocolClient|setLoginItemSettings)|autoUpdater\.\w+|session\.\w+\.setProxy)$|^electron-updater\.autoUpdater\.(?:setFeedURL|quitAndInstall)$/, { does: 'system', words: 'changes how the app runs' }],
];

/** The power that a call has, by its canonical name. */
export const powerOf = (name: string): Power | undefined => POWERS.find(([pattern]) => pattern.test(name))?.[1];

/** Modules of Node that give a page native power when they are handed over. The others compute. Source: Node's API documentation. */
export const POWERFUL_MODULES: ReadonlySet<string> = new Set([
  'fs', 'fs.promises', 'fs-extra', 'graceful-fs', 'child_process', 'net', 'tls', 'dgram', 'http', 'https', 'http2', 'vm', 'v8', 'module', 'worker_threads', 'cluster', 'inspector', 'repl', 'process', 'os', 'keytar', 'shelljs', 'execa', 'node-pty', 'sqlite3', 'better-sqlite3',
]);

/** Modules that only compute, or that are made for pages. */
export const HARMLESS_MODULES = /^(?:path|url|util|buffer|events|querystring|string_decoder|punycode|assert|timers|constants|perf_hooks|stream|zlib|crypto|lodash(?:[./-].*)?|underscore|ramda|dayjs|moment|luxon|date-fns(?:\/.*)?|uuid|nanoid|semver|mime|mime-types|ms|qs|debug|marked|markdown-it|dompurify|highlight\.js|react|react-dom|vue|jquery|axios|rxjs|immer|zod|yup|joi|i18next|electron-is-dev|electron-util\/renderer|.*\.json)$/;

/** A function that tests what it is given, by its name. */
export const CHECKS = /valid|check|verif|assert|ensure|allow|trust|guard|authoriz|authoris|authent|permit|whitelist|safe|saniti|normali[sz]e|restrict|forbid|reject|isFrom|isOwn|isMain|isInternal|isLocal/i;
