import type { Severity } from '../core/rule.js';

/** A switch in Electron's binary that is set when the app is packaged. */
export interface Fuse {
  /** As in @electron/fuses' FuseV1Options; electron-builder writes it with a small first letter. */
  readonly name: string;
  readonly index: number;
  /** The major version in which it does something first; the integrity check's is in 15 already, and nothing asks for it there. */
  readonly since: number;
  readonly default: boolean;
  /** What most apps want; missing where it depends on the app alone. */
  readonly hardened?: boolean;
  readonly severity: Severity;
  /** What the unsafe value lets happen. */
  readonly why: string;
}

/** Sources: build/fuses/fuses.json5 in Electron at the first tag that has each, docs/tutorial/fuses.md, @electron/fuses 2.1, electron-builder 26.17 (FuseOptionsV1). */
export const FUSES: readonly Fuse[] = [
  { name: 'RunAsNode', index: 0, since: 12, default: true, hardened: false, severity: 'medium', why: 'Any program of the user can start the app as plain Node.js with the environment variable ELECTRON_RUN_AS_NODE, and run its own code under the app\'s name, signature and permissions.' },
  { name: 'EnableCookieEncryption', index: 1, since: 13, default: false, hardened: true, severity: 'note', why: 'Cookies, sessions among them, lie on the disk as plain text.' },
  { name: 'EnableNodeOptionsEnvironmentVariable', index: 2, since: 15, default: true, hardened: false, severity: 'medium', why: 'Any program of the user can make the app load code with the environment variable NODE_OPTIONS.' },
  { name: 'EnableNodeCliInspectArguments', index: 3, since: 15, default: true, hardened: false, severity: 'medium', why: 'Any program of the user can start the app with --inspect and run code in its main process over the debugger.' },
  { name: 'EnableEmbeddedAsarIntegrityValidation', index: 4, since: 16, default: false, hardened: true, severity: 'low', why: 'A changed app.asar is started as if it were yours.' },
  { name: 'OnlyLoadAppFromAsar', index: 5, since: 15, default: false, hardened: true, severity: 'low', why: 'A folder named app beside app.asar is started instead of it, unchecked.' },
  { name: 'LoadBrowserProcessSpecificV8Snapshot', index: 6, since: 20, default: false, severity: 'note', why: 'The main process starts from a snapshot file of its own.' },
  { name: 'GrantFileProtocolExtraPrivileges', index: 7, since: 29, default: true, hardened: false, severity: 'low', why: 'Pages from file:// may read other files with fetch, register service workers and reach into frames of other files.' },
  { name: 'WasmTrapHandlers', index: 8, since: 41, default: true, severity: 'note', why: 'WebAssembly checks its memory bounds with the processor\'s help.' },
];

/** Where checking the archive against the hash in the package works. Source: docs/tutorial/asar-integrity.md. */
export const ASAR_INTEGRITY_SINCE = { macOS: 16, Windows: 30 } as const;

/** What an entitlement of a macOS app opens, beyond what Electron needs. Source: Apple, Hardened Runtime entitlements. */
export interface Entitlement {
  readonly severity: Severity;
  readonly why: string;
}

const CS = 'com.apple.security.cs.';
export const ENTITLEMENTS: ReadonlyMap<string, Entitlement> = new Map([
  ['com.apple.security.get-task-allow', { severity: 'high', why: 'Any program of the user can attach to the app as a debugger, read its memory and run code in it.' }],
  [`${CS}allow-dyld-environment-variables`, { severity: 'high', why: 'Any program of the user can start the app with DYLD_INSERT_LIBRARIES, and have code of its own loaded into it.' }],
  [`${CS}disable-library-validation`, { severity: 'medium', why: 'The app loads libraries that others have signed, or nobody: a library that is put where the app looks for one runs with the app\'s permissions.' }],
  [`${CS}disable-executable-page-protection`, { severity: 'medium', why: 'Code of the app can be changed while it runs, which the hardened runtime else forbids.' }],
  [`${CS}debugger`, { severity: 'note', why: 'The app may attach to other programs as a debugger.' }],
  [`${CS}allow-unsigned-executable-memory`, { severity: 'note', why: 'Memory may be made executable without MAP_JIT. Electron from version 12 on does with \'allow-jit\'.' }],
]);

/** Keys of packagers, signing tools and publishers that hold a secret. Sources: electron-builder's scheme, Forge's makers and publishers, @electron/notarize, electron-winstaller. */
export const SIGNING_SECRET_KEYS: ReadonlySet<string> = new Set(['certificatePassword', 'cscKeyPassword', 'cscInstallerKeyPassword', 'appleIdPassword', 'appleApiKeyPassword', 'keychainPassword', 'pfxPassword']);

/** The same in environment variables. Sources: electron-builder's code signing, notarization and publishing pages. */
export const SIGNING_SECRET_VARIABLES: ReadonlySet<string> = new Set([
  'CSC_KEY_PASSWORD', 'WIN_CSC_KEY_PASSWORD', 'CSC_INSTALLER_KEY_PASSWORD', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_ID_PASSWORD', 'APPLEIDPASS', 'AZURE_CLIENT_SECRET', 'KEYGEN_TOKEN', 'SNAPCRAFT_STORE_CREDENTIALS',
]);

/** What shows that Windows builds are signed, wherever it stands: configuration, scripts, workflows. Sources: electron-builder's and Forge's signing pages. */
export const SIGNS_WINDOWS =
  /\b(?:(?:WIN_)?CSC_LINK|certificateFile|certificateSubjectName|certificateSha1|azureSignOptions|signtoolOptions|publisherName|signWithParams|windowsSign|certificate_file|signtool|smctl|jsign|osslsigncode|AzureSignTool|signpath|trusted-signing|artifact-signing|eSigner|codesigntool|ssl\.com)\b/i;

/** Programs and services that sign what a packager has left unsigned. Sources: their documentation. */
export const SIGNS_AFTERWARDS = /\b(?:signtool|smctl|jsign|osslsigncode|AzureSignTool|signpath|trusted-signing|artifact-signing|eSigner|codesigntool|ssl\.com|dlemstra\/code-sign-action)\b/i;

/** Variables and npm settings that name where Electron's and electron-builder's binaries are downloaded from. Sources: @electron/get, app-builder-lib's electronGet.ts. */
export const MIRROR_VARIABLE = /^(?:npm_config_)?(?:electron_mirror|electron_nightly_mirror|electron_builder_binaries_mirror|electron_download_mirror|electron_custom_dir)$/i;

/** Sections of electron-builder for one format of Linux each, of which a sandbox of the format's own is no part. */
export const LINUX_SECTIONS: readonly string[] = ['linux', 'appImage', 'deb', 'rpm', 'pacman', 'apk', 'freebsd', 'p5p'];
