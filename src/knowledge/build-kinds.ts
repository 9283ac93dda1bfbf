/**
 * Expressions that are true only in development, by canonical name. Sources: Electron's app.isPackaged, Vite's and webpack's environment
 * variables, electron-is-dev, electron-util, @electron-toolkit/utils, Laravel's application helpers, Rust's debug_assertions.
 */
export const DEVELOPMENT_NAMES: ReadonlySet<string> = new Set([
  'electron-is-dev', 'electron-util.is.development', '@electron-toolkit/utils.is.dev', 'is-electron-dev', 'import.meta.env.DEV', '__DEV__', 'process.defaultApp',
  'process.env.VITE_DEV_SERVER_URL', 'process.env.ELECTRON_RENDERER_URL', 'process.env.ELECTRON_IS_DEV', 'MAIN_WINDOW_VITE_DEV_SERVER_URL', 'process.env.WEBPACK_DEV_SERVER_URL',
  'app().isLocal()', 'App.isLocal()', 'Illuminate\\Support\\Facades\\App.isLocal()', 'process.env.WEBPACK_SERVE',
]);

/** Expressions that are true only in a shipped app. */
export const SHIPPED_NAMES: ReadonlySet<string> = new Set([
  'electron.app.isPackaged', '@electron/remote.app.isPackaged', 'electron.remote.app.isPackaged', 'import.meta.env.PROD', 'app().isProduction()',
  'Illuminate\\Support\\Facades\\App.isProduction()',
]);

/** Variables that hold the kind of the build as text: `process.env.NODE_ENV === 'development'`. */
export const MODE_NAMES: ReadonlySet<string> = new Set(['process.env.NODE_ENV', 'import.meta.env.MODE', 'process.env.ELECTRON_ENV', 'process.env.APP_ENV', 'process.env.BUILD_ENV', 'process.env.VUE_APP_ENV']);

/** An app's own name for the question, where its value could not be followed. */
export const DEVELOPMENT_VARIABLE = /^(?:is_?)?(?:in_?)?(?:dev|development|debug|local)(?:_?(?:mode|build|env|environment))?$/i;
export const SHIPPED_VARIABLE = /^(?:is_?)?(?:prod|production|packaged|release)(?:_?(?:mode|build|env|environment))?$/i;
export const TEST_VARIABLE = /^(?:is_?)?(?:test|testing|e2e|playwright|spectron|vitest|jest|jest_worker_id|cypress)(?:_?(?:mode|env|environment))?$/i;
