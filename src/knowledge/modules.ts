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
