/** npm packages that are Electron: https://www.npmjs.com/package/electron, its nightly builds, its old names, and the fork with DRM (castlabs/electron-releases). */
export const ELECTRON_PACKAGES = ['electron', 'electron-nightly', '@castlabs/electron-releases', 'electron-prebuilt', 'electron-prebuilt-compile'] as const;

/** npm packages that only an application has: they build, package or start one. */
export const ELECTRON_TOOLS: ReadonlySet<string> = new Set([
  'electron-builder', '@electron-forge/cli', '@electron/packager', 'electron-packager', 'electron-vite', 'vite-plugin-electron', 'vue-cli-plugin-electron-builder', 'electron-webpack', 'electronmon',
  'nextron', 'electron-next', 'electron-updater', 'hadron-build', '@electron/osx-sign', '@electron/notarize', 'electron-winstaller',
]);

/** The files that those tools look for. Sources: electron-builder's, Forge's and electron-vite's documentation. */
export const ELECTRON_CONFIGS = /^(?:electron-builder(?:\.config)?\.(?:ya?ml|json5?|toml|[cm]?[jt]s)|forge\.config\.[cm]?[jt]s|electron\.vite\.config\.[cm]?[jt]s)$/;

/** Commands in package.json scripts that start or package an app. */
export const ELECTRON_COMMANDS = /(?:^|[\s;&|(])(?:(?:\.\/)?node_modules\/\.bin\/)?(?:electron|electronmon|electron-builder|electron-forge|electron-vite|electron-packager|nextron)(?=\s|$)/;

/** Keys of electron-builder's configuration: https://www.electron.build/configuration. `build` in a package.json may be anything. */
export const ELECTRON_BUILDER_KEYS = ['appId', 'productName', 'asar', 'mac', 'win', 'linux', 'nsis', 'dmg', 'extraResources', 'extends', 'publish'] as const;

/** Composer packages that make a Laravel application a NativePHP desktop app; nativephp/mobile does not. The first that is there gives the version. */
export const NATIVEPHP_PACKAGES = ['nativephp/desktop', 'nativephp/electron', 'nativephp/laravel'] as const;

/** Files of the Threema Gateway SDK for PHP. Sources: the repositories of threema-ch, rugk and lss. */
export const THREEMA_FILES = /(?:^|\/)(?:threema-msgapi-tool\.php|threema_msgapi\.phar|Threema\/MsgApi\/.+\.php|src\/MsgApi\/.+\.php)$/;
