/** Modules that are another one by another name, or a part of it. Electron 28 documents electron/main, /common and /renderer; Node documents the rest. */
export const MODULE_ALIASES: ReadonlyMap<string, string> = new Map([
  ['electron/main', 'electron'],
  ['electron/common', 'electron'],
  ['electron/renderer', 'electron'],
  ['electron/utility', 'electron'],
  ['fs/promises', 'fs.promises'],
  ['path/posix', 'path'],
  ['path/win32', 'path'],
  ['timers/promises', 'timers.promises'],
  ['original-fs', 'fs'],
]);

/** What a module's file may end in where the specifier leaves it out, in the order in which bundlers try. */
export const MODULE_ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue', '.svelte'] as const;

/** Folders that builds write to, whose modules have their sources in `src`. */
export const OUTPUT_FOLDERS = /^(?:dist|build|lib|out|output|esm|cjs|es|compiled)$/;

/** Where `@/x` leads in the templates of Vite, Vue CLI, webpack and electron-vite. */
export const ALIAS_ROOTS = ['src', 'src/renderer', 'src/renderer/src', 'app', 'source', ''] as const;

/** What imports one of these runs in Node.js or Electron, most likely in the main process or a preload script. */
export const NATIVE_MODULES = /^(?:electron(?:$|[/-])|@electron|fs(?:$|[/-])|fs-extra$|child_process$|path$|os$|net$|http$|https$|worker_threads$|crypto$)/;

/** Modules of the runtime: no package or folder of the app with the same name is meant. Sources: Node.js, Electron. */
export const RUNTIME_MODULES = /^(?:electron(?:\/(?:main|renderer|common|utility))?|original-fs|assert|async_hooks|buffer|child_process|cluster|console|constants|crypto|dgram|dns|domain|events|fs|fs\/promises|http|http2|https|inspector|module|net|os|path|perf_hooks|process|punycode|querystring|readline|repl|stream|string_decoder|timers|tls|tty|url|util|v8|vm|worker_threads|zlib)$/;

/** Functions that make a function of another kind of what they are given, by canonical name. */
export const PROMISIFIERS: ReadonlySet<string> = new Set(['util.promisify', 'pify', 'es6-promisify.promisify', 'es6-promisify', 'bluebird.promisify', 'Promise.promisify']);
