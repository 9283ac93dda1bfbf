/** The names under which `require` is reached: Node's, and the one that webpack leaves alone. Source: webpack's documentation. */
export const REQUIRES: ReadonlySet<string> = new Set(['require', '__non_webpack_require__']);

/** The objects that have a `require`: the global ones in a page with Node, and `module`. Source: Electron's and Node's documentation. */
export const REQUIRE_HOLDERS: ReadonlySet<string> = new Set(['window', 'globalThis', 'global', 'self', 'module']);

/**
 * Helpers that compilers put around `require`: they give the module, or a wrapper whose `default` it is.
 * Sources: the output of TypeScript, tslib, Babel, esbuild, Rollup.
 */
export const REQUIRE_WRAPPERS = /^(?:__import(?:Star|Default)|__toESM|_interopRequire(?:Default|Wildcard)\d*|_interop(?:Namespace|Default)(?:Default|Legacy|Compat)?)$/;
