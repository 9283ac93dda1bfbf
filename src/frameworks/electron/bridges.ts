import type { Location } from '../../core/location.js';
import type { FnId, Id } from '../../core/summary.js';
import { mentions } from '../../dataflow/mentions.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { GENERIC_BRIDGES, IPC_RENDERER_METHODS, POWERFUL_EXPORTS } from '../../knowledge/electron.js';
import { CHECKS, HARMLESS_MODULES, POWERFUL_MODULES } from '../../knowledge/node-powers.js';
import { classesOf, type Fn, functionsOf, membersOf as membersOfClass, moduleOf, nodeOfFunction } from '../../dataflow/members.js';
import { messagesOf, rendererMethod } from './messages.js';
import type { Bridge, BridgeMember, NativePower } from './model.js';
import { rolesOf } from './roles.js';
import { callsInside, insideOf, paramsFrom, usesOf } from './uses.js';

const EXPOSE = /^electron\.contextBridge\.expose(?:InMainWorld|InIsolatedWorld)$/;
/** Deeper than any API that people write by hand. */
const DEEPEST = 5;

/** What preload scripts give to pages, over the context bridge or as properties of the window they share. */
export const bridgesOf = (world: World): readonly Bridge[] => [
  ...shared(world),
  ...world.calls(EXPOSE).map((call): Bridge => {
    const isolated = call.name.endsWith('InIsolatedWorld');
    const key = call.arg(isolated ? 1 : 0);
    const api = call.arg(isolated ? 2 : 1);
    return { key: String((key && world.scalar(key)) ?? '…'), at: call.at, members: api ? membersOf(world, api, '', 0) : [] };
  }),
  ...world.calls('@electron-toolkit/preload.exposeElectronAPI').map((call): Bridge => ({ key: 'electron', at: call.at, members: [{ path: '', at: call.at, package: '@electron-toolkit/preload' }] })),
];

/**
 * `window.api = { openExternal: shell.openExternal }`: without context isolation, pages have it. Outside of preload scripts only what hands over a
 * part of Electron counts, since renderers keep much else there.
 */
const shared = (world: World): readonly Bridge[] =>
  [...world.writes()].flatMap(({ source, write }): Bridge[] => {
    const target = source.node(write.target);
    const holder = target.kind === 'get' ? source.node(target.of) : undefined;
    if (target.kind !== 'get' || holder?.kind !== 'global' || !/^(?:window|globalThis|global|self)$/.test(holder.name)) return [];
    const preload = rolesOf(world).get(source.path)?.has('preload') ?? false;
    const all = membersOf(world, source.ref(write.value, write.valueAt, { keyAt: write.targetAt }), '', 0);
    const members = all.filter((one) => one.raw ?? one.generic ?? one.package ?? (preload && one.native));
    return members.length > 0 ? [{ key: target.name, at: source.location(write.targetAt), members, shared: true }] : [];
  });

const membersOf = (world: World, ref: Ref, path: string, depth: number): readonly BridgeMember[] =>
  world.resolve(ref).flatMap((one): readonly BridgeMember[] => {
    const name = world.name(one);
    const at = one.keyAt && one.source === ref.source && one.source.node(one.id).kind !== 'object' ? one.keyAt : one.source === ref.source || one.at.range.end > 0 ? one.at : ref.keyAt ?? ref.at;
    const ready = name === undefined ? undefined : GENERIC_BRIDGES.get(name);
    if (ready !== undefined) return [{ path, at, package: ready }];
    const raw = name === undefined ? undefined : rawExport(name);
    if (raw !== undefined) return [{ path, at, raw }];
    const node = one.source.node(one.id);
    const below = (key: string, value: Ref): readonly BridgeMember[] => membersOf(world, value, path ? `${path}.${key}` : key, depth + 1);
    if (node.kind === 'object' && depth < DEEPEST) {
      return node.members.flatMap((member) => {
        if (member.kind === 'spread') {
          const whole = handed(world, one.source.ref(member.value, member.at));
          return whole ? [{ path, at: one.source.location(member.at), native: [whole] }] : membersOf(world, one.source.ref(member.value, member.at), path, depth + 1);
        }
        const key = member.kind === 'entry' ? member.key : '…';
        return below(key, one.source.ref(member.value, member.valueAt, { keyAt: member.keyAt }));
      });
    }
    if (node.kind === 'function') return [{ path, at, ...functionMember(world, { source: one.source, fn: node.fn }) }];
    const whole = handed(world, one);
    if (whole) return [{ path, at, native: [whole] }];
    if (node.kind === 'call' && depth < DEEPEST) {
      // `Object.freeze(api)`, `createApi(ipcRenderer)`, `new Api()`.
      const [first] = node.args;
      if (/^Object\.(?:freeze|seal)\(\)$/.test(name ?? '') && first !== undefined) return membersOf(world, one.source.ref(first, node.at), path, depth + 1);
      const returned = node.construct ? [] : functionsOf(world, one.source.ref(node.callee, node.at)).flatMap((fn) => (fn.source.summary.functions[fn.fn]?.returns ?? []).map(({ value, at: there }) => fn.source.ref(value, there)));
      if (returned.length > 0) return returned.flatMap((value) => membersOf(world, value, path, depth + 1));
      if (classesOf(world, one).length > 0) return membersOfClass(world, one).flatMap(({ name: key, ref: value }) => below(key, value));
    }
    return [{ path, at }];
  });

/** The export of Electron that a name hands over: the module, one of its objects, a method of ipcRenderer, bound or not. */
const rawExport = (name: string): string | undefined => {
  const plain = name.replace(/\.bind\(\)$/, '');
  if (POWERFUL_EXPORTS.has(plain)) return plain;
  const method = /^electron\.ipcRenderer\.(\w+)$/.exec(plain)?.[1];
  return method !== undefined && IPC_RENDERER_METHODS.has(method) ? plain : undefined;
};

/** A part of Node, or a package, that is handed over as it is. */
const handed = (world: World, ref: Ref): NativePower | undefined => {
  const node = ref.source.node(ref.id);
  const name = world.name(ref)?.replace(/\.bind\(\)$/, '');
  if (name === undefined) return undefined;
  if (name === 'process' || name === 'require' || name === 'module.require' || name === 'window.require') return { kind: 'handed', name, at: ref.at };
  if (name === 'process.env') return { kind: 'environment', name, at: ref.at };
  const module = node.kind === 'import' && (node.name === '*' || node.name === 'default') ? node : undefined;
  if (POWERFUL_MODULES.has(name)) return { kind: 'handed', name, at: ref.at };
  if (POWERFUL_MODULES.has(name.slice(0, name.lastIndexOf('.'))) && !/^(?:process|os|http|https|module|fs\.constants)\b/.test(name) && node.kind !== 'call') return { kind: 'handed', name, at: ref.at };
  if (!module || HARMLESS_MODULES.test(module.from) || /^[./]|^electron(?:\/|$)/.test(module.from) || moduleOf(world, ref.source.path, module.from)) return undefined;
  return { kind: 'package', name: module.from, at: ref.at, ...(module.name === 'default' && { unsure: true }) };
};

/** What an exposed function does: the messages it sends, the powers it gives. */
const functionMember = (world: World, fn: Fn): Omit<BridgeMember, 'path' | 'at'> => {
  const generic = genericCall(world, fn);
  const listens = eventLeak(world, fn);
  const native = [...usesOf(world, fn, paramsFrom(fn, 0)).flatMap(({ call, power, decided, checked }): NativePower[] =>
    (decided && !checked ? [{ kind: 'called', name: call.name, words: power.words, at: call.at, does: power.does }] : [])), ...environment(world, fn)];
  const messages = messagesOf(world, fn);
  return { ...(messages.length > 0 && { messages }), ...(generic && { generic }), ...(listens && { event: listens }), ...(native.length > 0 && { native }) };
};

/** `() => process.env`, `(name) => process.env[name]`. */
const environment = (world: World, fn: Fn): readonly NativePower[] => {
  const { source } = fn;
  const given = paramsFrom(fn, 0);
  return (source.summary.functions[fn.fn]?.returns ?? []).flatMap(({ value, at, under }): NativePower[] => {
    const chosen = source.node(value);
    const checked = under.some(({ test }) => given.some((one) => mentions(source, test, one)));
    if (chosen.kind === 'index' && world.name(source.ref(chosen.of, at)) === 'process.env' && given.includes(chosen.key) && !checked) return [{ kind: 'environment', name: 'process.env', at: source.location(at), chosen: true }];
    const whole = isEnvironment(world, source.ref(value, at));
    return whole ? [{ kind: 'environment', name: 'process.env', at: source.location(at) }] : [];
  });
};

/** All of process.env, or a copy of it. */
export const isEnvironment = (world: World, ref: Ref): boolean =>
  world.remember('environment', ref, false, () => world.resolve(ref).some((one) => {
    if (world.name(one) === 'process.env') return true;
    const node = one.source.node(one.id);
    if (node.kind === 'object') return node.members.some((member) => member.kind === 'spread' && world.name(one.source.ref(member.value, member.at)) === 'process.env');
    const name = world.name(one);
    return node.kind === 'call' && /^(?:Object\.(?:assign|entries|fromEntries)|JSON\.(?:parse|stringify)|structuredClone)\(\)$/.test(name ?? '') && node.args.some((arg) => isEnvironment(world, one.source.ref(arg, node.at)));
  }));

/** A call of ipcRenderer in a function (or the functions in it) whose channel is a parameter that nothing has tested. */
const genericCall = (world: World, fn: Fn, depth = 0): { method: string; at: Location } | undefined => {
  const { source } = fn;
  const calls = callsInside(world, fn);
  for (const call of calls) {
    const method = rendererMethod(call);
    const channel = channelOf(source, call.node.args[0], call.node.spreadFrom === 0, fn.fn);
    if (channel === undefined) continue;
    // A test of the channel, whatever it is worth, is a flow rule's matter.
    if (call.under.some(({ test }) => mentions(source, test, channel))) continue;
    if (calls.some((other) => other.node.at.end <= call.node.at.start && other.node.args.includes(channel) && CHECKS.test(other.method))) continue;
    if (method !== undefined) return { method, at: call.at };
    if (depth >= 2) continue;
    for (const inner of functionsOf(world, source.ref(call.node.callee, call.node.at))) {
      // The channel goes on as the first argument of a function of the app.
      const first = paramsFrom(inner, 0).find((id) => { const node = inner.source.node(id); return node.kind === 'param' && node.index === 0; });
      const found = first === undefined ? undefined : genericCall(world, inner, depth + 1);
      if (found) return { ...found, at: call.at };
    }
  }
  return undefined;
};

/** The parameter of the exposed function that is the channel; a part of a longer text is none. */
const channelOf = (source: Source, arg: Id | undefined, spread: boolean, fn: FnId): Id | undefined => {
  if (arg === undefined) return undefined;
  const node = source.node(arg);
  if (node.kind === 'param' && node.fn === fn) return arg;
  if (spread && node.kind === 'param') return arg;
  // `(…args) => send(args[0])`, `({ channel }) => send(channel)`
  if ((node.kind === 'get' || node.kind === 'index') && source.node(node.of).kind === 'param') {
    const of = source.node(node.of);
    return of.kind === 'param' && of.fn === fn ? arg : undefined;
  }
  return undefined;
};

/** `(callback) => ipcRenderer.on('saved', callback)`: the page's function gets the event, and with it the sender. */
const eventLeak = (world: World, fn: Fn): BridgeMember['event'] | undefined => {
  const { source } = fn;
  const given = new Set(paramsFrom(fn, 0));
  for (const call of callsInside(world, fn)) {
    if (!/^(?:on|once|addListener)$/.test(rendererMethod(call) ?? '')) continue;
    const listener = call.node.args[1];
    const at = call.node.argsAt[1];
    if (listener === undefined || at === undefined) continue;
    if (given.has(listener)) return { at: source.location(at), direct: true };
    for (const inner of functionsOf(world, source.ref(listener, at))) {
      if (inner.source !== source) continue;
      const event = paramsFrom(inner, 0).find((id) => { const node = source.node(id); return node.kind === 'param' && node.index === 0; });
      if (event === undefined) continue;
      const passed = callsInside(world, inner).find((one) => given.has(one.node.callee) && (one.node.args.includes(event) || (one.node.spreadFrom !== undefined && restAtFirst(source, inner.fn) && one.node.args[0] === event)));
      if (passed) return { at: passed.at, direct: false };
    }
  }
  return undefined;
};

const restAtFirst = (source: Source, fn: FnId): boolean => source.summary.functions[fn]?.params[0]?.rest === true;

/** `window.addEventListener('message', ({ data }) => ipcRenderer.send(data.channel, data))`: any frame that posts a message sends to the main process. */
export const messageBridgesOf = (world: World): readonly { readonly at: Location; readonly send: Location; readonly method: string }[] => {
  const listeners: { readonly ref: Ref; readonly at: Location }[] = [];
  for (const call of world.calls(/^(?:window\.|globalThis\.|self\.)?addEventListener$/)) {
    const [type, listener] = [call.arg(0), call.arg(1)];
    if (type && listener && world.scalar(type) === 'message') listeners.push({ ref: listener, at: call.at });
  }
  for (const { source, write } of world.writes()) {
    const target = source.node(write.target);
    const holder = target.kind === 'get' ? source.node(target.of) : undefined;
    const isWindow = (target.kind === 'get' && target.name === 'onmessage' && holder?.kind === 'global' && /^(?:window|globalThis|self)$/.test(holder.name)) || (target.kind === 'global' && target.name === 'onmessage');
    if (isWindow) listeners.push({ ref: source.ref(write.value, write.valueAt), at: source.location(write.targetAt) });
  }
  return listeners.flatMap(({ ref, at }) => functionsOf(world, ref).flatMap((fn) => {
    const { source } = fn;
    const events = paramsFrom(fn, 0);
    const origins = source.summary.nodes.flatMap((node, id) => (node.kind === 'get' && /^(?:origin|source)$/.test(node.name) && events.includes(node.of) ? [id] : []));
    const tested = insideOf(world, fn).flatMap((one) => source.summary.functions[one] ?? []).some(({ calls, returns }) => [...calls, ...returns].some(({ under }) => under.some(({ test }) => origins.some((one) => mentions(source, test, one)))));
    if (tested || nodeOfFunction(source, fn.fn) === undefined) return [];
    return callsInside(world, fn).flatMap((call) => {
      const method = rendererMethod(call);
      const [channel] = call.node.args;
      if (method === undefined || !/^(?:send|sendSync|invoke|postMessage|sendTo|…)$/.test(method) || channel === undefined || !/^(?:get|index|param)$/.test(source.node(channel).kind) || !events.some((one) => mentions(source, channel, one))) return [];
      return call.under.some(({ test }) => mentions(source, test, channel)) ? [] : [{ at, send: call.at, method }];
    });
  }));
};
