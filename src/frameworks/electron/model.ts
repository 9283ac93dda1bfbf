import type { Scalar } from '../../core/config.js';
import type { Version } from '../../core/app.js';
import type { Location } from '../../core/location.js';
import type { Setting } from '../../core/setting.js';
import type { Preference } from '../../knowledge/electron.js';
import type { Navigation, Owner } from './navigation.js';
import type { Permissions } from './permissions.js';
import type { Protocols } from './protocols.js';
import type { RemoteContent } from './remote.js';
import type { Transport } from './sessions.js';
import type { WeakCheck } from './weak-checks.js';

/** What is understood of an Electron app. */
export interface ElectronModel {
  /** Missing: unknown, and the newest known is assumed. */
  readonly version?: Version;
  /** The major version whose defaults apply. */
  readonly major: number;
  readonly windows: readonly Window[];
  readonly webviews: readonly Webview[];
  readonly bridges: readonly Bridge[];
  readonly navigation: Navigation;
  readonly permissions: Permissions;
  readonly transport: Transport;
  readonly protocols: Protocols;
  /** Tests of URLs that addresses of others pass. */
  readonly weakChecks: readonly WeakCheck[];
  /** Missing where nothing says that the app shows content of others. */
  readonly remote?: RemoteContent;
  /** `app.enableSandbox()`, which overrides `sandbox: false`. */
  readonly sandboxEnforced?: Location;
}

/** Web contents that the app creates: a window, a view, or the options it gives to windows that pages open. */
export interface Window {
  readonly kind: string;
  readonly at: Location;
  /** The variable or property that holds it. */
  readonly name?: string;
  readonly preferences: Readonly<Record<Preference, Setting<Scalar | undefined>>>;
  readonly loads: readonly Load[];
  /** Only created in development. */
  readonly development: boolean;
  readonly preload?: Location;
}

/** The kind of a window whose options the app gives to a page that opens one. */
export const OPENED = 'window opened by a page';

/** A page that a window is told to show. */
export interface Load {
  readonly at: Location;
  /** As far as it is known; parts that are not are `…`. */
  readonly url: string;
  readonly kind: 'remote' | 'local' | 'development' | 'unknown';
}

/** A page of another origin runs in this window, as far as is known. */
export const loadsRemote = ({ loads }: Window): Load | undefined => loads.find(({ kind }) => kind === 'remote');

/** How far a page that takes over a window gets, before Chromium is broken: to Node.js, to what a preload script gives, or no further. */
export const reachFrom = ({ preferences, preload }: Window): 'node' | 'preload' | 'nothing' =>
  (preferences.nodeIntegration.mayBe(true) && preferences.contextIsolation.mayBe(false) ? 'node' : preload ? 'preload' : 'nothing');

/** How much is at stake in a window that is led elsewhere; 0 where a page of the app's own, without any power, is all there is. */
export const windowRisk = (window: Window): number =>
  ({ node: 4, preload: 2, nothing: 0 })[reachFrom(window)] + (loadsRemote(window) ? 2 : window.loads.some(({ kind }) => kind === 'development') ? 1 : 0);

/** The windows of the shipped app that none of these is for. What listens on contents whose window is not known may be for any. */
export const unguarded = ({ windows }: ElectronModel, guards: readonly { readonly owner: Owner }[]): Window[] =>
  windows.filter(({ development, kind, at }) => !development && kind !== OPENED && guards.every(({ owner }) => owner.of === 'window' && owner.key !== `${at.file}:${at.range.start}`));

/** How a message names a window. */
export const named = ({ kind, name }: Window): string => (name === undefined ? `this ${kind}` : `'${name}'`);

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
