import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { type Alternative, Setting } from '../../core/setting.js';
import type { Call } from '../../dataflow/source.js';
import type { Property } from '../../dataflow/values.js';
import type { World } from '../../dataflow/world.js';
import { defaultOf, type Preference, PREFERENCES, WINDOW_CLASSES } from '../../knowledge/electron.js';
import { type Load, OPENED, type Window } from './model.js';

const LOADS = /^electron\.(?:BrowserWindow|BrowserView|WebContentsView|remote\.BrowserWindow)\(\)\.(?:webContents\.)?(loadURL|loadFile)$/;
const OVERRIDES = /\.setWindowOpenHandler$/;

/** The windows and views an app creates, with their effective preferences and what they load. */
export const windowsOf = (world: World, major: number): readonly Window[] => {
  const created = world.calls(WINDOW_CLASSES).filter((call) => call.node.construct).map((call) => ({ call, kind: WINDOW_CLASSES.get(call.name)!, options: call.arg(0) }));
  const loads = world.calls(LOADS);
  const windows = created.map(({ call, kind, options }): Window => {
    const preferences = options && world.property(options, 'webPreferences');
    const development = world.when(call.source, call.under) === 'development';
    const own = loads.filter((load) => belongs(world, load, call, created.length));
    return {
      kind, at: call.at, preferences: effective(world, preferences, call.at, major),
      loads: own.flatMap((load) => loadsOf(world, load)), development,
      ...nameOf(call), ...preloadOf(world, preferences),
    };
  });
  return [...windows, ...overrides(world, major)];
};

const effective = (world: World, preferences: Property | undefined, home: Location, major: number): Window['preferences'] => {
  const known = Object.fromEntries((Object.keys(PREFERENCES) as Preference[]).map((name) =>
    [name, world.member(preferences, name, defaultOf(name, major), home)])) as Record<Preference, Setting<Scalar | undefined>>;
  return { ...known, sandbox: sandboxOf(known, preferences?.refs.some((one) => !world.property(one, 'preload').missing) ?? false, major) };
};

/**
 * The sandbox that applies where nothing is written. 16 to 19: on unless Node.js is integrated or a preload is given; from 20: on unless
 * Node.js is integrated; a written value wins. Source: WebContentsPreferences::IsSandboxed at v15 to v43.
 */
const sandboxOf = (known: Record<Preference, Setting<Scalar | undefined>>, preload: boolean, major: number): Setting<Scalar | undefined> => {
  const { sandbox, nodeIntegration, nodeIntegrationInWorker } = known;
  if (major < 16) return sandbox;
  const off = nodeIntegration.mayBe(true) || nodeIntegrationInWorker.mayBe(true) || (major < 20 && preload);
  const reason = nodeIntegration.find(true) ?? nodeIntegrationInWorker.find(true);
  return new Setting(sandbox.alternatives.map((one): Alternative<Scalar | undefined> =>
    (one.origin === 'default' && off ? { ...one, value: false, origin: 'derived', at: reason?.at ?? one.at } : one)));
};

/** A load belongs to the window it is called on; where that cannot be followed, to the only window, or to none. */
const belongs = (world: World, load: Call, window: Call, windows: number): boolean => {
  const receiver = load.receiver;
  if (!receiver) return false;
  const callee = load.source.node(receiver.id);
  const target = callee.kind === 'get' && callee.name === 'webContents' ? load.source.ref(callee.of, load.node.at) : receiver;
  const found = world.resolve(target).filter((one) => one.source.node(one.id).kind === 'call');
  if (found.length > 0) return found.some((one) => one.source === window.source && one.id === window.id);
  return load.source === window.source && windows === 1;
};

const loadsOf = (world: World, load: Call): readonly Load[] => {
  const first = load.arg(0);
  if (!first) return [];
  const reached = world.when(load.source, load.under);
  return world.texts(first).map(({ parts, ref }): Load => {
    const url = parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
    const development = reached === 'development' || ref.when === 'development';
    return { at: ref.at, url, kind: development ? 'development' : load.name.endsWith('loadFile') ? 'local' : kindOf(url) };
  });
};

const kindOf = (url: string): Load['kind'] => {
  if (/^(?:https?|wss?|ftp):\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(?=[:/?#]|$)/i.test(url)) return 'development';
  if (/^(?:https?|ftp):\/\//i.test(url)) return 'remote';
  if (/^(?:file|app|data|about|chrome|[a-z][\w.+-]*):/i.test(url)) return 'local';
  return 'unknown';
};

const nameOf = ({ source, id }: Call): { name?: string } => {
  const declared = source.summary.declarations.find((one) => one.value === id)?.name;
  if (declared !== undefined) return { name: declared };
  for (const [target, writes] of source.writesTo) {
    if (!writes.some((write) => write.value === id)) continue;
    const node = source.node(target);
    if (node.kind === 'get' || node.kind === 'variable') return { name: node.name };
  }
  return {};
};

const preloadOf = (world: World, preferences: Property | undefined): { preload?: Location } => {
  const found = preferences?.refs.flatMap((one) => world.property(one, 'preload').refs)[0];
  return found ? { preload: found.at } : {};
};

/** `setWindowOpenHandler(() => ({ action: 'allow', overrideBrowserWindowOptions }))`: preferences that a window opened by a page gets. */
const overrides = (world: World, major: number): readonly Window[] =>
  world.calls(OVERRIDES).flatMap((call) => {
    const handler = call.arg(0);
    const functions = handler ? world.resolve(handler).flatMap((one) => { const node = one.source.node(one.id); return node.kind === 'function' ? [{ source: one.source, fn: node.fn }] : []; }) : [];
    return functions.flatMap(({ source, fn }) => (source.summary.functions[fn]?.returns ?? []).flatMap((returned) => {
      const options = world.property(source.ref(returned.value, returned.at), 'overrideBrowserWindowOptions').refs;
      return options.flatMap((one): Window[] => {
        const preferences = world.property(one, 'webPreferences');
        const at = preferences.refs[0]?.at;
        return at ? [{ kind: OPENED, at, preferences: effective(world, preferences, at, major), loads: [], development: false }] : [];
      });
    }));
  });
