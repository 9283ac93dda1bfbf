import type { StoredSecret } from '../common/model.js';
import type { Opening } from '../common/openings.js';
import type { Scalar } from '../../core/config.js';
import type { Flow } from '../../core/flow.js';
import { groupBy } from '../../core/group-by.js';
import type { Version } from '../../core/app.js';
import type { Location } from '../../core/location.js';
import type { Message } from './messages.js';
import type { Setting, When } from '../../core/setting.js';
import type { Preference } from '../../knowledge/electron.js';
import type { Packaging } from './packaging-model.js';

export { fuse } from './packaging-model.js';
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
  /** `*` or `latest`, and no lockfile that says more. */
  readonly unpinned?: { readonly at: Location; readonly text: string };
  /** The major version whose defaults apply. */
  readonly major: number;
  readonly windows: readonly Window[];
  /** What the app writes into the options of windows that pages open, and of webviews that they attach. */
  readonly overrides: readonly Override[];
  readonly webviewGuards: readonly WebviewGuard[];
  readonly webviews: readonly Webview[];
  readonly bridges: readonly Bridge[];
  /** Calls that open an address with the system, of which nothing tells that it was looked at. */
  readonly openings: readonly Opening[];
  readonly messageBridges: readonly MessageBridge[];
  readonly handlers: readonly IpcHandler[];
  readonly channels: readonly Channel[];
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
  readonly packaging: Packaging;
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

/** Options that are handed on may be changed before a window is made of them. */
export const sureness = ({ loose }: Window): { confidence?: 'medium' } => (loose ? { confidence: 'medium' } : {});
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

/** A sentence for the end of a message that tells what the pages of an app are, and so who may be behind a message of theirs. */
export const pagesSay = ({ windows }: ElectronModel): string => {
  for (const window of windows) {
    const remote = loadsRemote(window);
    if (remote) return ` Here ${named(window)} loads '${remote.url.slice(0, 80)}'.`;
  }
  return '';
};
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
  /** `safeStorage.setUsePlainTextEncryption(true)`; whether people are asked where there is no key store. */
  readonly plain: readonly { readonly at: Location; readonly asks: boolean; readonly when?: When }[];
  readonly httpCredentials: readonly HttpCredential[];
  /** Dependencies on keytar. */
  readonly keytar: readonly Location[];
  /** The app encrypts with safeStorage, here for example, and nowhere asks what that is worth on this computer. */
  readonly unaskedEncryption?: Location;
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
  /** Only where the app was started with an argument of the same name. */
  readonly argument?: boolean;
  readonly when?: When;
}

/** A `<webview>` in a page, a template or JSX, or made by script. */
export interface Webview {
  readonly at: Location;
  /** It has a preload script, or may have one. */
  readonly scripted: boolean;
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

/** A power that a member of a bridge gives, and where it is told. */
export interface Given {
  readonly where: string;
  readonly at: Location;
  readonly power: NativePower;
}

/** So many powers of a kind are told one by one. */
const FEW_POWERS = 3;

/** The powers of a bridge as they are told: one by one, or all of a kind at the first, since a bridge that hands over a module call by call is one decision. */
export const powersOf = (bridge: Bridge): readonly (readonly Given[])[] => {
  if (bridge.shared) return [];
  const all = bridge.members.flatMap((member) => (member.native ?? []).map((power): Given => ({ where: pathOf(bridge, member), at: power.kind === 'called' ? power.at : member.at, power })));
  return [...groupBy(all, ({ power: { kind, does, name, chosen } }) => `${kind} ${kind === 'called' ? does : kind === 'environment' ? chosen : name}`).values()]
    .flatMap((alike) => (alike.length > FEW_POWERS ? [alike] : alike.map((one) => [one])));
};

/** Flows without those that begin and end in a member of a bridge and are told with others of its powers. */
export const beyondPowers = ({ bridges }: ElectronModel, flows: readonly Flow[]): readonly Flow[] => {
  const told = bridges.flatMap((bridge) => powersOf(bridge).flatMap((alike) => alike.slice(1)));
  return told.length === 0 ? flows : flows.filter(({ source, sink }) => source.kind !== 'bridge'
    || !told.some(({ at }) => at.file === sink.at.file && at.range.start <= sink.at.range.end && sink.at.range.start <= at.range.end));
};

/** `window.notes.save`. */
export const pathOf = (bridge: Bridge, member: BridgeMember): string => `window.${bridge.key}${member.path ? `.${member.path}` : ''}`;

/** Content of others may send messages: a page in a window, or a webview with a preload script or Node.js, which a handler or a session may give it too. */
export const sendersAreRemote = ({ windows, webviews, overrides, webviewGuards, preloads }: ElectronModel): boolean =>
  windows.some((window) => loadsRemote(window) !== undefined) || webviews.some(({ scripted, attributes }) => scripted || attributes.some(({ name, value }) => name === 'nodeintegration' || (name === 'webpreferences' && /nodeIntegration/i.test(value ?? ''))))
  || (webviews.length > 0 && (webviewGuards.some(({ acts }) => acts) || overrides.some(({ kind }) => kind === 'webview') || preloads.some(({ via }) => via !== 'preload')));

declare module '../../core/rule.js' {
  interface Models {
    readonly electron: ElectronModel;
  }
}
