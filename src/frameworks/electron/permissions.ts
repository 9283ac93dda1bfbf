import type { Location } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import type { Call } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { CHECKED_PERMISSIONS, SENSITIVE_PERMISSIONS } from '../../knowledge/permissions.js';
import { callsIn, type Fn, functionsOf, reachOf, withInner } from '../functions.js';
import { NOT_KNOWN, Probe, thing, type Value } from '../probe.js';
import { isDevelopment, listenersOf } from './listeners.js';
import { bypassesOf, type WeakCheck } from './weak-checks.js';

/** What pages are allowed of what needs permission. */
export interface Permissions {
  /** Every place where requests are answered. */
  readonly handlers: readonly PermissionHandler[];
  readonly captures: readonly CaptureGrant[];
  readonly weakChecks: readonly WeakCheck[];
}

export interface PermissionHandler {
  readonly at: Location;
  readonly kind: 'request' | 'check' | 'device' | 'usb' | 'bluetooth';
  readonly grants: readonly Grant[];
}

/** A way through a handler that grants whoever asks. */
export interface Grant {
  readonly at: Location;
  /** `all`: whatever is asked for. */
  readonly what: 'all' | readonly string[];
  /** The page is looked at, and the address that is to be opened is not: where 'openExternal' is among what is granted. */
  readonly unseen?: { readonly named: Location; /** Where the user is asked about other permissions. */ readonly asked?: Location };
}

/** The screen or a device that is handed over without a choice of the user. */
export interface CaptureGrant {
  readonly at: Location;
  readonly what: 'screen' | 'hid' | 'serial' | 'usb' | 'bluetooth';
  /** Where the system has a picker of its own, that is shown instead. */
  readonly picker: boolean;
}

const HANDLERS: ReadonlyMap<string, PermissionHandler['kind']> = new Map([
  ['setPermissionRequestHandler', 'request'], ['setPermissionCheckHandler', 'check'], ['setDevicePermissionHandler', 'device'],
  ['setUSBProtectedClassesHandler', 'usb'], ['setBluetoothPairingHandler', 'bluetooth'],
]);
const SETS = /(?:^|\.)(setPermissionRequestHandler|setPermissionCheckHandler|setDevicePermissionHandler|setUSBProtectedClassesHandler|setBluetoothPairingHandler)$/;
const METHOD = /[^.]+$/;

/** A permission that Chromium does not have: who grants it grants whatever comes. */
const MADE_UP = 'attacker-permission';

export const permissionsOf = (world: World): Permissions => {
  const calls = world.calls(SETS).filter((call) => !isDevelopment(world, call) && !removes(world, call));
  return {
    handlers: calls.map((call): PermissionHandler => {
      const kind = HANDLERS.get(METHOD.exec(call.name)![0])!;
      return { at: nameAt(call), kind, grants: handlersOf(world, call).flatMap((fn) => grantsOf(world, fn, kind)) };
    }),
    captures: [...screens(world), ...devices(world)],
    weakChecks: calls.filter(({ name }) => name.endsWith('RequestHandler')).flatMap((call) => handlersOf(world, call)).flatMap((fn) =>
      bypassesOf(world, fn, 'permission', (url) => grantedTo(world, fn, url))),
  };
};

/** `setPermissionRequestHandler(null)` */
const removes = (world: World, call: Call): boolean => {
  const first = call.arg(0);
  return first !== undefined && world.resolve(first).every((one) => one.source.node(one.id).kind === 'literal');
};

/** From the method's name to the handler: the call itself may be long. */
const nameAt = ({ source, node, name }: Call): Location => {
  const end = Math.max(node.at.start, (node.argsAt[0]?.start ?? node.at.end) - 1);
  return source.location({ start: Math.max(node.at.start, end - METHOD.exec(name)![0].length), end });
};

const handlersOf = (world: World, call: Call): readonly Fn[] => {
  const first = call.arg(0);
  return first ? functionsOf(world, first).functions : [];
};

const argsOf = (kind: PermissionHandler['kind'], permission: string, url: Value): readonly Value[] => {
  const contents = thing({ getURL: url, session: NOT_KNOWN });
  const details = thing({ requestingUrl: url, securityOrigin: url, requestingOrigin: url, isMainFrame: NOT_KNOWN });
  if (kind === 'request') return [contents, permission, NOT_KNOWN, details];
  return kind === 'check' ? [contents, permission, url, details] : [];
};

interface Answer {
  readonly at: Location;
  /** Granted: surely, surely not, or not known. */
  readonly granted: boolean | undefined;
}

/** What a handler answers, by its callback or by what it returns. */
const answersOf = (world: World, { source, fn }: Fn, probe: Probe, kind: PermissionHandler['kind']): readonly Answer[] => {
  const both = (reached: boolean | undefined, value: boolean | undefined): boolean | undefined => (reached === false || value === false ? false : reached && value);
  if (kind === 'request') {
    return withInner(world, { source, fn }).flatMap((one) => callsIn(world, one)).filter(({ node }) => isParam(source.node(node.callee), fn, 2)).map((call): Answer => {
      const reached = call.fn === fn ? probe.reached(call.under) : undefined;
      return { at: call.at, granted: reached === false ? false : both(reached, call.node.args[0] === undefined ? false : probe.truth(call.node.args[0])) };
    });
  }
  return (source.summary.functions[fn]?.returns ?? []).map(({ value, at, under }): Answer => {
    const reached = probe.reached(under);
    return { at: source.location(at), granted: reached === false ? false : both(reached, probe.truth(value)) };
  });
};

const isParam = (node: { kind: string; fn?: number; index?: number }, fn: number, index: number): boolean => node.kind === 'param' && node.fn === fn && node.index === index;

const grantsOf = (world: World, fn: Fn, kind: PermissionHandler['kind']): readonly Grant[] => {
  if (kind === 'usb' || kind === 'bluetooth') return constantGrants(world, fn, kind);
  const ask = (permission: string): readonly Answer[] => answersOf(world, fn, Probe.of(world, fn, argsOf(kind, permission, NOT_KNOWN)), kind);
  const surely = (permission: string): Location | undefined => ask(permission).find(({ granted }) => granted)?.at;
  if (kind === 'device') {
    const at = surely('');
    return at ? [{ at, what: 'all' }] : [];
  }
  const names = kind === 'check' ? CHECKED_PERMISSIONS : SENSITIVE_PERMISSIONS;
  const granted = names.flatMap((name) => { const at = surely(name); return at ? [{ name, at }] : []; });
  if (granted.length === names.length && surely(MADE_UP)) return [{ at: granted[0]!.at, what: 'all' }];
  const places = new Map<string, { at: Location; what: string[] }>();
  for (const { name, at } of granted) {
    const key = `${at.file}:${at.range.start}`;
    const known = places.get(key);
    if (known) known.what.push(name);
    else places.set(key, { at, what: [name] });
  }
  const unseen = kind === 'request' && !granted.some(({ name }) => name === 'openExternal') ? unseenExternal(world, fn) : undefined;
  return [...places.values(), ...(unseen ? [{ at: unseen.at, what: ['openExternal'], unseen }] : [])];
};

const ASKS = /^electron\.(?:remote\.)?dialog\.|(?:ask|prompt|confirm|consent|dialog)\w*$/i;

/**
 * The permission to open other programs that is granted by the page that asks, when nobody looks at the address it wants opened: the
 * page is the right one, and what it links to is not its own.
 */
const unseenExternal = (world: World, fn: Fn): { readonly at: Location; readonly named: Location; readonly asked?: Location } | undefined => {
  const probe = Probe.of(world, fn, argsOf('request', 'openExternal', NOT_KNOWN));
  if (!answersOf(world, fn, probe, 'request').some(({ granted }) => granted !== false)) return undefined;
  const reach = reachOf(world, fn);
  const sources = new Set(reach.map(({ source }) => source));
  const named = [...sources].flatMap((source) => source.summary.nodes.flatMap((node) => (node.kind === 'literal' && node.value === 'openExternal' ? [source.location(node.at)] : [])))[0];
  if (!named || [...sources].some((source) => source.summary.nodes.some((node) => node.kind === 'get' && node.name === 'externalURL'))) return undefined;
  const entered = probe.frames;
  const handed = reach.flatMap((one) => callsIn(world, one)).some((call) => call.fn === fn.fn && call.source === fn.source && call.node.args.some((arg) => isParam(fn.source.node(arg), fn.fn, 2)));
  if (handed) return undefined;
  // Whoever asks the user, or a function that is not known here, may look at it.
  const asks = entered.some((frame) => callsIn(world, frame).some((call) => ASKS.test(call.name) && frame.reached(call.under) !== false));
  if (asks || entered.length < 2) return undefined;
  // The last way to a yes, after all that is tested.
  const yes = entered.slice(1).flatMap((frame) => (frame.source.summary.functions[frame.fn]?.returns ?? []).flatMap(({ value, at, under }) =>
    (frame.truth(value) === true && frame.reached(under) !== false ? [frame.source.location(at)] : [])));
  const last = yes.findLast((at) => at.file === named.file);
  const asked = entered.flatMap((frame) => callsIn(world, frame)).find((call) => ASKS.test(call.name))?.at;
  return { at: last ?? named, named, ...(asked && { asked }) };
};

const constantGrants = (world: World, { source, fn }: Fn, kind: 'usb' | 'bluetooth'): readonly Grant[] => {
  const returns = source.summary.functions[fn]?.returns ?? [];
  if (kind === 'usb') {
    const [only] = returns;
    const node = only && returns.length === 1 ? source.node(only.value) : undefined;
    return only && node?.kind === 'array' && node.items.length === 0 ? [{ at: source.location(only.at), what: 'all' }] : [];
  }
  return callsIn(world, { source, fn }).filter((call) => call.under.length === 0 && isParam(source.node(call.node.callee), fn, 1)).flatMap((call): Grant[] => {
    const answer = call.arg(0);
    const confirmed = answer && world.property(answer, 'confirmed').refs[0];
    return confirmed && world.scalar(confirmed) === true ? [{ at: call.at, what: 'all' }] : [];
  });
};

/** Whether the page of a URL is granted something sensitive. */
const grantedTo = (world: World, fn: Fn, url: string): boolean | undefined => {
  const answers = SENSITIVE_PERMISSIONS.flatMap((permission) => answersOf(world, fn, Probe.of(world, fn, argsOf('request', permission, url)), 'request'));
  return answers.some(({ granted }) => granted) ? true : answers.some(({ granted }) => granted === undefined) ? undefined : false;
};

const FIRST = '0';

/** The first item of a list that the handler did not choose from: `sources[0]`. */
const isFirst = (world: World, source: Call['source'], id: Id): boolean => {
  const node = source.node(id);
  if (node.kind === 'get' && node.name === FIRST) return !/\.(?:filter|sort|find)\(\)$/.test(world.name(source.ref(node.of, { start: 0, end: 0 })) ?? '');
  return node.kind === 'get' && /^(?:deviceId|portId|id)$/.test(node.name) ? isFirst(world, source, node.of) : false;
};

const screens = (world: World): readonly CaptureGrant[] =>
  world.calls(/(?:^|\.)setDisplayMediaRequestHandler$/).filter((call) => !isDevelopment(world, call)).flatMap((set) => handlersOf(world, set).flatMap((fn) => {
    const options = set.arg(1);
    const system = options && world.property(options, 'useSystemPicker').refs[0];
    const picker = system !== undefined && world.scalar(system) === true;
    return withInner(world, fn).flatMap((one) => callsIn(world, one)).filter((call) => isParam(fn.source.node(call.node.callee), fn.fn, 1) && undecided(world, call)).flatMap((call): CaptureGrant[] => {
      const answer = call.arg(0);
      const video = answer ? world.property(answer, 'video').refs : [];
      return video.some((one) => isFirst(world, one.source, one.id)) ? [{ at: call.at, what: 'screen', picker }] : [];
    });
  }));

/** Nothing but that there is something decides: `if (sources.length > 0)`. */
const undecided = (world: World, call: Call): boolean =>
  call.under.every(({ test }) => {
    const node = call.source.node(test);
    const side = node.kind === 'compare' ? call.source.node(node.left) : node;
    return side.kind === 'get' && (side.name === 'length' || side.name === FIRST) || isFirst(world, call.source, test);
  });

const DEVICES: ReadonlyMap<string, CaptureGrant['what']> = new Map([
  ['select-hid-device', 'hid'], ['select-serial-port', 'serial'], ['select-usb-device', 'usb'], ['select-bluetooth-device', 'bluetooth'],
]);

const devices = (world: World): readonly CaptureGrant[] =>
  listenersOf(world, new Set(DEVICES.keys())).flatMap(({ event, handler }) => handler.functions.flatMap((fn) =>
    withInner(world, fn).flatMap((one) => callsIn(world, one)).flatMap((call): CaptureGrant[] => {
      const callee = fn.source.node(call.node.callee);
      const [chosen] = call.node.args;
      return callee.kind === 'param' && callee.fn === fn.fn && chosen !== undefined && isFirst(world, fn.source, chosen) && undecided(world, call) ? [{ at: call.at, what: DEVICES.get(event)!, picker: false }] : [];
    })));
