import type { Location } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { mentions } from '../../dataflow/mentions.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { IPC_RENDERER_METHODS } from '../../knowledge/electron.js';
import { IPC_HOLDERS, RENDERER_METHODS } from '../../knowledge/ipc.js';
import { type Fn, functionsOf, textOf } from '../../dataflow/members.js';
import { channelsIn } from './ipc.js';
import { callsInside, paramsFrom } from './uses.js';

/** A message that web content or its preload script sends, or listens for. */
export interface Message {
  /** Missing where it is not known: the caller chooses it. */
  readonly channel?: string;
  /** `invoke`, `send`, `on`, … */
  readonly method: string;
  readonly at: Location;
  /** For each argument of the message, the parameter of the exposed function that it comes from; -1 where it is none. */
  readonly args: readonly number[];
}

/** The method of ipcRenderer that a call is of: Electron's, a package's, or one that is handed over under its name. */
export const rendererMethod = (call: Call): string | undefined => {
  const plain = /^(?:electron\.ipcRenderer|(?:window\.)?electron\.ipcRenderer|@electron-toolkit\/preload\.electronAPI\.ipcRenderer)(?:\.(\w+)|\[\])$/.exec(call.name);
  if (plain) return plain[1] === undefined ? '…' : IPC_RENDERER_METHODS.has(plain[1]) ? plain[1] : undefined;
  const known = RENDERER_METHODS.get(call.name);
  if (known !== undefined) return known;
  const callee = call.source.node(call.node.callee);
  if (callee.kind !== 'get' || !IPC_RENDERER_METHODS.has(callee.name)) return undefined;
  const of = call.source.node(callee.of);
  const name = of.kind === 'param' ? call.source.summary.functions[of.fn]?.params[of.index]?.name : of.kind === 'get' || of.kind === 'variable' || of.kind === 'global' || of.kind === 'import' ? of.name : undefined;
  return name === 'ipcRenderer' ? callee.name : undefined;
};

const DEEPEST = 3;
const MOST = 60;

/** What stands for a parameter of a function that an exposed one calls: its text, and the exposed function's parameters in it. */
interface Given {
  readonly text?: string;
  readonly params: readonly number[];
}

/** The messages that a function sends, itself or by functions of the app that it calls. */
export const messagesOf = (world: World, fn: Fn): readonly Message[] => {
  const found: Message[] = [];
  const seen = new Set<string>();
  const visit = (at: Fn, given: ReadonlyMap<Id, Given>, depth: number): void => {
    const { source } = at;
    const text = (ref: Ref): string | undefined => {
      const direct = given.get(ref.id);
      if (direct) return direct.text;
      const node = ref.source.node(ref.id);
      if (node.kind !== 'text' || given.size === 0) return textOf(world, ref);
      const parts = node.parts.map((part) => text(source.ref(part, node.at)));
      return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
    };
    const paramsIn = (id: Id): readonly number[] => [...given].flatMap(([param, one]) => (mentions(source, id, param) ? one.params : []));
    for (const call of callsInside(world, at)) {
      if (found.length >= MOST) return;
      const method = rendererMethod(call);
      if (method !== undefined) {
        const first = call.arg(0);
        const channel = first && text(first);
        found.push({ ...(channel !== undefined && { channel }), method, at: call.at, args: call.node.args.flatMap((arg, index) => (index === 0 ? [] : index >= (call.node.spreadFrom ?? Infinity) ? paramsIn(arg) : [paramsIn(arg)[0] ?? -1])) });
        continue;
      }
      if (depth >= DEEPEST) continue;
      for (const inner of functionsOf(world, source.ref(call.node.callee, call.node.at))) {
        const key = `${inner.source.path}:${inner.fn}:${call.node.args.map((arg) => text(source.ref(arg, call.node.at)) ?? paramsIn(arg).join('+')).join()}`;
        if (seen.has(key)) continue;
        seen.add(key);
        visit(inner, givenBy(inner, call.node.args, (arg) => ({ params: paramsIn(arg), text: text(source.ref(arg, call.node.at)) })), depth + 1);
      }
    }
  };
  visit(fn, givenBy(fn, [], () => ({ params: [], text: undefined }), true), 0);
  return found;
};

/** What the parameters of a function stand for: those of the exposed one for themselves. */
const givenBy = ({ source, fn }: Fn, args: readonly Id[], of: (arg: Id) => { readonly params: readonly number[]; readonly text: string | undefined }, own = false): ReadonlyMap<Id, Given> => {
  const params = source.summary.functions[fn]?.params ?? [];
  return new Map(paramsFrom({ source, fn }, 0).map((id): [Id, Given] => {
    const node = source.node(id);
    const at = node.kind === 'param' ? node.index : 0;
    if (own) return [id, { params: [at] }];
    const filled = (params[at]?.rest ? args.slice(at) : args.slice(at, at + 1)).map(of);
    const text = filled.length === 1 ? filled[0]!.text : undefined;
    return [id, { params: filled.flatMap((one) => one.params), ...(text !== undefined && { text }) }];
  }));
};

/** Every message that anything outside of the main process sends or listens for, and every one that the main process sends to pages. */
export const wiresOf = (world: World): { readonly renderer: readonly Message[]; readonly main: readonly Message[] } => {
  const all = world.calls();
  const told = (calls: readonly Call[], methodOf: (call: Call) => string): readonly Message[] =>
    channelsIn(world, calls).map(({ call, channel, at }) => ({ ...(channel !== undefined && { channel }), at, args: [], method: methodOf(call) }));
  return {
    renderer: told(all.filter((call) => rendererMethod(call) !== undefined), (call) => rendererMethod(call)!),
    main: told(all.filter((call) => rendererMethod(call) === undefined && sendsToPages(world, call)), (call) => `webContents.${call.method}`),
  };
};

const sendsToPages = (world: World, call: Call): boolean => {
  const callee = call.source.node(call.node.callee);
  if (callee.kind !== 'get' || call.node.args.length === 0) return false;
  if (callee.name === 'reply') return isEvent(call.source, callee.of);
  if (callee.name !== 'send' && callee.name !== 'postMessage') return false;
  const of = call.source.node(callee.of);
  const name = of.kind === 'get' || of.kind === 'variable' || of.kind === 'global' ? of.name : of.kind === 'param' ? call.source.summary.functions[of.fn]?.params[of.index]?.name : world.name(call.source.ref(callee.of, call.node.at));
  return name !== undefined && IPC_HOLDERS.test(name);
};

const isEvent = (source: Source, id: Id): boolean => {
  const node = source.node(id);
  const name = node.kind === 'param' ? source.summary.functions[node.fn]?.params[node.index]?.name : undefined;
  return name !== undefined && /^_?(?:e|ev|evt|event)$/i.test(name);
};
