import type { Scalar } from '../../core/config.js';
import type { Version } from '../../core/app.js';
import type { Location } from '../../core/location.js';
import type { Setting, When } from '../../core/setting.js';
import type { Preference } from '../../knowledge/electron.js';

/** What is understood of an Electron app. */
export interface ElectronModel {
  /** Missing: unknown, and the newest known is assumed. */
  readonly version?: Version;
  /** The major version whose defaults apply. */
  readonly major: number;
  readonly windows: readonly Window[];
  /** What the app writes into the options of windows that pages open, and of webviews that they attach. */
  readonly overrides: readonly Override[];
  readonly webviewGuards: readonly WebviewGuard[];
  readonly webviews: readonly Webview[];
  readonly bridges: readonly Bridge[];
  readonly remoteUses: readonly RemoteUse[];
  readonly preloads: readonly PreloadScript[];
  readonly devTools: readonly DevTools[];
  /** `app.allowRendererProcessReuse = …` */
  readonly rendererReuse: readonly Setting<Scalar | undefined>[];
  readonly headerChanges: readonly HeaderChange[];
  readonly fileLoads: readonly FileLoad[];
  readonly storage: Storage;
  readonly switches: readonly CommandLineSwitch[];
  /** Where Electron's security warnings are switched off. */
  readonly silenced: readonly Location[];
  /** `app.enableSandbox()` or its switch, which overrides `sandbox: false`. */
  readonly sandboxEnforced?: Location;
}

/** Web preferences as they apply: of those that are not written, the version's default. */
export type Preferences = Readonly<Record<Preference, Setting<Scalar | undefined>>>;

/** Web contents that the app creates: a window or a view. */
export interface Window {
  readonly kind: string;
  readonly at: Location;
  /** The variable or property that holds it. */
  readonly name?: string;
  readonly preferences: Preferences;
  readonly loads: readonly Load[];
  /** Options that are handed on, and what makes a window of them is not known. */
  readonly loose?: boolean;
  /** Only created in development. */
  readonly development: boolean;
  readonly preload?: Location;
}

/** A page that a window is told to show. */
export interface Load {
  readonly at: Location;
  /** As far as it is known; parts that are not are `…`. */
  readonly url: string;
  readonly kind: 'remote' | 'local' | 'development' | 'unknown';
}

/** A page of another origin runs in this window, as far as is known. */
export const loadsRemote = ({ loads }: Window): Load | undefined => loads.find(({ kind }) => kind === 'remote');

/** Options that are handed on may be changed before a window is made of them. */
export const sureness = ({ loose }: Window): { confidence?: 'medium' } => (loose ? { confidence: 'medium' } : {});

/** How a message names a window. */
export const named = ({ kind, name }: Window): string => (name === undefined ? `this ${kind}` : `'${name}'`);

/** Web preferences for contents that a page brings about. What is not written is inherited, and undefined here. */
export interface Override {
  readonly kind: 'window opened by a page' | 'webview';
  readonly at: Location;
  readonly preferences: Preferences;
  readonly when?: When;
}

/** A handler of `will-attach-webview`. */
export interface WebviewGuard {
  readonly at: Location;
  /** It may keep the webview from being attached, or change its preferences. */
  readonly acts: boolean;
}

/** A place that has to do with the remote module: the package, set up or imported, or Electron's own of old. */
export interface RemoteUse {
  readonly kind: 'enabled' | 'initialized' | 'imported' | 'built-in';
  readonly at: Location;
  readonly when?: When;
}

/** A preload script, by where it lies. */
export interface PreloadScript {
  readonly at: Location;
  readonly via: 'preload' | 'setPreloads' | 'registerPreloadScript';
  readonly from: 'absolute' | 'home' | 'data' | 'temp' | 'bundle' | 'working' | 'relative' | 'unknown' | 'network';
  /** Below that; what is not known is `*`. */
  readonly path: string;
  /** Nothing of it is unknown. */
  readonly whole: boolean;
  readonly when?: When;
}

/** Developer tools in the shipped app. */
export interface DevTools {
  readonly kind: 'opened' | 'installer';
  readonly at: Location;
}

/** What a handler of webRequest does to the headers of answers and requests. */
export interface HeaderChange {
  readonly at: Location;
  /** Lower-case. */
  readonly header: string;
  /** A protection is taken away, answers are given to every origin, or a request says that it comes from elsewhere. */
  readonly does: 'removed' | 'opened' | 'forged';
  /** Only of some addresses, or where some test holds. */
  readonly limited: boolean;
  readonly when?: When;
}

/** A page that is shown from the file system. */
export interface FileLoad {
  readonly by: 'loadURL' | 'loadFile';
  readonly at: Location;
  readonly when?: When;
}

/** How the app keeps what is secret. */
export interface Storage {
  readonly secrets: readonly StoredSecret[];
  readonly keys: readonly StoreKey[];
  /** `safeStorage.setUsePlainTextEncryption(true)` */
  readonly plain: readonly { readonly at: Location; readonly when?: When }[];
  readonly httpCredentials: readonly HttpCredential[];
  /** Dependencies on keytar. */
  readonly keytar: readonly Location[];
  /** The app encrypts with safeStorage, here for example, and nowhere asks what that is worth on this computer. */
  readonly unaskedEncryption?: Location;
}

/** Something that opens a door, written down as it is. */
export interface StoredSecret {
  readonly at: Location;
  /** The key it is kept under, or the name of the value. */
  readonly name: string;
  /** What keeps it: `electron-store`, `localStorage`, `fs.writeFile`. */
  readonly by: string;
  /** Key and value both say that it is one. */
  readonly sure: boolean;
  readonly when?: When;
}

/** The key of an encrypted store, written in the code. */
export interface StoreKey {
  readonly at: Location;
  readonly option: string;
  readonly by: string;
  readonly when?: When;
}

/** A password that the app answers a server with, written in the code. */
export interface HttpCredential {
  readonly at: Location;
  readonly when?: When;
}

/** A switch of Chromium or Node.js that the app is started with. */
export interface CommandLineSwitch {
  /** Without dashes, lower-case. */
  readonly name: string;
  /** What is not known of it is `…`. */
  readonly value?: string;
  readonly at: Location;
  readonly via: 'appendSwitch' | 'appendArgument' | 'script' | 'executableArgs' | 'Exec';
  /** The name of the script in package.json. */
  readonly script?: string;
  /** Something decides that is neither the kind of the build nor the platform: a setting, an argument. */
  readonly chosen: boolean;
  readonly when?: When;
}

/** A `<webview>` in a page, a template or JSX, or made by script. */
export interface Webview {
  readonly at: Location;
  readonly attributes: readonly { readonly name: string; readonly value: string | undefined; readonly at: Location }[];
}

/** What a preload script gives to pages under one name. */
export interface Bridge {
  /** `window.<key>`. */
  readonly key: string;
  readonly at: Location;
  readonly members: readonly BridgeMember[];
}

/** Something that pages reach: `path` is `notes.export` below the bridge, empty for the bridge's value itself. */
export interface BridgeMember {
  readonly path: string;
  readonly at: Location;
  /** An export of Electron that is handed over as it is: `electron.ipcRenderer`, `electron.ipcRenderer.send`. */
  readonly raw?: string;
  /** A method of ipcRenderer that is called with a channel the page chooses. */
  readonly generic?: { readonly method: string; readonly at: Location };
  /** A package's ready-made bridge that forwards any channel. */
  readonly package?: string;
}

declare module '../../core/rule.js' {
  interface Models {
    readonly electron: ElectronModel;
  }
}
