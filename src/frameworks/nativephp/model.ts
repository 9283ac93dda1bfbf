import type { Version } from '../../core/app.js';
import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import type { Config, Setting, When } from '../../core/setting.js';

/** What an auditor needs to know of a NativePHP app. */
export interface NativephpModel {
  /** 1: nativephp/electron and nativephp/laravel. 2: nativephp/desktop. */
  readonly major: 1 | 2;
  /** Missing: only the package or the namespace says which major version it is. */
  readonly version?: Version;
  /** The files of `config/` by their names: `nativephp`, `app`, `cors`. What `env()` decides is not known. */
  readonly configs: ReadonlyMap<string, Config>;
  readonly cleaning: Cleaning;
  readonly windows: readonly NativeWindow[];
  /** Calls of NativePHP's facades, those that build windows left out. */
  readonly calls: readonly NativeCall[];
  /** What is said of the middleware that guards the app's server. */
  readonly guards: readonly GuardChange[];
  /** Secrets that the app writes down. */
  readonly stores: readonly StoredSecret[];
  /** Where the app encrypts with Laravel's key: `Crypt`, `encrypt()`, encrypted casts. */
  readonly encryptions: readonly { readonly by: string; readonly at: Location }[];
  /** Tokens that the project's API hands out. */
  readonly apiTokens: readonly ApiToken[];
  /** Where the secret of the app's servers is fixed or given away. */
  readonly bridgeSecrets: readonly BridgeSecret[];
  readonly exposedServers: readonly ExposedServer[];
  /** Secrets that a workflow writes into the `.env` of the app that it builds. */
  readonly releaseSecrets: readonly ReleaseSecret[];
  /** Folders that Storage's disks lie in. */
  readonly disks: readonly Disk[];
  readonly updater: NativeUpdater;
  /** What templates write into pages as it stands. */
  readonly rawOutputs: readonly RawOutput[];
  readonly devPackages: readonly DevPackage[];
  /** The Electron side is in the project and not in the package: its fixes do not come with updates. */
  readonly published?: Location;
}

/** A value of a configuration. What `env()` gives is asked of the `.env` file in the app's folder, then of its default. */
export interface ConfigValue {
  /** The key. */
  readonly at: Location;
  readonly by: 'literal' | 'env' | 'default' | 'unknown';
  /** Undefined where it is not known. */
  readonly value: Scalar | undefined;
  readonly valueAt?: Location;
}

export interface NativeUpdater {
  readonly enabled: boolean;
  /** `updater.default`, where it is known. */
  readonly provider?: string;
  /** A token that every copy of the app gets, to read a private repository. */
  readonly shippedToken?: { readonly at: Location; readonly privateAt: Location };
  /** Addresses that updates come from. */
  readonly feeds: readonly { readonly key: string; readonly url: string; readonly at: Location }[];
}

/** `{!! $note->body !!}`. */
export interface RawOutput {
  readonly at: Location;
  /** What is written: `body`. */
  readonly what: string;
  /** A property whose name says that people write it. */
  readonly peoples: boolean;
}

/** A package for developers that the app is built with. */
export interface DevPackage {
  readonly name: string;
  readonly does: string;
  readonly at: Location;
  /** Its configuration switches it on, whatever `APP_DEBUG` says. */
  readonly forced: boolean;
}

/** What is taken out of the `.env` file that is shipped. */
export interface Cleaning {
  /** `cleanup_env_keys`, or the configuration that lacks it. */
  readonly at: Location;
  readonly patterns: readonly Placed[];
  /** False: the package's own list applies. */
  readonly written: boolean;
  /** Something that is not known adds to it. */
  readonly unknown: boolean;
  /** The last item, for a fix that adds one. */
  readonly last?: Location;
}

/** A text with its place. */
export interface Placed {
  readonly value: string;
  readonly at: Location;
}

export interface NativeCall {
  /** `Native\Desktop\Facades\Shell.openExternal`. */
  readonly name: string;
  /** The method alone: `openExternal`. */
  readonly method: string;
  readonly at: Location;
  readonly args: readonly Setting<Scalar | undefined>[];
  readonly when?: When;
}

/** A window or menu bar that the app opens, with the calls that set it up. */
export interface NativeWindow {
  readonly kind: 'window' | 'menu-bar';
  readonly at: Location;
  /** In source order: `url`, `width`, `webPreferences`. */
  readonly calls: readonly NativeCall[];
  /** The web preferences that the app asks for, by name. */
  readonly preferences: ReadonlyMap<string, Setting<Scalar | undefined>>;
  readonly when?: When;
}

/**
 * A change of a guard. `removed`, `replaced` and `switched-off` are of the whole app, `skipped` of some routes, `excepted` of paths.
 */
export interface GuardChange {
  /** `browser` answers nobody but the app's own windows; `csrf` wants proof that a request comes from the app's own pages. */
  readonly guard: 'browser' | 'csrf';
  readonly how: 'removed' | 'replaced' | 'switched-off' | 'skipped' | 'excepted';
  /** What does it: `withoutMiddleware`. */
  readonly by: string;
  readonly at: Location;
  readonly paths: readonly Placed[];
  /** Something must hold for it to happen. */
  readonly conditional?: boolean;
}

export interface StoredSecret {
  /** The key it is kept by, or the name of what is kept. */
  readonly name: string;
  readonly into: 'settings' | 'file' | 'cache';
  /** `Settings::set`. */
  readonly by: string;
  readonly at: Location;
  /** The value alone. */
  readonly valueAt: Location;
  readonly encrypted: boolean;
}

export interface ApiToken {
  readonly by: string;
  readonly at: Location;
  readonly minutes: number | 'never';
  /** The configuration that decides, where the call does not. */
  readonly configuredAt?: Location;
}

export interface BridgeSecret {
  /** `fixed`: the same at every start. `page`: in what a window shows. `output`: printed, logged, answered or sent. */
  readonly how: 'fixed' | 'page' | 'output';
  readonly by: string;
  readonly at: Location;
}

/** A PHP server that listens to the whole network. */
export interface ExposedServer {
  readonly by: string;
  readonly at: Location;
  readonly when?: When;
}

export interface ReleaseSecret {
  /** The key in `.env`. */
  readonly name: string;
  readonly at: Location;
}

export interface Disk {
  readonly at: Location;
  /** Below its base, as far as it is known. */
  readonly path: string;
  readonly base: 'absolute' | 'home' | 'data' | 'temp' | 'bundle' | 'working' | 'relative' | 'unknown';
  readonly escapes: boolean;
}

/** The address that a window is opened with, where it is written down, and the call that says so. */
export const addressOf = (window: NativeWindow): { readonly url: string; readonly at: Location } | undefined => {
  for (const call of window.calls) {
    const url = /^(?:url|defaultUrl)$/.test(call.method) ? call.args[0] : undefined;
    const known = url?.shipped.find(({ known: is, value }) => is && typeof value === 'string');
    if (known) return { url: String(known.value), at: known.at };
  }
  return undefined;
};

/** Whether a window shows what another machine serves. */
export const isRemote = (url: string): boolean => /^https?:\/\/(?!localhost(?:[:/]|$)|127\.|0\.0\.0\.0|\[::1\])/i.test(url);

/** Whether a key of `.env` is taken out: `*` stands for anything, as Laravel's `Str::is` has it. */
export const isCleaned = (patterns: readonly string[], key: string): boolean =>
  patterns.some((pattern) => {
    const [first = '', ...rest] = pattern.split('*');
    if (rest.length === 0) return pattern === key;
    if (!key.startsWith(first)) return false;
    let from = first.length;
    for (const part of rest.slice(0, -1)) {
      const found = key.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    const last = rest.at(-1)!;
    return key.length - last.length >= from && key.endsWith(last);
  });

declare module '../../core/rule.js' {
  interface Models {
    readonly nativephp: NativephpModel;
  }
}
