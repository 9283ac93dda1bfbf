import type { Version } from '../../core/app.js';
import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import type { Origin } from '../../core/origin.js';
import type { Policy } from '../../core/policy.js';
import type { Severity } from '../../core/rule.js';
import type { Config, ConfigSetting, Setting, When } from '../../core/setting.js';
import { TAURI_POINTERS, type TauriSettingName } from '../../knowledge/tauri.js';
import { DANGEROUS_POWERS, DANGEROUS_REMOTE_POWERS, type Power } from '../../knowledge/tauri-permissions.js';
import type { StoredSecret } from '../common/model.js';
import type { Frontend, NativeSide } from './native-model.js';
import type { KeyUse } from '../../knowledge/webview-crypto.js';

/** What an auditor needs to know of a Tauri app, whichever version it is written for. */
export interface TauriModel {
  readonly major: 1 | 2;
  /** Missing: only the shape of the configuration says which major version it is. */
  readonly version?: Version;
  /** The folder of the configuration, `src-tauri` in most apps. */
  readonly dir: string;
  /** The effective configuration. Ask it with `settingOf`, which knows both versions and both spellings. */
  readonly config: Config;
  readonly windows: readonly TauriWindow[];
  /** The policies of the configuration: those of `csp`, and those of `devCsp`, which are for development. */
  readonly policies: readonly Policy[];
  /** Tauri 2: what the capability files and inline capabilities say. */
  readonly capabilities: readonly Capability[];
  /** Tauri 1: what the allowlist turns on. */
  readonly allowlist: readonly AllowedModule[];
  /** Tauri 1: sites that may call commands. */
  readonly remoteDomains: readonly RemoteDomain[];
  /** Paths that web content may read or change through the file system API. Paths that no command can use are left out. */
  readonly files: readonly FileAccess[];
  /** Paths that `asset:` URLs reach. Empty where the protocol is off. */
  readonly assets: readonly FileAccess[];
  /** Programs that web content may run. */
  readonly programs: readonly Program[];
  /** What `open` of the shell module or plugin lets through, per build; empty where nobody may call it. */
  readonly opens: readonly OpenScope[];
  /** What the opener plugin's scopes let through. */
  readonly openers: readonly OpenerEntry[];
  /** URLs that the HTTP module or plugin may fetch. */
  readonly requests: readonly UrlScope[];
  readonly updater?: Updater;
  /** Functions marked `#[tauri::command]`. */
  readonly commands: readonly AppCommand[];
  /** build.rs declares the app's commands to the access control list. */
  readonly appManifest: boolean;
  /** Calls of tauri and its plugins in Rust, in source order. */
  readonly calls: readonly NativeCall[];
  readonly crates: readonly Crate[];
  readonly native: NativeSide;
  readonly frontend: Frontend;
  /** Secrets of the user that are kept as they are. */
  readonly storedSecrets: readonly StoredSecret[];
  /** Where scripts of the webview make, load or use private keys. */
  readonly privateKeys: readonly PrivateKeyUse[];
  /** Versions of tauri's crates and packages beside itself. */
  readonly parts: ReadonlyMap<string, Version>;
  /** Switches that WebView2 is started with. */
  readonly browserArgs: readonly Placed[];
  readonly cargo?: Cargo;
  readonly macos: Macos;
  /** Where the isolation application hands every message on as it is. */
  readonly idleHooks: readonly Location[];
  /** Development servers that others on the network reach. */
  readonly devServers: readonly DevServer[];
  /** The plugins that scripts of the pages use; undefined where that cannot be told. */
  readonly usedPlugins?: ReadonlySet<string>;
  /** Missing: no bundle is made. */
  readonly signing?: Signing;
}

/** A text with its place. */
export interface Placed {
  readonly value: string;
  readonly at: Location;
  readonly when?: When;
}

/** A page that a window may show. */
export interface Page {
  readonly origin: Origin;
  /** As far as it is known: `https://` where a host is put in at run time. */
  readonly url: string;
  readonly at: Location;
  readonly when?: When;
}

export interface TauriWindow {
  /** Missing where it is made up at run time. */
  readonly label?: string;
  readonly at: Location;
  readonly from: 'config' | 'rust' | 'javascript';
  readonly pages: readonly Page[];
  /** Some page that it may show is not known. */
  readonly unknownPage: boolean;
  /** Of a window that is written in the configuration or in JavaScript: an option by its name. */
  option(name: string): Setting | Setting<Scalar | undefined> | undefined;
  /** Of a window that is built in Rust: the calls of its builder, in order. */
  readonly builder: readonly NativeCall[];
  readonly when?: When;
}

export interface Capability {
  readonly identifier: string;
  readonly at: Location;
  /** In which builds it is active: `undefined` is every build; empty where the configuration does not list it. */
  readonly active: readonly (When | undefined)[];
  readonly windows: readonly Placed[];
  readonly webviews: readonly Placed[];
  /** `local` with its default, true. */
  readonly local: Setting;
  readonly remote: readonly RemotePattern[];
  readonly permissions: readonly Permission[];
  readonly platforms: readonly Placed[];
  /** What its permissions come to, less what is denied: `plugin:fs|read_file`, `plugin:window|create`; the app's own without a plugin. */
  readonly commands: ReadonlySet<string>;
  readonly powers: ReadonlySet<Power>;
}

/** A URLPattern of a capability's `remote.urls` or of a scope of URLs. */
export interface RemotePattern extends Placed {
  readonly scheme: string;
  /** `*.example.com`. */
  readonly host: string;
  /** `custom` is a scheme that the app serves itself. */
  readonly kind: 'web' | 'loopback' | 'custom';
  /** Any site may match: `https://*`, `https://*.com`, `https://*.github.io`. */
  readonly anyHost: boolean;
}

export interface Permission {
  /** `core:window:allow-create`. */
  readonly identifier: string;
  /** `core:window`; empty for the app's own. */
  readonly plugin: string;
  /** `allow-create`. */
  readonly name: string;
  readonly at: Location;
  readonly allow: readonly ConfigSetting[];
  readonly deny: readonly ConfigSetting[];
  /** The commands that it brings, with sets and defaults written out. */
  readonly commands: readonly string[];
  /** The commands that it takes from every capability. */
  readonly denied: readonly string[];
}

/** How much of the machine a pattern of paths covers. */
export interface Breadth {
  readonly kind: 'disk' | 'home' | 'shared' | 'outside';
  /** In words: `the whole disk`. */
  readonly what: string;
}

export interface FileAccess {
  readonly path: string;
  readonly at: Location;
  /** The permission or scope that names it, with others perhaps. */
  readonly list: Location;
  readonly when?: When;
  readonly read: boolean;
  readonly write: boolean;
  /** Missing where the pattern stays within a folder of the app or of the user's documents. */
  readonly breadth?: Breadth;
  /** The capabilities whose windows have the commands for it. */
  readonly capabilities: readonly Capability[];
}

export interface Program {
  readonly name: string;
  /** Missing for a sidecar, which is named in `bundle.externalBin`. */
  readonly command?: string;
  readonly sidecar: boolean;
  /** `any`: web content writes the arguments. */
  readonly args: 'any' | 'none' | readonly ProgramArgument[];
  readonly at: Location;
  readonly argsAt: Location;
  readonly when?: When;
  readonly capability?: Capability;
}

export interface ProgramArgument {
  readonly at: Location;
  readonly fixed?: string;
  /** A regular expression; see `raw`. */
  readonly validator?: string;
  /** Tauri 2 puts the validator between `^` and `$` unless this is true. Tauri 1 never does. */
  readonly raw?: boolean;
  /** The validator lets every text through, or every text without spaces. */
  readonly anything?: boolean;
  /** What can be said of the validator. */
  readonly regex?: RegexReading;
}

export interface OpenScope {
  readonly at: Location;
  readonly when?: When;
  /** `none`: whatever web content passes is opened. `plugin`: unset, so that the version of the plugin decides. */
  readonly check: 'none' | 'default' | 'regex' | 'off' | 'plugin';
  readonly regex?: RegexReading;
  /** Where `all` or a permission gives web content the command. */
  readonly grantedAt: Location;
}

export interface OpenerEntry {
  readonly capability: Capability;
  /** A glob; with the dangerous scheme that it lets through, `any` for all of them. */
  readonly url?: Placed & { readonly scheme?: string };
  readonly path?: Placed & { readonly breadth?: Breadth };
  /** The program that opens it; true leaves it to the page. */
  readonly app?: ConfigSetting;
}

/** What can be said of a regular expression without running it. */
export interface RegexReading {
  readonly source: string;
  readonly anything: boolean;
  /** Schemes beyond http, https, mailto and tel that it lets through: `file:`, or `any scheme`. */
  readonly schemes: readonly string[];
  readonly anchoredStart: boolean;
  readonly anchoredEnd: boolean;
  /** It has alternatives that no group holds together. */
  readonly looseAlternatives: boolean;
  /** Each of those alternatives has both anchors itself. */
  readonly wholeAlternatives: boolean;
}

export interface UrlScope extends RemotePattern {
  readonly capability?: Capability;
}

export interface AllowedModule {
  /** `fs`; `` for the whole API. */
  readonly module: string;
  readonly all: ConfigSetting;
  /** Methods that are on, `all` included. */
  readonly methods: ReadonlySet<string>;
}

export interface RemoteDomain {
  readonly domain: string;
  readonly at: Location;
  readonly when?: When;
  /** Missing: every scheme. */
  readonly scheme?: string;
  readonly windows: readonly string[];
  readonly plugins: readonly string[];
  /** The whole API that the allowlist turns on. */
  readonly api: boolean;
}

export interface Updater {
  readonly at: Location;
  readonly endpoints: readonly Placed[];
  readonly insecureTransport: ConfigSetting;
  readonly invalidCerts: ConfigSetting;
  readonly invalidHostnames: ConfigSetting;
  readonly pubkey: ConfigSetting;
}

export interface AppCommand {
  readonly name: string;
  readonly at: Location;
  readonly params: readonly { readonly name?: string; readonly type?: string; readonly at: Location }[];
  /** It is in a `generate_handler!`. */
  readonly registered: boolean;
  /** A plugin of the app has it: those are in the access control list whoever calls. */
  readonly plugin: boolean;
}

export interface NativeCall {
  /** `tauri::Builder::default().invoke_handler`. */
  readonly name: string;
  /** The method alone: `invoke_handler`. */
  readonly method: string;
  readonly at: Location;
  readonly args: readonly Setting<Scalar | undefined>[];
  /** What a closure that it is given answers, whatever happens: `|_| true`. */
  readonly answers?: boolean;
  readonly when?: When;
}

export interface Crate {
  readonly name: string;
  readonly requirement: string;
  readonly at: Location;
  readonly features: readonly Placed[];
  readonly git?: string;
}

export interface PrivateKeyUse {
  readonly does: KeyUse;
  /** `crypto.subtle.importKey`. */
  readonly by: string;
  readonly at: Location;
  /** The algorithm is known to have a private key. */
  readonly sure: boolean;
  readonly when?: When;
}

/** What Cargo.toml says beyond its dependencies. */
export interface Cargo {
  readonly at: Location;
  /** Features that are on where nothing is asked for. */
  readonly defaultFeatures: readonly Placed[];
  /** Where release builds keep debug assertions. */
  readonly debugAssertions: readonly Location[];
  /** Crates that any version of will do. */
  readonly anyVersion: readonly Placed[];
  /** Cargo.lock is in the repository. */
  readonly locked: boolean;
}

export interface Macos {
  readonly entitlements: readonly { readonly name: string; readonly at: Location; readonly severity: Severity; readonly why: string }[];
  readonly arbitraryLoads: readonly Location[];
  /** `exceptionDomain`: a host that may be asked without encryption. */
  readonly plainDomain: readonly Placed[];
  readonly hardenedRuntime?: ConfigSetting;
}

export interface DevServer {
  readonly at: Location;
  readonly by: 'devUrl' | 'server.host';
  readonly what: string;
  /** Listens for others, or is a server elsewhere. */
  readonly reach: 'network' | 'remote';
}

/** Whether bundles are signed, by the configuration or by the build that is in the repository; `undefined` for a system that none is made for. */
export interface Signing {
  readonly at: Location;
  readonly macos: boolean | undefined;
  readonly windows: boolean | undefined;
}

/** Both spellings that Tauri reads of every key: `/tauri/security/{devCsp,dev-csp}`. */
export const bothSpellings = (pointer: string): string =>
  pointer.replace(/[^/{},]+/g, (key) => {
    const kebab = key.replace(/[A-Z]+/g, (capitals, at: number) => `${at > 0 ? '-' : ''}${capitals.toLowerCase()}`);
    return kebab === key || !/^[a-z][A-Za-z\d]*$/.test(key) ? key : `{${key},${kebab}}`;
  });

/** A setting by its name in `TAURI_POINTERS`, or one below it; undefined where this major version has none. */
export const settingOf = ({ major, config }: Pick<TauriModel, 'major' | 'config'>, name: TauriSettingName, below = ''): ConfigSetting | undefined => {
  const pointers: { readonly 1?: string; readonly 2?: string } = TAURI_POINTERS[name];
  const pointer = pointers[major];
  return pointer === undefined ? undefined : config.at(bothSpellings(pointer + below));
};

const ships = (when: When | undefined): boolean => when !== 'development' && when !== 'test';

/** Whether a capability is active in a build that ships. */
export const isActive = ({ active }: Capability): boolean => active.some(ships);

/** The pages from the network that shipped windows show. */
export const remotePages = ({ windows }: TauriModel): readonly { readonly window: TauriWindow; readonly page: Page }[] =>
  windows.flatMap((window) => (ships(window.when) ? window.pages : [])
    .flatMap((page) => (ships(page.when) && (page.origin.kind === 'http' || page.origin.kind === 'https') ? [{ window, page }] : [])));

/** Where content from the network is let into the app: windows that show it, grants that give it commands. */
export const remoteReach = (tauri: TauriModel): readonly Location[] => [
  ...remotePages(tauri).map(({ page }) => page.at),
  ...tauri.capabilities.filter(isActive).flatMap(({ remote }) => remote.filter(({ kind }) => kind === 'web').map(({ at }) => at)),
  ...tauri.remoteDomains.map(({ at }) => at),
];

/** The permissions that bring a command in a build that ships, less what is denied. */
export const grantsOf = ({ capabilities }: Pick<TauriModel, 'capabilities'>, command: RegExp): readonly { readonly capability: Capability; readonly permission: Permission }[] =>
  capabilities.filter(isActive).flatMap((capability) => capability.permissions.filter(({ commands }) => commands.some((one) => command.test(one) && capability.commands.has(one))).map((permission) => ({ capability, permission })));

/** The permissions of a plugin in builds that ship, that only set a scope among them. */
export const permissionsOf = ({ capabilities }: Pick<TauriModel, 'capabilities'>, plugin: string): readonly { readonly capability: Capability; readonly permission: Permission }[] =>
  capabilities.filter(isActive).flatMap((capability) => capability.permissions.filter((one) => one.plugin === plugin).map((permission) => ({ capability, permission })));

type BroadAccess = FileAccess & { readonly breadth: Breadth };

/** The shipped paths that cover more than a folder of the app's, one for each list that names such: the broadest, with the others of its list. Lists that repeat each other count as one. */
export const broadAccesses = (all: readonly FileAccess[]): readonly { readonly access: BroadAccess; readonly others: readonly BroadAccess[] }[] => {
  const rank: Readonly<Record<Breadth['kind'], number>> = { disk: 0, home: 1, shared: 2, outside: 3 };
  const lists = new Map<string, BroadAccess[]>();
  for (const one of all) {
    if (!one.breadth || !ships(one.when)) continue;
    const key = `${one.list.file}:${one.list.range.start}:${one.when ?? ''}`;
    lists.set(key, [...(lists.get(key) ?? []), { ...one, breadth: one.breadth }]);
  }
  const found = new Map<string, { readonly access: BroadAccess; readonly others: readonly BroadAccess[] }>();
  for (const list of lists.values()) {
    const [access, ...others] = list.toSorted((a, b) => rank[a.breadth.kind] - rank[b.breadth.kind]) as [BroadAccess, ...BroadAccess[]];
    // What each flavour of a configuration repeats is one decision; two capabilities are two.
    const key = `${access.capabilities.length > 0 ? `${access.at.file} ${access.when ?? ''}` : ''} ${access.path} ${access.read} ${access.write}`;
    const known = found.get(key);
    found.set(key, known ? { access: known.access, others: [...known.others, access] } : { access, others });
  }
  return [...found.values()];
};

/** The powers of a capability that harm in the hands of an injected script, or of a site where `remote` is asked. */
export const dangersOf = ({ powers }: Capability, remote = false): readonly Power[] => [...powers].filter((power) => (remote ? DANGEROUS_REMOTE_POWERS : DANGEROUS_POWERS).has(power));

/** Whether a capability's window pattern is every label there is. */
export const anyLabel = (pattern: string): boolean => /^[*?]*\*[*?]*$/.test(pattern);

/**
 * What lets content from the network call a command of the app; undefined where nothing does. Tauri 2 before 2.11.1 asks nobody about the app's own commands where build.rs declares none
 * (crates/tauri/src/webview/mod.rs, on_message); pages of a remote `frontendDist` are local to it in every version.
 */
export const remoteCallers = (tauri: TauriModel): { readonly at: Location; readonly url: string; readonly window?: string; readonly why: 'version' | 'dist' | 'domain' } | undefined => {
  const dist = settingOf(tauri, 'frontendDist')?.shipped.find(({ value }) => typeof value === 'string' && /^https?:\/\/(?!localhost|127\.)/i.test(value));
  if (dist) return { at: dist.at, url: String(dist.value), why: 'dist' };
  const [domain] = tauri.remoteDomains.filter(({ when }) => ships(when));
  if (tauri.major === 1) return domain && { at: domain.at, url: domain.domain, why: 'domain' };
  if (tauri.appManifest || !isOpenToRemote(tauri)) return undefined;
  const [shown] = remotePages(tauri);
  if (shown) return { at: shown.page.at, url: shown.page.url, ...(shown.window.label !== undefined && { window: shown.window.label }), why: 'version' };
  const [sent] = tauri.native.navigations.filter(({ when }) => ships(when));
  return sent && { at: sent.at, url: sent.url, why: 'version' };
};

/** Whether this version of Tauri 2 leaves commands of the app to every origin. A version that is not known is the newest; what a range lets in may be. */
export const isOpenToRemote = ({ major, version }: TauriModel): boolean => major === 2 && version?.exact === true && (version.minor < 11 || (version.minor === 11 && version.patch < 1));

/** Who may call a command of the app, in a sentence for people; empty where there is nothing to say but that pages may. */
export const callersSay = (tauri: TauriModel, what: string): string => {
  const [, command = ''] = /command '(\w+)'/.exec(what) ?? [];
  if (tauri.commands.some(({ name, plugin }) => name === command && plugin)) return '';
  const remote = remoteCallers(tauri);
  const version = tauri.version === undefined ? '' : ` ${tauri.version.major}.${tauri.version.minor}.${tauri.version.patch}`;
  if (remote?.why === 'dist') return ` Here the app's pages come from '${remote.url}'.`;
  if (remote?.why === 'domain') return ` Here pages of '${remote.url}' may call it, too.`;
  if (remote) return ` Here '${remote.url}', which ${remote.window === undefined ? 'a window' : `window '${remote.window}'`} shows, may call it, too: Tauri${version} asks nobody about the app's own commands, since build.rs declares none.`;
  if (!tauri.appManifest) return '';
  const granted = tauri.capabilities.filter((one) => isActive(one) && one.permissions.some(({ plugin, name }) => plugin === '' && name === `allow-${command.replaceAll('_', '-')}`));
  const windows = [...new Set(granted.flatMap((one) => one.windows.map(({ value }) => value)))];
  const site = granted.flatMap((one) => one.remote)[0];
  return `${windows.length > 0 ? ` Capabilities give it to ${windows.length === 1 ? 'window' : 'windows'} ${windows.slice(0, 5).map((one) => `'${one}'`).join(', ')}.` : ''}${site ? ` Pages of '${site.value}' may call it, too.` : ''}`;
};

declare module '../../core/rule.js' {
  interface Models {
    readonly tauri: TauriModel;
  }
}
