import type { Version } from '../../core/app.js';
import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import type { Setting, When } from '../../core/setting.js';

/** What an auditor needs to know of an app that talks to the Threema Gateway with the SDK for PHP. */
export interface ThreemaModel {
  readonly version?: Version;
  /** `new ConnectionSettings(…)`. */
  readonly connections: readonly GatewayConnection[];
  /** Private keys that are written into the source. */
  readonly privateKeys: readonly { readonly at: Location; /** What takes it, or the name it is given. */ readonly by: string }[];
  /** Calls of `receiveMessage`, which decrypts what somebody sent. */
  readonly received: readonly ReceivedMessage[];
  readonly macChecks: readonly MacCheck[];
  readonly keyFiles: readonly KeyFile[];
  /** PHP files that read what the gateway posts: `mac`, `box` and `nonce`. */
  readonly callbacks: readonly { readonly path: string; readonly at: Location; readonly webRoot?: string; /** No part of the address is asked for. */ readonly open: boolean }[];
  /** `new Connection(…)`: what keeps the public keys of contacts, if anything does. */
  readonly stores: readonly { readonly at: Location; readonly kind: 'file' | 'php-file' | 'none' | 'other'; readonly place: KeyStorePlace }[];
  /** Messages that the gateway encrypts, and so can read. */
  readonly simpleMessages: readonly Location[];
  /** Where attachments of received messages go. */
  readonly downloads: readonly Download[];
  /** What is done with messages before their MAC was checked. */
  readonly earlyUses: readonly EarlyUse[];
  /** MACs that are compared by hand, and not in constant time. */
  readonly comparisons: readonly Location[];
  /** Addresses of callbacks that a framework maps to code. */
  readonly routes: readonly CallbackRoute[];
  readonly servedSdks: readonly ServedSdk[];
  /** What keeps the gateway's key from being pinned: the copy of the SDK, or the version of PHP. */
  readonly pinningGaps: readonly { readonly at: Location; readonly why: 'sdk' | 'php' }[];
  /** The requirement of the SDK, where none of libsodium stands beside it. */
  readonly withoutSodium: Location | undefined;
  /** Runs of the SDK's console tool with a secret among its arguments. */
  readonly toolRuns: readonly { readonly at: Location; readonly by: string }[];
}

/** `shared`: every account of the machine may write there. `private`: a folder of the app's data, which no web server serves. */
export type KeyStorePlace = 'shared' | 'private' | 'unknown';

export const TLS_OPTIONS = ['forceHttps', 'tlsVersion', 'tlsCipher', 'pinnedKey'] as const;
export type TlsOption = (typeof TLS_OPTIONS)[number];

export interface GatewayConnection {
  readonly at: Location;
  readonly id: Setting<Scalar | undefined>;
  readonly secret: { readonly at: Location; readonly is: 'literal' | 'placeholder' | 'other' };
  /** Undefined where it is not given, or null: the SDK's own. */
  readonly host: Setting<Scalar | undefined>;
  /** Whether options are given at all. */
  readonly tls: 'given' | 'missing' | 'unknown';
  /** Undefined where it is not set. The SDK takes an option that is set to null for set. */
  readonly options: Readonly<Record<TlsOption, Setting<Scalar | undefined>>>;
  /** Where options are given, or the call that lacks them. */
  readonly tlsAt: Location;
  /** The same function makes another connection on a condition, with HTTPS and a version of TLS set: which one it is was left to whoever runs the app. */
  readonly choice?: boolean;
  /** The last argument, for a fix that adds one. */
  readonly last?: { readonly at: Location; readonly index: number };
  readonly when?: When;
}

export interface ReceivedMessage {
  readonly at: Location;
  /** `checked`: only reached after the MAC was found right. `elsewhere`: the file checks one, in a way that was not followed here. */
  readonly mac: 'checked' | 'elsewhere' | 'missing';
  /** The folder that attached files are written to; undefined: the current one; false: none. */
  readonly output: Setting<Scalar | undefined>;
}

export interface MacCheck {
  readonly at: Location;
  /** Something depends on the result. */
  readonly used: boolean;
}

/** A file of the SDK that nobody else should get. */
export interface KeyFile {
  readonly path: string;
  readonly at: Location;
  readonly kind: 'private-key' | 'key-store';
  /** Git does not ignore it. */
  readonly committed: boolean;
  /** The key was seen in it. */
  readonly proven: boolean;
  /** The folder that the web server serves, where the file lies in one. */
  readonly webRoot?: string;
}

/** Where attachments go that are worth a look: the current folder, or one that the web server serves. */
export interface Download {
  readonly at: Location;
  readonly into: 'current' | 'folder';
  /** As far as it is known. */
  readonly path?: string;
  readonly webRoot?: string;
}

/** Something that is done with a message before its MAC was checked. */
export interface EarlyUse {
  readonly at: Location;
  readonly does: 'stores' | 'shows' | 'logs' | 'runs';
  readonly checkedAt: Location;
}

export interface CallbackRoute {
  readonly path: string;
  readonly at: Location;
}

/** A copy of the SDK that the web server serves. */
export interface ServedSdk {
  readonly folder: string;
  readonly webRoot: string;
  readonly at: Location;
  readonly parts: readonly ('tool' | 'samples' | 'source' | 'documentation')[];
}

declare module '../../core/rule.js' {
  interface Models {
    readonly threema: ThreemaModel;
  }
}
