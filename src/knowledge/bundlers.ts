/** Configurations and scripts of bundlers, by file name. Sources: the documentation of Vite, electron-vite, webpack, Rspack, Rollup, esbuild, Next.js, Vue CLI. */
export const BUNDLER_CONFIG = /(?:^|[./_-])(?:vite|vitest|electron\.vite|webpack|rspack|rsbuild|rollup|rolldown|esbuild|tsup|next|vue|craco|quasar|nuxt|farm|build|bundle)(?=[./_-]|$).*\.[cm]?[jt]s$/i;

/** Plugins that write the value of an expression into the code, by the last part of their name. */
export const DEFINE_PLUGIN = /(?:^|\.)DefinePlugin$/;

/** Plugins that write environment variables into the code by their name. Source: webpack EnvironmentPlugin. */
export const ENVIRONMENT_PLUGIN = /(?:^|\.)EnvironmentPlugin$/;

/** Prefixes of variables that were never meant for a page: of clouds, signing and release. Vite itself refuses the empty one. Source: Vite, envPrefix. */
export const PRIVATE_PREFIX = /^(?:|_|AWS_?|AZURE_?|GCP_?|GITHUB_?|GH_?|GITLAB_?|NPM_?|DB_?|DATABASE_?|POSTGRES_?|MYSQL_?|REDIS_?|STRIPE_?|APPLE_?|CSC_?|WIN_CSC_?|SECRET_?|PRIVATE_?|PASSWORD_?|TOKEN_?)$/i;
