import type { Location } from '../../core/location.js';
import type { FnId, Id } from '../../core/summary.js';
import type { Ref, Source } from '../../dataflow/source.js';
import { mentions } from '../../dataflow/mentions.js';
import type { World } from '../../dataflow/world.js';
import { GENERIC_BRIDGES, IPC_RENDERER_METHODS, POWERFUL_EXPORTS } from '../../knowledge/electron.js';
import type { Bridge, BridgeMember } from './model.js';

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
 * `window.api = { openExternal: shell.openExternal }`: without context isolation, pages have it. Only what hands over a part of Electron
 * counts, since renderers keep much else there.
 */
const shared = (world: World): readonly Bridge[] =>
  [...world.writes()].flatMap(({ source, write }): Bridge[] => {
    const target = source.node(write.target);
    const holder = target.kind === 'get' ? source.node(target.of) : undefined;
    if (target.kind !== 'get' || holder?.kind !== 'global' || !/^(?:window|globalThis|global|self)$/.test(holder.name)) return [];
    const members = membersOf(world, source.ref(write.value, write.valueAt, { keyAt: write.targetAt }), '', 0).filter(({ raw, generic, package: ready }) => raw ?? generic ?? ready);
    return members.length > 0 ? [{ key: target.name, at: source.location(write.targetAt), members }] : [];
  });

const membersOf = (world: World, ref: Ref, path: string, depth: number): readonly BridgeMember[] =>
  world.resolve(ref).flatMap((one): readonly BridgeMember[] => {
    const name = world.name(one);
    const at = one.keyAt && one.source === ref.source && one.source.node(one.id).kind !== 'object' ? one.keyAt : one.at;
    const ready = name === undefined ? undefined : GENERIC_BRIDGES.get(name);
    if (ready !== undefined) return [{ path, at, package: ready }];
    const raw = name === undefined ? undefined : rawExport(name);
    if (raw !== undefined) return [{ path, at, raw }];
    const node = one.source.node(one.id);
    if (node.kind === 'object' && depth < DEEPEST) {
      return node.members.flatMap((member) => {
        if (member.kind === 'spread') return membersOf(world, one.source.ref(member.value, member.at), path, depth + 1);
        const key = member.kind === 'entry' ? member.key : '…';
        return membersOf(world, one.source.ref(member.value, member.valueAt, { keyAt: member.keyAt }), path ? `${path}.${key}` : key, depth + 1);
      });
    }
    if (node.kind === 'function') {
      const generic = genericCall(world, one.source, node.fn);
      return [{ path, at, ...(generic && { generic }) }];
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

/** A call of ipcRenderer in a function (or the functions in it) whose channel is a parameter that nothing has tested. */
const genericCall = (world: World, source: Source, fn: FnId): { method: string; at: Location } | undefined => {
  for (const call of world.calls()) {
    if (call.source !== source || !within(source, call.fn, fn)) continue;
    const method = /^electron\.ipcRenderer(?:\.(\w+)|\[\])$/.exec(call.name);
    if (!method || (method[1] !== undefined && !IPC_RENDERER_METHODS.has(method[1]))) continue;
    const channel = channelOf(source, call.node.args[0], call.node.spreadFrom === 0, fn);
    if (channel === undefined) continue;
    // A test of the channel, whatever it is worth, is a flow rule's matter.
    if (call.under.some(({ test }) => mentions(source, test, channel))) continue;
    return { method: method[1] ?? '…', at: call.at };
  }
  return undefined;
};

const within = (source: Source, inner: FnId, outer: FnId): boolean => {
  for (let at: FnId | undefined = inner; at !== undefined; at = source.summary.functions[at]?.parent) if (at === outer) return true;
  return false;
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
