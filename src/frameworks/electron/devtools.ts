import { nodeAt, entryOf } from '../../core/config.js';
import { join } from '../../core/paths.js';
import type { FnId } from '../../core/summary.js';
import type { Call, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { WINDOW_CLASSES } from '../../knowledge/electron.js';
import type { DevTools } from './model.js';

/** Events that come by themselves when a window or the app starts; other callbacks wait for people. */
const STARTING = /^(?:ready|ready-to-show|did-finish-load|dom-ready|did-frame-finish-load|did-start-loading|show|web-contents-created|browser-window-created|activate|will-finish-launching|did-stop-loading|did-navigate)$/;

/** Developer tools that open by themselves in the shipped app, or come with it. */
export const devToolsOf = (world: World): readonly DevTools[] => [
  ...world.calls(/\.openDevTools$/).flatMap((call): DevTools[] =>
    (call.under.length === 0 && opensByItself(world, call) ? [{ kind: 'opened', at: call.at }] : [])),
  ...installed(world),
];

const installed = (world: World): readonly DevTools[] => {
  const file = join(world.app.root, 'package.json');
  const entry = entryOf(nodeAt(world.config(file)?.root, ['dependencies']), 'electron-devtools-installer');
  return entry ? [{ kind: 'installer', at: { file, range: entry.keyRange } }] : [];
};

/** In the function that makes the window, or in a callback of its start there. */
const opensByItself = (world: World, call: Call): boolean => {
  const { source } = call;
  const makers = new Map(world.calls(WINDOW_CLASSES).filter((one) => one.source === source && one.node.construct).map((one) => [one.fn, one]));
  const callbacks = callbacksIn(world, source);
  for (let fn: FnId | undefined = call.fn, steps = 0; fn !== undefined && steps < 20; steps++) {
    const maker = makers.get(fn);
    if (maker) return world.when(source, maker.under) !== 'development';
    if (!callbacks.has(fn)) return false;
    fn = source.summary.functions[fn]?.parent;
  }
  return false;
};

/** Functions that are run when something starts: `.then(fn)`, `.once('ready-to-show', fn)`. */
const callbacksIn = (world: World, source: Source): ReadonlySet<FnId> => {
  const found = new Set<FnId>();
  for (const call of world.calls(/\.(?:then|on|once|addListener)$/)) {
    if (call.source !== source || call.under.some((one) => world.when(source, [one]) !== undefined)) continue;
    const event = call.method === 'then' ? 'ready' : call.arg(0) && world.scalar(call.arg(0)!);
    if (typeof event !== 'string' || !STARTING.test(event)) continue;
    for (const arg of call.node.args) {
      const node = source.node(arg);
      if (node.kind === 'function') found.add(node.fn);
    }
  }
  return found;
};
