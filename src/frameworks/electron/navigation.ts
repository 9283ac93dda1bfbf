import type { Location } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import type { Call, Source } from '../../dataflow/source.js';
import { namesIn } from '../../dataflow/mentions.js';
import type { World } from '../../dataflow/world.js';
import { WINDOW_CLASSES } from '../../knowledge/electron.js';
import { callsIn, type Fn, functionsOf, withInner } from '../functions.js';
import { NOT_KNOWN, Probe, Thing, thing, type Value } from '../probe.js';
import { isDevelopment, type Listener, listenersOf } from './listeners.js';
import { bypassesOf, type WeakCheck } from './weak-checks.js';

/** How an app holds its windows to its own pages. */
export interface Navigation {
  readonly guards: readonly NavigationGuard[];
  readonly openHandlers: readonly WindowOpenHandler[];
  /** Listeners of the event that setWindowOpenHandler replaced. */
  readonly newWindow: readonly NewWindowGuard[];
  readonly weakChecks: readonly WeakCheck[];
}

/** One window; all contents that are ever created; contents that `key` tells from others, whose window is not known. */
export interface Owner {
  readonly of: 'window' | 'all' | 'unknown';
  readonly key: string;
}

/** A listener that may stop a navigation. */
export interface NavigationGuard {
  readonly event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect';
  readonly at: Location;
  readonly owner: Owner;
  readonly fault?: GuardFault;
  /** It surely stops what leads to another site; undefined: not known. */
  readonly stops: boolean | undefined;
}

export interface GuardFault {
  /** It stops nothing, stops by the page that is left, stands on the element, or lets these through. */
  readonly kind: 'never' | 'old-url' | 'element' | 'files' | 'list' | 'sites';
  readonly at: Location;
}

export interface WindowOpenHandler {
  readonly at: Location;
  readonly owner: Owner;
  /** `always`: on every way; `site`: a site that nobody trusts may open a window. */
  readonly allows?: { readonly how: 'always' | 'site'; readonly at: Location };
}

export interface NewWindowGuard {
  readonly at: Location;
  readonly owner: Owner;
  readonly element: boolean;
  /** It stops what it is told of. */
  readonly prevents: boolean;
}

const NAVIGATIONS: ReadonlySet<string> = new Set(['will-navigate', 'will-frame-navigate', 'will-redirect']);
/** The second was the only way to stop what `new-window` was not told of, up to Electron 4. Source: electronjs.org/blog/window-open-fix. */
const OPENINGS: ReadonlySet<string> = new Set(['new-window', '-add-new-contents']);
const EVENTS: ReadonlySet<string> = new Set([...NAVIGATIONS, ...OPENINGS]);

/** A site and a file that no guard of an app means to allow. */
const SITE = 'https://attacker.example/';
const FILE = 'file:///downloads/attacker/page.html';

export const navigationOf = (world: World): Navigation => {
  const listeners = listenersOf(world, EVENTS);
  const opens = world.calls(/(?:^|\.)setWindowOpenHandler$/).filter((call) => !isDevelopment(world, call));
  const guards = listeners.filter(({ event }) => NAVIGATIONS.has(event)).flatMap((one) => guardOf(world, one) ?? []);
  return {
    guards: guards.map((one) => (one.fault && isCovered(one, guards) ? without(one) : one)),
    openHandlers: opens.map((call) => openHandlerOf(world, call)),
    newWindow: listeners.filter(({ event, call }) => OPENINGS.has(event) && mayBeContents(world, call)).map((one) =>
      ({ at: one.at, owner: ownerOf(world, one.call), element: one.element, prevents: one.handler.functions.some((fn) => preventsIn(world, fn).length > 0) })),
    weakChecks: [
      ...listeners.filter(({ event, element }) => NAVIGATIONS.has(event) && !element).flatMap(({ handler }) => handler.functions).flatMap((fn) =>
        bypassesOf(world, fn, 'navigation', (url) => passes(world, fn, url))),
      ...opens.flatMap((call) => handlersOf(world, call)).flatMap((fn) => bypassesOf(world, fn, 'window', (url) => opened(world, fn, url))),
    ],
  };
};

const without = ({ fault: _, ...guard }: NavigationGuard): NavigationGuard => guard;

/** Another guard of the same contents stops what this one lets through, or may. */
const isCovered = (one: NavigationGuard, guards: readonly NavigationGuard[]): boolean =>
  one.fault?.kind !== 'element' && guards.some((other) => other !== one && other.event !== 'will-redirect' && other.stops !== false && (other.owner.key === one.owner.key || other.owner.of === 'all'));

/** The contents that a call is about. */
const ownerOf = (world: World, call: Call): Owner => {
  const { receiver, source } = call;
  if (!receiver) return { of: 'unknown', key: '' };
  const node = source.node(receiver.id);
  const base = node.kind === 'get' && node.name === 'webContents' ? node.of : receiver.id;
  const created = world.resolve(source.ref(base, call.node.at));
  const [only] = created;
  if (only && created.length === 1 && only.source.node(only.id).kind === 'call' && WINDOW_CLASSES.has((world.name(only) ?? '').slice(0, -2))) return { of: 'window', key: placeKey(only.at) };
  return { of: isEveryContents(world, source, base) ? 'all' : 'unknown', key: `${source.path} ${base}` };
};

/** `app.on('web-contents-created', (event, contents) => contents.on(…))` */
const isEveryContents = (world: World, source: Source, id: Id): boolean => {
  const node = source.node(id);
  if (node.kind !== 'param') return false;
  return listenersOf(world, CREATED).some(({ handler }) => handler.functions.some((one) => one.source === source && one.fn === node.fn));
};

/** The same for a window and for what is known to listen on it. */
export const placeKey = ({ file, range }: Location): string => `${file}:${range.start}`;

const CREATED: ReadonlySet<string> = new Set(['web-contents-created', 'browser-window-created']);

/** Many emitters of apps have an event of this name: the contents of a window are told by their name, or by what is done to the event. */
const mayBeContents = (world: World, call: Call): boolean => {
  if (/^electron\.(?:ipc|app\b)|ipc(?:Main|Renderer)/i.test(call.name)) return false;
  const receiver = call.receiver;
  if (receiver && namesIn(call.source, receiver.id).some((name) => /web-?contents|^contents$|webview|^wc$/i.test(name))) return true;
  const second = call.arg(1);
  return second !== undefined && functionsOf(world, second).functions.some((fn) => preventsIn(world, fn).length > 0);
};

const preventsIn = (world: World, fn: Fn): readonly Call[] => withInner(world, fn).flatMap((one) => callsIn(world, one)).filter(({ method }) => method === 'preventDefault');

const eventOf = (url: string): Value => thing({ url, isMainFrame: true, isSameDocument: false, sender: NOT_KNOWN });

/** Whether a navigation to a URL goes through: surely, surely not, or not known. */
const passes = (world: World, fn: Fn, url: string): boolean | undefined => {
  const probe = Probe.of(world, fn, [eventOf(url), url]);
  let stopped: boolean | undefined = false;
  for (const call of preventsIn(world, fn)) {
    const reached = call.fn === fn.fn ? probe.reached(call.under) : undefined;
    if (reached) return false;
    if (reached === undefined) stopped = undefined;
  }
  return stopped === undefined || handsOn(world, fn) ? undefined : true;
};

/** The event goes on to a function that may stop it. */
const handsOn = (world: World, fn: Fn): boolean =>
  withInner(world, fn).flatMap((one) => callsIn(world, one)).some((call) => call.node.args.some((arg) => {
    const node = fn.source.node(arg);
    return (node.kind === 'param' && node.fn === fn.fn && node.index === 0) || (node.kind === 'get' && node.name === 'preventDefault');
  }));

const readsUrl = (fn: Fn): boolean => {
  const { source } = fn;
  const isUrl = (id: Id): boolean => {
    const node = source.node(id);
    if (node.kind === 'param') return node.fn === fn.fn && node.index === 1;
    const of = node.kind === 'get' && node.name === 'url' ? source.node(node.of) : undefined;
    return of?.kind === 'param' && of.fn === fn.fn && of.index === 0;
  };
  return source.summary.nodes.some((_, id) => isUrl(id));
};

const guardOf = (world: World, { event, at, call, handler, element }: Listener): NavigationGuard | undefined => {
  const base = { event: event as NavigationGuard['event'], at, owner: ownerOf(world, call) };
  const [fn] = handler.functions;
  if (!fn || handler.unknown || handler.functions.length > 1) return { ...base, stops: undefined };
  const prevents = preventsIn(world, fn);
  if (element) return prevents.length > 0 ? { ...base, stops: false, fault: { kind: 'element', at } } : undefined;
  if (prevents.length === 0) {
    if (handsOn(world, fn)) return { ...base, stops: undefined };
    // A listener that only watches is no guard; one that sends the URL elsewhere was meant to be.
    const sends = withInner(world, fn).flatMap((one) => callsIn(world, one)).some(({ name, method }) => name.startsWith('electron.shell.open') || method === 'openExternal' || method === 'stop');
    return sends && event !== 'will-redirect' && readsUrl(fn) ? { ...base, stops: false, fault: { kind: 'never', at } } : undefined;
  }
  const [site, file] = [passes(world, fn, SITE), passes(world, fn, FILE)];
  const stops = site === undefined ? undefined : !site;
  const tests = prevents.flatMap(({ under }) => under.map(({ test }) => test));
  const old = tests.find((test) => namesIn(fn.source, test).includes('getURL'));
  const decided = prevents[0]!.at;
  if (event === 'will-redirect') return { ...base, stops };
  if (old !== undefined && !readsUrl(fn)) return { ...base, stops: false, fault: { kind: 'old-url', at: decided } };
  if (site && file) return { ...base, stops: false, fault: { kind: 'list', at: decided } };
  if (file) return { ...base, stops, fault: { kind: 'files', at: decided } };
  return site ? { ...base, stops, fault: { kind: 'sites', at: decided } } : { ...base, stops };
};

const handlersOf = (world: World, call: Call): readonly Fn[] => {
  const first = call.arg(0);
  return first ? functionsOf(world, first).functions : [];
};

/** Whether a page may open a window with a URL. */
const opened = (world: World, fn: Fn, url: string): boolean | undefined => {
  const answers = DISPOSITIONS.map((disposition) => actionOf(Probe.of(world, fn, [thing({ url, disposition })]).returned()));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
};

/** A link with a target, and `window.open()` with features. https://www.electronjs.org/docs/latest/api/structures/window-open-handler-response */
const DISPOSITIONS = ['foreground-tab', 'new-window'];

const actionOf = (value: Value): boolean | undefined => {
  const action = value instanceof Thing ? value.properties.get('action') ?? NOT_KNOWN : NOT_KNOWN;
  return action === NOT_KNOWN ? undefined : action === 'allow';
};

/** Where everything is taken off contents that are given up, the answer no longer matters. */
const isTeardown = (world: World, { source, fn }: Call): boolean => callsIn(world, { source, fn }).some(({ method }) => /^remove(?:All)?Listeners?$/.test(method));

const openHandlerOf = (world: World, call: Call): WindowOpenHandler => {
  const base = { at: call.arg(0)?.at ?? call.at, owner: ownerOf(world, call) };
  const functions = isTeardown(world, call) ? [] : handlersOf(world, call);
  for (const fn of functions) {
    const returns = (fn.source.summary.functions[fn.fn]?.returns ?? []).filter(({ under }) => !isDevelopment(world, { source: fn.source, under }));
    const probe = Probe.of(world, fn, []);
    const allowing = returns.filter(({ value }) => actionOf(probe.value(value)) === true);
    const first = allowing[0] ?? returns[0];
    if (!first) continue;
    const at = fn.source.location(first.at);
    if (allowing.length > 0 && allowing.length === returns.length) return { ...base, allows: { how: 'always', at } };
    if (opened(world, fn, SITE)) return { ...base, allows: { how: 'site', at } };
  }
  return base;
};
