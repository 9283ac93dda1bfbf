import type { Location } from '../../core/location.js';
import type { Call } from '../../dataflow/source.js';
import type { Property } from '../../dataflow/values.js';
import type { World } from '../../dataflow/world.js';
import { WINDOW_CLASSES } from '../../knowledge/electron.js';
import type { Load, Window } from './model.js';
import { looseWindowsOf, placeOf } from './loose-options.js';
import { effective, preferencesOf } from './preferences.js';
import { givenBy } from './wrappers.js';

const LOADS = /^electron\.(?:BrowserWindow|BrowserView|WebContentsView|remote\.BrowserWindow)\(\)\.(?:webContents\.)?(loadURL|loadFile)$/;

/** The windows and views an app creates, with their effective preferences and what they load. */
export const windowsOf = (world: World, major: number): readonly Window[] => {
  const created = world.calls(WINDOW_CLASSES).filter((call) => call.node.construct).map((call) => ({ call, kind: WINDOW_CLASSES.get(call.name)!, options: call.arg(0) }));
  const loads = world.calls(LOADS);
  const windows = created.map(({ call, kind, options }): Window => {
    const preferences = options && preferencesOf(world, options);
    const development = world.when(call.source, call.under) === 'development';
    const own = loads.filter((load) => belongs(world, load, call, created.length));
    return {
      kind, at: call.at, preferences: effective(world, preferences, call.at, major),
      loads: own.flatMap((load) => loadsOf(world, load)), development,
      ...nameOf(call), ...preloadOf(world, preferences),
    };
  });
  // A package makes a window of options that it is given: `menubar({ browserWindow: { webPreferences } })`. https://github.com/max-mapper/menubar
  const menubars = world.calls(MENUBARS).map((call): Window => {
    const first = call.arg(0);
    const options = first && world.property(first, 'browserWindow').refs[0];
    const preferences = options && preferencesOf(world, options);
    return { kind: 'BrowserWindow', at: call.at, preferences: effective(world, preferences, call.at, major), loads: [], development: world.when(call.source, call.under) === 'development', ...nameOf(call), ...preloadOf(world, preferences) };
  });
  // What others give to a function or class of the app that makes the window of it.
  const wrapped = created.flatMap(({ kind, options }) => givenBy(world, options).map(({ call, preferences }): Window => ({
    kind, at: call.at, preferences: effective(world, preferences, call.at, major), loads: [], development: world.when(call.source, call.under) === 'development',
    ...nameOf(call), ...preloadOf(world, preferences),
  })));
  const known = new Set([
    ...created.flatMap(({ options }) => (options ? preferencesOf(world, options).refs.map(placeOf) : [])),
    ...world.calls(MENUBARS).flatMap((call) => { const first = call.arg(0); return (first ? world.property(first, 'browserWindow').refs : []).flatMap((one) => preferencesOf(world, one).refs.map(placeOf)); }),
    ...created.flatMap(({ options }) => givenBy(world, options).flatMap(({ preferences }) => preferences.refs.map(placeOf))),
  ]);
  return [...windows, ...menubars, ...wrapped, ...looseWindowsOf(world, known)];
};

const MENUBARS = /^(?:electron-)?menubar(?:\.(?:menubar|default))?$/;

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
