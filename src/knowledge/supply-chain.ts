/** Commands that package, sign or publish a desktop app. Sources: the documentation of electron-builder, Forge, Tauri, Neutralino, NativePHP, GitHub's, Apple's, Microsoft's and Canonical's tools. */
export const PACKAGING_COMMANDS =
  /\b(?:electron-builder|electron-packager|electron-forge\s+(?:make|package|publish)|tauri\s+(?:(?:android|ios)\s+)?(?:build|bundle)|neu\s+build|native:(?:build|publish|bundle)|gh\s+release\s+(?:create|upload)|codesign|notarytool|signtool|snapcraft\s+(?:upload|push))\b/;

/** Names of scripts that usually lead there: what a workspace's root calls its packages' scripts. */
export const PACKAGING_SCRIPT = /(?:^|[:_-])(?:release|publish|dist|package|make|installers?|electron|desktop|tauri|mac|macos|win|windows|linux)(?:$|[:_-])/;

/** Names of scripts that build something else beside a desktop app. */
export const OTHER_SCRIPT = /(?:^|[:_-])(?:mobile|android|ios|cli|worker|server|docs?|website|web|pages|docker|extension|storybook|sdk)(?:$|[:_-])|^(?:--|-)/;

/** Programs whose arguments name a script of a package.json. */
export const SCRIPT_RUNNERS: ReadonlySet<string> = new Set(['npm', 'pnpm', 'yarn', 'bun', 'lerna', 'nx', 'turbo', 'run-s', 'run-p', 'npm-run-all']);

/** Actions that build, sign or publish an application. Source: their repositories. */
export const RELEASE_ACTIONS: ReadonlySet<string> = new Set([
  'tauri-apps/tauri-action', 'softprops/action-gh-release', 'ncipollo/release-action', 'actions/create-release', 'actions/upload-release-asset', 'svenstaro/upload-release-action', 'marvinpinto/action-automatic-releases',
  'samuelmeuli/action-electron-builder', 'paneron/action-electron-builder', 'johannesjo/action-electron-builder', 'snapcore/action-build', 'snapcore/action-publish', 'apple-actions/import-codesign-certs',
  'azure/trusted-signing-action', 'azure/artifact-signing-action', 'signpath/github-action-submit-signing-request', 'dlemstra/code-sign-action', 'lando/code-sign-action',
]);

/** Actions that bring something else than a desktop app to people: images, pages. A release may be the occasion. */
export const OTHER_DELIVERIES: ReadonlySet<string> = new Set([
  'docker/build-push-action', 'docker/login-action', 'redhat-actions/push-to-registry', 'actions/deploy-pages', 'actions/upload-pages-artifact', 'peaceiris/actions-gh-pages', 'jamesives/github-pages-deploy-action',
  'cloudflare/wrangler-action', 'amondnet/vercel-action', 'nwtgck/actions-netlify', 'aws-actions/configure-aws-credentials',
]);

/** Names of workflows whose outcome nobody installs, unless they say that they build as well. */
export const ASIDE_WORKFLOW = /(?:^|[-_.])(?:e2e|tests?|testing|lint|docs?|website|site|pages|docker|codeql|benchmarks?)(?:[-_.]|$)/i;
export const BUILD_WORKFLOW = /build|release|publish|package|deploy|nightly|dist/i;

/** Names of secrets that only a build that signs or publishes has. Sources: electron-builder, Tauri, NativePHP, snapcraft. */
export const SIGNING_SECRETS =
  /\b(?:TAURI_(?:SIGNING_)?PRIVATE_KEY|(?:WIN_)?CSC_(?:LINK|KEY_PASSWORD)|APPLE_(?:CERTIFICATE|ID_PASS(?:WORD)?|APP_SPECIFIC_PASSWORD|API_KEY|SIGNING_IDENTITY)|WINDOWS_CERTIFICATE|NATIVEPHP_(?:APPLE_ID_PASS|AZURE_ENDPOINT)|SNAPCRAFT_STORE_CREDENTIALS)\b/;

/** Owners of the actions that GitHub itself publishes. */
export const GITHUB_OWNERS: ReadonlySet<string> = new Set(['actions', 'github']);

/** What branches are called, as far as a name can tell one from a tag. */
export const BRANCH_NAMES = /^(?:main|master|develop|development|dev|trunk|head|next|nightly|stable|latest|edge|unstable|beta|alpha|canary|release)$/i;

/** What a tag that names a version looks like: `v1`, `1.2.3`, `plugin-v2.0.0-beta.1`. */
export const VERSION_TAG = /^(?:[\w./]+[-@/])?v?\d+(?:\.\d+){0,4}(?:[-+.][\w.+-]+)?$/i;

/** A full commit of git: SHA-1 or SHA-256. */
export const FULL_COMMIT = /^(?:[\da-f]{40}|[\da-f]{64})$/i;

/** What package managers take for a commit: they accept the beginning of one. */
export const ANY_COMMIT = /^[\da-f]{7,64}$/i;

/** Hosts whose repositories npm's, pnpm's and yarn's specifiers name by a word: `github:owner/repository`. Source: npm's package.json documentation, hosted-git-info. */
export const HOSTED = /^(?:github|gitlab|bitbucket|gist):/;

/** A download that a shell runs at once: `curl … | sh`, `sh -c "$(curl …)"`, `bash <(curl …)`, `iwr … | iex`. The first group is its address. What an interpreter gets beside a program of its own, `| python -c …`, is data. */
export const PIPED_SCRIPT: readonly RegExp[] = [
  /\b(?:curl|wget)\s[^|;&]{0,300}?(https?:\/\/[^\s"'|;&)]{1,300})[^|;&]{0,200}\|\s*(?:sudo\s+)?(?:-E\s+)?(?:ba|z|da|k)?sh\b/i,
  /\b(?:ba|z|da)?sh\s+(?:-c\s+)?["']?(?:\$\(|<\(|`)\s*(?:curl|wget)\s[^)`]{0,300}?(https?:\/\/[^\s"'|;&)`]{1,300})/i,
  /\b(?:iwr|irm|curl|Invoke-WebRequest|Invoke-RestMethod)\s[^|;]{0,200}?(https?:\/\/[^\s"'|;)]{1,300})[^|;]{0,200}\|\s*(?:iex|Invoke-Expression)\b/i,
  /\b(?:iex|Invoke-Expression)\b[^;]{0,80}?(?:DownloadString|iwr|irm|Invoke-WebRequest|Invoke-RestMethod)[^;]{0,40}?(https?:\/\/[^\s"'|;)]{1,300})/i,
  /\b(?:curl|wget)\s[^|;&]{0,300}?(https?:\/\/[^\s"'|;&)]{1,300})[^|;&]{0,200}\|\s*(?:sudo\s+)?(?:python3?|node|perl|ruby)(?:\s+-)?\s*(?:$|[;&|)])/i,
];

/** Hosts of installers that come from who makes the tool, which the build trusts already. */
export const INSTALLER_HOSTS: ReadonlySet<string> = new Set([
  'sh.rustup.rs', 'win.rustup.rs', 'static.rust-lang.org', 'get.pnpm.io', 'bun.sh', 'deno.land', 'astral.sh', 'get.volta.sh', 'fnm.vercel.app', 'install.python-poetry.org', 'get.docker.com', 'deb.nodesource.com', 'rpm.nodesource.com',
  'get.scoop.sh', 'community.chocolatey.org', 'chocolatey.org', 'sentry.io', 'cli.sentry.dev', 'get.sdkman.io', 'dot.net', 'mise.run', 'just.systems',
]);

/** Variables and secrets that sign, notarize or publish the app. Sources: Tauri's, electron-builder's and Apple's documentation. */
export const SIGNING_VARIABLE =
  /^(?:TAURI_(?:SIGNING_)?(?:PRIVATE_)?KEY(?:_PASSWORD)?|TAURI_PRIVATE_KEY|APPLE_(?:CERTIFICATE(?:_PASSWORD)?|PASSWORD|ID_PASS(?:WORD)?|APP_SPECIFIC_PASSWORD|API_KEY(?:_BASE64)?)|WINDOWS_(?:CERTIFICATE|PFX)(?:_PASSWORD)?|(?:WIN_)?CSC_(?:LINK|KEY_PASSWORD)|AZURE_CLIENT_SECRET|SNAPCRAFT_STORE_CREDENTIALS)$/;
