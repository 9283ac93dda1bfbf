import type { Location } from '../../core/location.js';
import type { When } from '../../core/setting.js';
import type { Page } from './model.js';

/** What the app's Rust says beyond its windows and commands. */
export interface NativeSide {
  /** Addresses that a window is sent to after it was made, in Rust or by a script. */
  readonly navigations: readonly Page[];
  /** What pages may reach of the disk from then on: `scope.allow_directory("/", true)`. */
  readonly scopes: readonly ScopeGrant[];
  /** Sites that Rust gives the app's commands. */
  readonly remoteGrants: readonly RemoteGrant[];
  /** `Access-Control-Allow-Origin` of what the app's own schemes answer. */
  readonly schemeOrigins: readonly { readonly at: Location; readonly origin: string; readonly scheme?: string; readonly when?: When }[];
  /** Variables of the environment that take WebKit's sandbox away. */
  readonly sandboxVariables: readonly { readonly at: Location; readonly name: string; readonly value: string; readonly when?: When }[];
  /** What makes the key of a Stronghold vault of a password. */
  readonly vaultKeys: readonly { readonly at: Location; readonly by?: string; readonly when?: When }[];
  /** Secrets of the build's environment that become a part of the program: `env!("CLIENT_SECRET")`. */
  readonly compiledSecrets: readonly { readonly at: Location; readonly name: string; readonly when?: When }[];
  /** Scripts that Rust puts together and runs in a page. */
  readonly scripts: readonly BuiltScript[];
}

export interface ScopeGrant {
  readonly at: Location;
  /** `allow_directory`. */
  readonly method: string;
  readonly what: 'disk' | 'home';
  readonly when?: When;
}

export interface RemoteGrant {
  readonly at: Location;
  readonly url: string;
  /** Tauri 1: the whole API, and not only the app's commands. */
  readonly api: boolean;
  readonly when?: When;
}

export interface BuiltScript {
  readonly at: Location;
  /** `eval`, `initialization_script`. */
  readonly method: string;
  /** Values stand in the text that nothing is known to make safe. */
  readonly parts: number;
  readonly when?: When;
}

/** What scripts of the pages say to Tauri. */
export interface Frontend {
  /** Calls of `invoke` whose command is put together, or is one of a plugin. */
  readonly rawInvokes: readonly { readonly at: Location; readonly command?: string; readonly when?: When }[];
  /** `Command.create()` of the shell plugin. */
  readonly shellCommands: readonly { readonly at: Location; readonly program?: string; readonly script: boolean; readonly when?: When }[];
  /** Options of the updater's `check()`. */
  readonly updates: readonly { readonly at: Location; readonly option: 'allowDowngrades' | 'headers'; readonly name?: string; readonly when?: When }[];
}
