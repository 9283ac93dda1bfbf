/**
 * What electron-builder leaves out of an app whatever its `files` say, unless they name it. `.env` is not among it.
 * Source: app-builder-lib, fileMatcher.ts, DEFAULT_EXCLUDED_NAMES and getDefaultIgnoredPatterns (26.17 and 27.0.0-alpha).
 */
export const BUILDER_EXCLUDES: readonly string[] = [
  '!**/*.{iml,hprof,orig,pyc,pyo,rbc,swp,csproj,sln,suo,xproj,cc,d.ts,mk,a,o,obj,forge-meta,pdb}',
  '!**/._*',
  '!**/electron-builder.{yaml,yml,json,json5,toml,ts}',
  '!**/{.git,.hg,.svn,CVS,RCS,SCCS,__pycache__,.DS_Store,thumbs.db,.gitignore,.gitkeep,.gitattributes,.npmignore,.idea,.vs,.flowconfig,.jshintrc,.eslintrc,.circleci}',
  '!**/{.yarn-integrity,.yarn-metadata.json,yarn-error.log,yarn.lock,package-lock.json,npm-debug.log,pnpm-lock.yaml,bun.lock,bun.lockb,appveyor.yml,.travis.yml,circle.yml}',
  '!**/{.nyc_output,.husky,.github,electron-builder.env}',
  '!.yarn{,/**/*}', '!.editorconfig', '!.yarnrc.yml',
];

/** Folders in which electron-builder looks for the app where `directories.app` is not set: app-builder-lib, config.ts. */
export const BUILDER_APP_FOLDERS: readonly string[] = ['app', 'www'];

/** electron-builder's platform sections, each of which may add files. */
export const BUILDER_PLATFORMS: readonly string[] = ['mac', 'mas', 'masDev', 'win', 'linux'];

/** Paths that @electron/packager leaves out where no function decides: copy-filter.ts, DEFAULT_IGNORES. `.env` is not among them. */
export const PACKAGER_EXCLUDES = /^(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml)$|(?:^|\/)\.git(?:$|\/)|(?:^|\/)node_modules\/\.bin(?:$|\/)|\.o(?:bj)?$|(?:^|\/)node_gyp_bins(?:$|\/)/;

/** Plugins of Electron Forge that package what they build and nothing else, unless `packagerConfig.ignore` is set: plugin-vite, plugin-webpack. */
export const FORGE_BUNDLERS = /^@electron-forge\/plugin-(?:vite|webpack)$/;

/** Where Neutralino's command line looks for what goes into resources.neu, unless the configuration says otherwise: neutralinojs-cli, bundler.js. */
export const NEUTRALINO_RESOURCES = '/resources/';

/** Folders whose files bundlers copy into the built page as they are: Vite's publicDir, Create React App's and Vue CLI's and Next.js's public, SvelteKit's static. */
export const STATIC_FOLDERS: ReadonlyMap<string, string> = new Map([
  ['vite', 'public'], ['electron-vite', 'public'], ['react-scripts', 'public'], ['@vue/cli-service', 'public'], ['next', 'public'], ['nuxt', 'public'], ['astro', 'public'], ['@sveltejs/kit', 'static'],
]);
