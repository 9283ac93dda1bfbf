import type { Scalar } from '../../core/config.js';
import type { Version } from '../../core/app.js';
import type { Location } from '../../core/location.js';
import type { Setting } from '../../core/setting.js';
import type { Preference } from '../../knowledge/electron.js';

/** What is understood of an Electron app. */
export interface ElectronModel {
  /** Missing: unknown, and the newest known is assumed. */
  readonly version?: Version;
  /** The major version whose defaults apply. */
  readonly major: number;
  readonly windows: readonly Window[];
  readonly webviews: readonly Webview[];
  readonly bridges: readonly Bridge[];
  /** Calls that open an address with the system, of which nothing tells that it was looked at. */
  readonly openings: readonly Opening[];
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

/** A page that a window is told to show. */
export interface Load {
  readonly at: Location;
  /** As far as it is known; parts that are not are `…`. */
  readonly url: string;
  readonly kind: 'remote' | 'local' | 'development' | 'unknown';
}

/** A page of another origin runs in this window, as far as is known. */
export const loadsRemote = ({ loads }: Window): Load | undefined => loads.find(({ kind }) => kind === 'remote');

/** How a message names a window. */
export const named = ({ kind, name }: Window): string => (name === undefined ? `this ${kind}` : `'${name}'`);

/** An address that is given to the system, and what of it nobody has tested. */
export interface Opening {
  /** Where it is handed over: the call itself, or one of a function of the app that ends there. */
  readonly at: Location;
  /** `shell.openExternal` */
  readonly what: string;
  readonly sink: Location;
}

/** A sentence for the end of a message that tells what the pages of an app are, and so who may be behind a message of theirs. */
export const pagesSay = ({ windows }: ElectronModel): string => {
  for (const window of windows) {
    const remote = loadsRemote(window);
    if (remote) return ` Here ${named(window)} loads '${remote.url.slice(0, 80)}'.`;
  }
  return '';
};

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
