import type { Scalar } from '../../core/config.js';
import type { Version } from '../../core/app.js';
import type { Location } from '../../core/location.js';
import type { Setting } from '../../core/setting.js';
import type { Message } from './messages.js';
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
  readonly messageBridges: readonly MessageBridge[];
  readonly handlers: readonly IpcHandler[];
  readonly channels: readonly Channel[];
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

/** How a message tells what the pages of an app are, and so who may be behind a message of theirs. */
export const pagesSay = ({ windows }: ElectronModel): string => {
  for (const window of windows) {
    const remote = loadsRemote(window);
    if (remote) return `${named(window)} loads ${remote.url.slice(0, 80)}`;
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
  /** A property of the window, which pages only have without context isolation. */
  readonly shared?: true;
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
  /** The messages that it sends and listens for. */
  readonly messages?: readonly Message[];
  /** A function of the page is called with the event of a message. `direct`: it is the listener itself. */
  readonly event?: { readonly at: Location; readonly direct: boolean };
  /** What it gives of Node, of the machine or of a whole package. */
  readonly native?: readonly NativePower[];
}

/** What an exposed member gives beyond messages. */
export interface NativePower {
  /** `handed`: the value itself; `called`: a call that the page's arguments decide; `environment`: process.env; `package`: all that a package exports. */
  readonly kind: 'handed' | 'called' | 'environment' | 'package';
  readonly name: string;
  readonly at: Location;
  /** Of a call: what it does, in words and by kind. */
  readonly words?: string;
  readonly does?: string;
  /** Of the environment: the page names the variable. */
  readonly chosen?: true;
  /** It may be one function of the package, and no object. */
  readonly unsure?: true;
}

/** A message listener of a preload script that passes on any channel. */
export interface MessageBridge {
  readonly at: Location;
  readonly send: Location;
  readonly method: string;
}

/** A function that answers messages of pages. */
export interface IpcHandler {
  /** Missing where it is not known, or where there is none: a port. */
  readonly channel?: string;
  readonly via: string;
  readonly at: Location;
  /** The function. */
  readonly answers?: Location;
  /** It decides by who sent the message. Missing where it has no event. */
  readonly checked?: boolean;
  /** What it does to the machine. */
  readonly privileged?: { readonly name: string; readonly words: string; readonly at: Location };
  /** Secrets that it answers with. */
  readonly leaks?: { readonly what: 'environment' | 'variable' | 'store' | 'secrets'; readonly at: Location; /** A secret the store also holds */ readonly holds?: { readonly key: string; readonly at: Location } };
}

/** A channel, with both of its ends. */
export interface Channel {
  readonly channel: string;
  readonly handlers: readonly { readonly via: string; readonly at: Location; readonly answers?: Location }[];
  readonly senders: readonly { readonly method: string; readonly at: Location; /** `window.notes.save` */ readonly by?: string }[];
  /** The main process sends it to pages, and these listen. */
  readonly toPages: readonly { readonly method: string; readonly at: Location }[];
  readonly listeners: readonly { readonly method: string; readonly at: Location; readonly by?: string }[];
}

/** Whether pages have what a preload script puts on its window: where every window isolates, they do not. */
export const reachesPages = ({ windows }: ElectronModel, bridge: Bridge): boolean =>
  !bridge.shared || windows.length === 0 || !windows.every(({ preferences }) => preferences.contextIsolation.is(true));

/** `window.notes.save`. */
export const pathOf = (bridge: Bridge, member: BridgeMember): string => `window.${bridge.key}${member.path ? `.${member.path}` : ''}`;

/** Some content that the app shows comes from elsewhere. */
export const showsRemote = ({ windows, webviews }: ElectronModel): boolean => webviews.length > 0 || windows.some((one) => loadsRemote(one) !== undefined);

declare module '../../core/rule.js' {
  interface Models {
    readonly electron: ElectronModel;
  }
}
