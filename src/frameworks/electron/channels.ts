import type { Location } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { mentions } from '../../dataflow/mentions.js';
import type { Call, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { ASKS } from '../../knowledge/guards.js';
import { SECRET_NAMED } from '../../knowledge/ipc.js';
import { isEnvironment } from './bridges.js';
import { type Fn, textOf } from '../../dataflow/members.js';
import { type Handler, handlersOf } from './ipc.js';
import { wiresOf } from './messages.js';
import type { Bridge, Channel, IpcHandler } from './model.js';
import { pathOf } from './model.js';
import { callsInside, checksSender, insideOf, paramsFrom, usesOf } from './uses.js';

/** The handlers with what they do and whether they look at who sends. */
export const ipcHandlersOf = (world: World): readonly IpcHandler[] => {
  const stores = secretKeys(world);
  return handlersOf(world).filter(({ registered }) => !isDevelopment(world, registered)).map((one): IpcHandler => {
    const { channel, via, at, fn } = one;
    const uses = fn ? usesOf(world, fn, paramsFrom(fn, one.data)).filter(({ call }) => !isAsked(world, fn, call)) : [];
    // What pages decide, and what alone does harm; that a log is written on the way says nothing.
    const strongest = uses.find(({ decided }) => decided) ?? uses.find(({ call, power }) => /^(?:command|secret|system)$/.test(power.does) && call.source === fn?.source && insideOf(world, fn).includes(call.fn));
    const leaks = leaksOf(world, one, stores);
    return {
      ...(channel !== undefined && { channel }), via, at, ...(fn && { answers: fn.source.location(fn.source.summary.functions[fn.fn]!.at) }),
      ...(fn && isBound(one) && { checked: isChecked(world, one) }),
      ...(strongest && { privileged: { name: strongest.call.name, words: strongest.power.words, at: strongest.call.at } }),
      ...(leaks && { leaks }),
    };
  });
};

/** Whether the person in front of the screen is asked first: a page that cannot answer for them does little harm with it. */
const isAsked = (world: World, fn: Fn, { source, node, under }: Call): boolean => source === fn.source && callsInside(world, fn).some((ask) =>
  ASKS.test(ask.name) && ask.node.at.start < node.at.start && (under.length > 0 || !/MessageBox/.test(ask.name)));

const isDevelopment = (world: World, { source, under }: Handler['registered']): boolean => { const when = world.when(source, under); return when === 'development' || when === 'test'; };

/** A handler of ipcMain answers every web content; those of one window's `ipc` and of ports are bound to it already. */
const isBound = ({ via }: Handler): boolean => /^ipcMain\.(?!answerRenderer)|^(?:dispatch|decorator|IpcListener)/.test(via);

const isChecked = (world: World, { fn, event, through = [] }: Handler): boolean =>
  (fn !== undefined && event !== undefined && checksSender(world, fn, event)) || through.some((one) => one.event !== undefined && checksSender(world, one, one.event));

/** Where stores are asked for something whose name says that it is secret: by the name of the store's variable or function. */
const secretKeys = (world: World): ReadonlyMap<string, { readonly key: string; readonly at: Location }> => {
  const found = new Map<string, { key: string; at: Location }>();
  for (const call of world.calls()) {
    if (!/^(?:get|set|getItem|setItem|getSync|setSync)$/.test(call.method) || !call.receiver) continue;
    const holder = holderName(call.source, call.receiver.id);
    const first = call.arg(0);
    const key = holder === undefined || !STORES.test(holder) || !first ? undefined : textOf(world, first);
    if (key !== undefined && SECRET_NAMED.test(key) && !found.has(holder!)) found.set(holder!, { key, at: call.at });
  }
  return found;
};

const STORES = /store|storage|settings|config|preferences|prefs|keytar|vault/i;

/** `store`, `this.store`, `getStore()`: one name for all. */
const holderName = (source: Handler['registered']['source'], id: Id): string | undefined => {
  const node = source.node(id);
  const declared = source.summary.declarations.find((one) => one.value === id)?.name;
  if (node.kind === 'call' && declared === undefined) return holderName(source, node.callee);
  const name = declared ?? (node.kind === 'get' || node.kind === 'variable' || node.kind === 'import' || node.kind === 'global' ? node.name : node.kind === 'function' ? source.summary.functions[node.fn]?.name : undefined);
  return name?.replace(/^get(?=[A-Z])/, '').toLowerCase();
};

const keyOf = (source: Source, id: Id): string | undefined => {
  const node = source.node(id);
  return node.kind === 'index' ? `${node.of} ${node.key}` : undefined;
};

const leaksOf = (world: World, { fn, data }: Handler, stores: ReadonlyMap<string, { readonly key: string; readonly at: Location }>): IpcHandler['leaks'] => {
  if (!fn) return undefined;
  const { source } = fn;
  const given = paramsFrom(fn, data);
  const functions = insideOf(world, fn).flatMap((one) => source.summary.functions[one] ?? []);
  const own = source.summary.functions[fn.fn];
  // `process.env[key] = value; return process.env[key]` answers with what it was just given.
  const set = new Set(functions.flatMap(({ writes }) => writes.map(({ target }) => keyOf(source, target))));
  // What `event.returnValue` is set to, and what is sent back, is an answer too.
  const answers = [
    ...(own?.returns ?? []),
    ...functions.flatMap(({ writes }) => writes.filter(({ target }) => { const node = source.node(target); return node.kind === 'get' && node.name === 'returnValue'; }).map(({ value, valueAt, under }) => ({ value, at: valueAt, under }))),
    ...callsInside(world, fn).filter((call) => /^(?:reply|send)$/.test(call.method)).flatMap((call) => call.node.args.slice(1).map((value, index) => ({ value, at: call.node.argsAt[index + 1] ?? call.node.at, under: call.under }))),
  ];
  for (const { value, at, under } of answers) {
    if (isEnvironment(world, source.ref(value, at))) return { what: 'environment', at: source.location(at) };
    const checked = under.some(({ test }) => given.some((one) => mentions(source, test, one)));
    const node = source.node(value);
    if (checked) continue;
    if (node.kind === 'index' && given.some((one) => mentions(source, node.key, one)) && world.name(source.ref(node.of, at)) === 'process.env' && !set.has(keyOf(source, value))) return { what: 'variable', at: source.location(at) };
    if (node.kind !== 'call') continue;
    const callee = source.node(node.callee);
    if (callee.kind !== 'get') continue;
    const [key] = node.args;
    const isGiven = (id: Id): boolean => given.includes(id) || isPartOf(source, id, given);
    const chosen = key !== undefined && isGiven(key);
    const name = world.name(source.ref(node.callee, at));
    if (node.args.some(isGiven) && name !== undefined && /^keytar\.(?:getPassword|findPassword|findCredentials)$/.test(name)) return { what: 'secrets', at: source.location(at) };
    if (chosen && /^(?:get|getItem|getSync)$/.test(callee.name)) {
      const holder = holderName(source, callee.of);
      if (holder !== undefined && STORES.test(holder)) {
        const holds = stores.get(holder);
        return { what: 'store', at: source.location(at), ...(holds && { holds }) };
      }
    }
  }
  return undefined;
};

const isPartOf = (source: Handler['registered']['source'], id: Id, given: readonly Id[]): boolean => {
  const node = source.node(id);
  return (node.kind === 'get' || node.kind === 'index') && given.includes(node.of);
};

/** Every channel whose name is known, with who sends and who answers. */
export const channelsOf = (world: World, bridges: readonly Bridge[]): readonly Channel[] => {
  const found = new Map<string, { handlers: Channel['handlers'][number][]; senders: Channel['senders'][number][]; toPages: Channel['toPages'][number][]; listeners: Channel['listeners'][number][] }>();
  const of = (channel: string): { handlers: Channel['handlers'][number][]; senders: Channel['senders'][number][]; toPages: Channel['toPages'][number][]; listeners: Channel['listeners'][number][] } => {
    const known = found.get(channel);
    if (known) return known;
    const made = { handlers: [], senders: [], toPages: [], listeners: [] };
    found.set(channel, made);
    return made;
  };
  for (const { channel, via, at, fn } of handlersOf(world)) if (channel !== undefined) of(channel).handlers.push({ via, at, ...(fn && { answers: fn.source.location(fn.source.summary.functions[fn.fn]!.at) }) });
  const exposed = new Set<string>();
  const placed = ({ file, range }: Location): string => `${file}:${range.start}`;
  for (const bridge of bridges) {
    for (const member of bridge.members) {
      for (const { channel, method, at } of member.messages ?? []) {
        if (channel === undefined || REMOVES.test(method)) continue;
        exposed.add(placed(at));
        (LISTENS.test(method) ? of(channel).listeners : of(channel).senders).push({ method, at, by: pathOf(bridge, member) });
      }
    }
  }
  const { renderer, main } = wiresOf(world);
  for (const { channel, method, at } of renderer) {
    if (channel === undefined || exposed.has(placed(at)) || REMOVES.test(method)) continue;
    (LISTENS.test(method) ? of(channel).listeners : of(channel).senders).push({ method, at });
  }
  for (const { channel, method, at } of main) if (channel !== undefined) of(channel).toPages.push({ method, at });
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([channel, ends]) => ({ channel, ...ends }));
};

const LISTENS = /^(?:on|once|addListener)$/;
const REMOVES = /^(?:off|removeListener|removeAllListeners)$/;
