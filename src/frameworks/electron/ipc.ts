import type { Location } from '../../core/location.js';
import type { FnId, Id } from '../../core/summary.js';
import { mentions } from '../../dataflow/mentions.js';
import { type Call, type Ref, type Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { EVENT_NAMES, IPC_DECORATORS, IPC_HOLDERS, IPC_METHODS, ITERATORS, MESSAGE_EVENTS, REGISTRARS, type Registrar, TRPC_PACKAGES } from '../../knowledge/ipc.js';
import { functionsWithin } from './tables.js';
import { callsInside, paramsFrom } from './uses.js';
import { type Fn, functionsOf, membersOf, nodeOfFunction, textOf, within } from '../../dataflow/members.js';

/** A function that answers messages of web content. */
export interface Handler {
  /** Missing where it is not known, or where there is none: a port. */
  readonly channel?: string;
  readonly at: Location;
  /** `ipcMain.handle`, `webContents.ipc.on`, `MessagePort.on`, `trpc`, `dispatch`, … */
  readonly via: string;
  /** Missing where the function could not be found. */
  readonly fn?: Fn;
  /** The first parameter that holds data of the page: those from it on, a rest among them, are untrusted. */
  readonly data: number;
  /** The parameter that is the event, or comes from it. */
  readonly event?: number;
  /** The functions of the app that a message goes through first, each with the parameter that is the event and the first that holds data of the page. */
  readonly through?: readonly (Fn & { readonly event?: number; readonly data: number })[];
  /** The call that the app registers it with: of Electron, or of a function of the app that passes it on. */
  readonly registered: Call;
}

/** How many functions of the app may stand between Electron and a handler. */
const DEEPEST = 5;
/** An app with more handlers than this was made to be analysed. */
const MOST = 5000;

const handlers = new WeakMap<World, readonly Handler[]>();

/** Every function that answers messages of web content. */
export const handlersOf = (world: World): readonly Handler[] => {
  const known = handlers.get(world);
  if (known) return known;
  const found = new Finder(world).all();
  handlers.set(world, found);
  return found;
};

/** The channels of calls whose first argument is one, and the places where the app names them: a function of the app may stand between. */
export const channelsIn = (world: World, calls: readonly Call[]): readonly { readonly call: Call; readonly channel?: string; readonly at: Location }[] => new Finder(world).channels(calls);

/** What stands for a parameter or an item of a loop: a value, or a text that is a key. */
interface Bound {
  readonly ref: Ref;
  readonly text?: string;
}

/** Values of parameters and items in one file. */
interface Frame {
  readonly source: Source;
  lookup(id: Id): Bound | undefined;
}

interface Draft {
  readonly registered: Call;
  readonly at: Location;
  readonly registrar: Registrar;
  readonly channel?: Ref;
  readonly handler?: Ref;
  readonly frames: readonly Frame[];
}

/** A function with the meaning of its parameters. */
interface Target extends Fn {
  readonly event?: number;
  readonly data: number;
  readonly via?: string;
  readonly through?: Handler['through'];
}

/** What could not be followed: a parameter, or an item of a collection. */
interface Hole {
  readonly source: Source;
  readonly id: Id;
}

interface Found {
  readonly targets: readonly Target[];
  readonly hole?: Hole;
}

class Finder {
  private readonly found: Handler[] = [];
  private readonly callsIn = new Map<Source, Call[]>();
  private readonly byMethod = new Map<string, Call[]>();
  private readonly byTarget = new Map<string, Call[]>();
  private readonly named = new Map<string, number>();
  private readonly callersOf = new Map<string, readonly Call[]>();
  private left = MOST * 4;

  constructor(private readonly world: World) {
    for (const call of world.calls()) {
      push(this.callsIn, call.source, call);
      const callee = call.source.node(call.node.callee);
      if (callee.kind === 'get' || callee.kind === 'index') push(this.byMethod, methodOf(call), call);
    }
    for (const { summary } of world.sources) for (const { name } of summary.functions) if (name !== undefined) this.named.set(name, (this.named.get(name) ?? 0) + 1);
  }

  all(): readonly Handler[] {
    for (const draft of this.direct()) this.settle(draft, 0);
    this.procedures();
    this.decorated();
    return this.found.sort((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.range.start - b.at.range.start));
  }

  channels(calls: readonly Call[]): readonly { readonly call: Call; readonly channel?: string; readonly at: Location }[] {
    return calls.flatMap((call) => {
      const from = this.found.length;
      const channel = call.arg(0);
      this.settle({ registered: call, at: call.at, registrar: { channel: 0, handler: -1, data: 0, via: '' }, ...(channel && { channel }), frames: [] }, 0);
      return this.found.slice(from).map((one) => ({ call, at: one.at, ...(one.channel !== undefined && { channel: one.channel }) }));
    });
  }

  /** What is registered with Electron itself, or with a package that does it. */
  private *direct(): Iterable<Draft> {
    for (const call of this.world.calls()) {
      const registrar = this.registrarOf(call);
      if (!registrar) continue;
      const shift = registrar.via.endsWith('answerRenderer') && call.node.args.length > 2 ? 1 : 0;
      const channel = registrar.channel < 0 ? undefined : call.arg(registrar.channel + shift);
      const handler = call.arg(registrar.handler + shift);
      if (!handler && registrar.channel >= 0 && call.node.spreadFrom === undefined) continue;
      yield { registered: call, at: call.at, registrar, ...(channel && { channel }), ...(handler && { handler }), frames: [] };
    }
  }

  private registrarOf(call: Call): Registrar | undefined {
    const known = REGISTRARS.get(call.name);
    if (known) return known;
    const callee = call.source.node(call.node.callee);
    if (callee.kind !== 'get') return undefined;
    const receiver = call.source.node(callee.of);
    // `registerRoutes(ipcMain: IpcMain)`: what is handed over keeps its name.
    if (IPC_METHODS.has(callee.name) && nameIn(call.source, callee.of) === 'ipcMain') return { channel: 0, handler: 1, event: 0, data: 1, via: `ipcMain.${callee.name}` };
    if (receiver.kind === 'get' && receiver.name === 'ipc' && IPC_METHODS.has(callee.name)) {
      const name = nameIn(call.source, receiver.of) ?? this.world.name(call.source.ref(receiver.of, call.node.at));
      return name !== undefined && IPC_HOLDERS.test(name) ? { channel: 0, handler: 1, event: 0, data: 1, via: `webContents.ipc.${callee.name}` } : undefined;
    }
    if (!/^(?:on|once|addListener|addEventListener|prependListener)$/.test(callee.name)) return undefined;
    const event = call.arg(0);
    const literal = event && call.source.node(event.id);
    if (literal?.kind !== 'literal') return undefined;
    if (MESSAGE_EVENTS.has(String(literal.value))) {
      // A <webview> puts channel and arguments into the event.
      return callee.name === 'addEventListener' ? { channel: -1, handler: 1, data: 0, via: `webview.${String(literal.value)}` } : { channel: -1, handler: 1, event: 0, data: 1, via: `webContents.${String(literal.value)}` };
    }
    return literal.value === 'message' && this.isPort(call.source.ref(callee.of, call.node.at)) ? { channel: -1, handler: 1, data: 0, via: 'MessagePort.on' } : undefined;
  }

  /** `event.ports[0]`, `const [port] = event.ports`, a port of `new MessageChannelMain()`. */
  private isPort(ref: Ref): boolean {
    return this.world.resolve(ref).some((one) => {
      const node = one.source.node(one.id);
      const of = node.kind === 'get' || node.kind === 'index' ? one.source.node(node.of) : undefined;
      return (of?.kind === 'get' && of.name === 'ports') || /^electron\.MessageChannelMain\(\)\.port[12]$/.test(this.world.name(one) ?? '');
    });
  }

  /** Follows a registration through functions of the app and loops until channel and handler are known. */
  private settle(draft: Draft, depth: number): void {
    if (this.left-- <= 0 || this.found.length >= MOST) return;
    const { channel, handler, frames, registrar, registered } = draft;
    const text = channel && this.text(channel, frames);
    const unknown = channel && text === undefined ? this.hole(channel, frames) : undefined;
    const found: Found = handler ? this.targets(handler, frames, registrar, 0) : { targets: [] };
    const hole = unknown ?? found.hole;
    if (hole && depth < DEEPEST) {
      const drafts = this.fill(hole, draft);
      if (drafts.length > 0) {
        for (const one of drafts) this.settle(one, depth + 1);
        return;
      }
    }
    const rest = { ...(text !== undefined && { channel: text }), at: draft.at, registered };
    const seen = new Set<string>();
    for (const { via, event, data, source, fn, through } of found.targets) {
      const key = `${source.path}:${fn}`;
      if (seen.has(key)) continue;
      seen.add(key);
      this.found.push({ ...rest, via: via ?? registrar.via, fn: { source, fn }, data, ...(event !== undefined && { event }), ...(through && { through }) });
    }
    if (found.targets.length === 0) this.found.push({ ...rest, via: registrar.via, data: registrar.data, ...(registrar.event !== undefined && { event: registrar.event }) });
  }

  /** The ways in which a parameter is given, or an item is one of a collection. */
  private fill(hole: Hole, draft: Draft): readonly Draft[] {
    const { source } = hole;
    const node = source.node(hole.id);
    if (node.kind === 'index') return this.rows(source.ref(node.of, draft.registered.node.at), draft).map((row) => ({ ...draft, ...(row.at && { at: row.at }), frames: [...draft.frames, frameOfItem(source, hole.id, row)] }));
    if (node.kind !== 'param') return [];
    const each = this.iterated(source, node.fn);
    if (each) {
      if (node.index > 0) return [];
      return this.rows(each, draft).map((row) => ({ ...draft, ...(row.at && { at: row.at }), frames: [...draft.frames, frameOfItem(source, hole.id, row)] }));
    }
    return this.callers({ source, fn: node.fn }).filter((call) => call.id !== draft.registered.id || call.source !== draft.registered.source)
      .map((call) => ({ ...draft, registered: call, at: call.at, frames: [...draft.frames, frameOfCall(source, node.fn, call)] }));
  }

  /** The collection whose items a function is called with. */
  private iterated(source: Source, fn: FnId): Ref | undefined {
    const id = nodeOfFunction(source, fn);
    const call = (this.callsIn.get(source) ?? []).find((one) => id !== undefined && one.node.args[0] === id && ITERATORS.has(methodOf(one)));
    return call?.receiver;
  }

  private rows(collection: Ref, { frames }: Draft): readonly Row[] {
    return this.see(collection, frames, 0).flatMap(({ ref }): readonly Row[] => this.rowsOf(ref, frames, 0));
  }

  private rowsOf(ref: Ref, frames: readonly Frame[], depth: number): readonly Row[] {
    if (depth > DEEPEST) return [];
    const { source, id } = ref;
    const node = source.node(id);
    if (node.kind === 'array') {
      return node.items.flatMap((item): readonly Row[] => {
        const one = source.ref(item.value, item.at);
        return item.spread ? this.see(one, frames, 0).flatMap((each) => this.rowsOf(each.ref, frames, depth + 1)) : [{ item: { ref: one }, ...(source.node(item.value).kind !== 'param' && { at: one.at }) }];
      });
    }
    if (node.kind !== 'call') return [];
    const name = this.world.name(ref) ?? '';
    const first = node.args[0] === undefined ? undefined : source.ref(node.args[0], node.argsAt[0] ?? node.at);
    const callee = source.node(node.callee);
    // What is filtered or sorted is some of it.
    if (callee.kind === 'get' && /^(?:filter|sort|reverse|slice|concat|entries|values|keys)$/.test(callee.name) && !/^Object\./.test(name)) {
      return this.see(source.ref(callee.of, node.at), frames, 0).flatMap((one) => this.rowsOf(one.ref, frames, depth + 1));
    }
    if (!first) return [];
    if (/^(?:Map|Set|Array\.from)\(\)$/.test(name)) return this.see(first, frames, 0).flatMap((one) => this.rowsOf(one.ref, frames, depth + 1));
    const kind = /^(?:Object\.(entries|keys|values|getOwnPropertyNames)|Reflect\.(ownKeys))\(\)$/.exec(name);
    if (!kind) return [];
    return this.see(first, frames, 0).flatMap((one) => this.members(one.ref)).map(({ name: key, ref: value }): Row => {
      const at = value.keyAt ?? value.at;
      return kind[1] === 'values' ? { item: { ref: value }, at } : kind[1] === 'entries' ? { key, value, at } : { item: { ref: value, text: key }, at };
    });
  }

  private members(ref: Ref): readonly { readonly name: string; readonly ref: Ref }[] {
    const node = ref.source.node(ref.id);
    const plain = node.kind === 'get' && node.name === 'prototype' ? ref.source.ref(node.of, ref.at.range) : ref;
    return membersOf(this.world, plain);
  }

  /** The values of a reference, parameters and items replaced by what stands for them. */
  private see(ref: Ref, frames: readonly Frame[], depth: number): readonly Bound[] {
    if (depth > DEEPEST * 3 || this.left-- <= 0) return [{ ref }];
    const bound = lookup(ref, frames);
    if (bound) return bound.text !== undefined ? [bound] : this.see(bound.ref, frames, depth + 1);
    if (frames.length > 0) {
      const { source } = ref;
      const node = source.node(ref.id);
      const key = node.kind === 'get' ? node.name : node.kind === 'index' ? this.text(source.ref(node.key, ref.at.range), frames, depth + 1) : undefined;
      if ((node.kind === 'get' || node.kind === 'index') && key !== undefined && this.isBound(source, node.kind === 'get' ? [node.of] : [node.of, node.key], frames)) {
        const found = this.see(source.ref(node.of, ref.at.range), frames, depth + 1).flatMap((one) => {
          const item = one.ref.source.node(one.ref.id);
          if (item.kind === 'array') { const at = item.items[Number(key)]; return at && !item.items.some(({ spread }) => spread) ? [one.ref.source.ref(at.value, at.at)] : []; }
          return this.world.property(one.ref, key).refs;
        });
        if (found.length > 0) return found.flatMap((one) => this.see(one, frames, depth + 1));
      }
    }
    const next = this.world.resolve(ref);
    return next.flatMap((one) => (one.source === ref.source && one.id === ref.id ? [{ ref: one }] : this.see(one, frames, depth + 1)));
  }

  private isBound(source: Source, ids: readonly Id[], frames: readonly Frame[], depth = 0): boolean {
    return depth < DEEPEST && ids.some((id) => {
      if (lookup({ source, id }, frames)) return true;
      const node = source.node(id);
      return node.kind === 'get' ? this.isBound(source, [node.of], frames, depth + 1) : node.kind === 'index' ? this.isBound(source, [node.of, node.key], frames, depth + 1) : false;
    });
  }

  private text(ref: Ref, frames: readonly Frame[], depth = 0): string | undefined {
    if (depth > DEEPEST * 3) return undefined;
    const all = this.see(ref, frames, depth).map(({ ref: one, text }) => {
      if (text !== undefined) return text;
      const node = one.source.node(one.id);
      if (node.kind === 'text') {
        const parts = node.parts.map((part) => this.text(one.source.ref(part, node.at), frames, depth + 1));
        return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
      }
      return textOf(this.world, one);
    });
    return all[0] !== undefined && all.every((one) => one === all[0]) ? all[0] : undefined;
  }

  /** What a value comes down to that nothing stands for yet. */
  private hole(ref: Ref, frames: readonly Frame[], depth = 0): Hole | undefined {
    if (depth > DEEPEST * 2) return undefined;
    const { source } = ref;
    const again = (id: Id): Hole | undefined => this.hole(source.ref(id, ref.at.range), frames, depth + 1);
    const bound = lookup(ref, frames);
    if (bound) return bound.text === undefined ? this.hole(bound.ref, frames, depth + 1) : undefined;
    const node = source.node(ref.id);
    switch (node.kind) {
      case 'param':
        return ref;
      case 'index':
        return source.node(node.key).kind === 'unknown' ? ref : again(node.key) ?? again(node.of);
      case 'get':
        return again(node.of);
      case 'text':
        return node.parts.map(again).find((one) => one);
      case 'either':
        return node.of.map(({ value }) => again(value)).find((one) => one);
      case 'variable': {
        const [only, ...others] = this.world.resolve(ref);
        return only && others.length === 0 && (only.id !== ref.id || only.source !== source) ? this.hole(only, frames, depth + 1) : undefined;
      }
      default:
        return undefined;
    }
  }

  /** The functions that answer, and how their parameters are filled. */
  private targets(ref: Ref, frames: readonly Frame[], given: { readonly event?: number; readonly data: number }, depth: number): Found {
    if (depth > DEEPEST || this.left <= 0) return { targets: [] };
    const targets: Target[] = [];
    let hole: Hole | undefined;
    for (const { ref: one } of this.see(ref, frames, 0)) {
      const { source } = one;
      const node = source.node(one.id);
      const found = ((): Found => {
        if (node.kind === 'function') {
          const inner = this.forwarded({ source, fn: node.fn, ...given }, frames);
          return inner.targets.length > 0 || inner.hole ? { ...inner, targets: inner.targets.length > 0 ? inner.targets : [{ source, fn: node.fn, ...given }] } : { targets: [{ source, fn: node.fn, ...given }] };
        }
        if (node.kind === 'call') return this.wrapped(one, frames, given, depth);
        const left = this.hole(one, frames);
        return left ? { targets: [], hole: left } : { targets: [] };
      })();
      targets.push(...found.targets);
      hole ??= found.hole;
    }
    return { targets, ...(hole && { hole }) };
  }

  /** `this.save.bind(this)`, `logged(save)`: the function that the call's result is, or the one that it is given. */
  private wrapped(ref: Ref, frames: readonly Frame[], given: { readonly event?: number; readonly data: number }, depth: number): Found {
    const { source } = ref;
    const node = source.node(ref.id);
    if (node.kind !== 'call') return { targets: [] };
    const callee = source.node(node.callee);
    if (callee.kind === 'get' && callee.name === 'bind') {
      const before = Math.max(0, node.args.length - 1);
      return this.targets(source.ref(callee.of, node.at), frames, { data: given.data + before, ...(given.event !== undefined && { event: given.event + before }) }, depth + 1);
    }
    const made = functionsOf(this.world, source.ref(node.callee, node.at)).flatMap((fn) => {
      const frame = frameOfCall(fn.source, fn.fn, { source, node });
      return (fn.source.summary.functions[fn.fn]?.returns ?? []).map((one) => this.targets(fn.source.ref(one.value, one.at), [...frames, frame], given, depth + 1));
    });
    if (made.some(({ targets }) => targets.length > 0)) return { targets: made.flatMap(({ targets }) => targets), ...holeIn(made) };
    const inner = node.args.map((arg, index) => this.targets(source.ref(arg, node.argsAt[index] ?? node.at), frames, given, depth + 1));
    return { targets: inner.flatMap(({ targets }) => targets), ...holeIn(inner) };
  }

  /** What a function passes a message on to: the function that the app gave it, or the method that the page names. */
  private forwarded(outer: Target, frames: readonly Frame[]): Found {
    const { source, fn, event, data } = outer;
    const params = source.summary.functions[fn]?.params ?? [];
    const targets: Target[] = [];
    let hole: Hole | undefined;
    const isData = (id: Id): boolean => params.some((_, index) => index >= data && mentionsParam(source, id, fn, index));
    for (const call of callsInside(this.world, outer)) {
      const callee = source.node(call.node.callee);
      const inner = { data: call.node.args.findIndex((arg) => isData(arg)), event: event === undefined ? -1 : call.node.args.findIndex((arg) => mentionsParam(source, arg, fn, event) && !isData(arg)) };
      const filled = { data: inner.data < 0 ? call.node.args.length : inner.data, ...(inner.event >= 0 && { event: inner.event }) };
      const ref = source.ref(call.node.callee, call.node.at);
      if (callee.kind === 'index' && isData(callee.key)) {
        targets.push(...this.dispatched(ref, frames, isData, 0).flatMap((one) => functionsOf(this.world, one)).map((one) => ({ ...one, ...filled, via: 'dispatch' })));
        continue;
      }
      if (inner.data >= 0) targets.push(...this.looked(call, isData, filled, 0));
      if (inner.data < 0 && inner.event < 0) continue;
      const outside = this.outside(ref, fn, frames);
      if (outside === 'bound') {
        for (const { ref: one } of this.see(ref, frames, 0)) {
          const found = this.targets(one, frames, filled, 2);
          targets.push(...found.targets);
          hole ??= found.hole;
        }
      } else if (outside) hole ??= outside;
    }
    const passed = { source, fn, data, ...(event !== undefined && { event }) };
    return { targets: targets.map((one) => ({ ...one, through: [passed, ...(one.through ?? [])] })), ...(hole && { hole }) };
  }

  /** What is called is something that a function around this one, or a loop around it, was given. */
  private outside(ref: Ref, fn: FnId, frames: readonly Frame[]): Hole | 'bound' | undefined {
    const { source } = ref;
    if (this.isBound(source, [ref.id], frames)) return 'bound';
    const hole = this.hole(ref, frames);
    const node = hole && source.node(hole.id);
    if (!hole || !node || hole.source !== source) return undefined;
    if (node.kind === 'param') return node.fn !== fn && within(source, fn, node.fn) && this.world.resolve(ref).every((one) => one.id === hole.id) ? hole : undefined;
    return undefined;
  }

  /** `routes.get(name)(input)` with a name of the page, here or in a function of the app that gets it: every function of the table. */
  private looked(call: Call, isData: (id: Id) => boolean, filled: { readonly event?: number; readonly data: number }, depth: number): readonly Target[] {
    const { source, node } = call;
    const asked = this.world.resolve(source.ref(node.callee, node.at)).flatMap((one) => {
      const made = one.source.node(one.id);
      const callee = made.kind === 'call' ? one.source.node(made.callee) : undefined;
      return one.source === source && made.kind === 'call' && callee?.kind === 'get' && callee.name === 'get' && made.args[0] !== undefined && isData(made.args[0]) ? [callee.of] : [];
    });
    if (asked.length > 0) return asked.flatMap((table) => functionsWithin(this.world, source.ref(table, node.at))).map((one) => ({ ...one, ...filled, via: 'dispatch' }));
    if (depth > 1) return [];
    return functionsOf(this.world, source.ref(node.callee, node.at)).flatMap((fn) => {
      const given = paramsFrom(fn, 0).filter((id) => { const param = fn.source.node(id); const arg = param.kind === 'param' ? node.args[param.index] : undefined; return arg !== undefined && isData(arg); });
      const isGiven = (id: Id): boolean => given.some((one) => mentions(fn.source, id, one));
      return callsInside(this.world, fn).flatMap((inner) => {
        const data = inner.node.args.findIndex(isGiven);
        return data < 0 ? [] : this.looked(inner, isGiven, { data }, depth + 1);
      });
    });
  }

  /** `services[name][method]` with names of the page: every method of every service. */
  private dispatched(ref: Ref, frames: readonly Frame[], isData: (id: Id) => boolean, depth: number): readonly Ref[] {
    const { source } = ref;
    const node = source.node(ref.id);
    if (node.kind !== 'index' || depth > 3) return [];
    const holder = source.ref(node.of, ref.at.range);
    const above = source.node(node.of);
    const holders = above.kind === 'index' && isData(above.key) ? this.dispatched(holder, frames, isData, depth + 1) : this.see(holder, frames, 0).map((one) => one.ref);
    return holders.flatMap((one) => this.members(one)).map((one) => one.ref);
  }

  /** The calls of a function of the app. */
  private callers(target: Fn): readonly Call[] {
    const key = keyOf(target);
    const known = this.callersOf.get(key);
    if (known) return known;
    this.callersOf.set(key, []);
    const { source, fn } = target;
    const name = source.summary.functions[fn]?.name;
    this.indexTargets();
    const direct = this.byTarget.get(key) ?? [];
    const byName = name === undefined ? [] : (this.byMethod.get(name) ?? []).filter((call) => this.mayCall(call, target, name));
    const all = [...new Set([...direct, ...byName])];
    this.callersOf.set(key, all);
    return all;
  }

  /** Calls of plain names, by the function they call. */
  private indexTargets(): void {
    if (this.byTarget.size > 0) return;
    for (const call of this.world.calls()) {
      const callee = call.source.node(call.node.callee);
      if (callee.kind === 'get' || callee.kind === 'index' || callee.kind === 'global' || call.node.construct) continue;
      for (const one of functionsOf(this.world, call.source.ref(call.node.callee, call.node.at))) push(this.byTarget, keyOf(one), call);
    }
    this.byTarget.set('', []);
  }

  /** Whether a method call is of this function; where what it is called on is not known, a name that only one function has must do. */
  private mayCall(call: Call, target: Fn, name: string): boolean {
    const found = functionsOf(this.world, call.source.ref(call.node.callee, call.node.at));
    if (found.length > 0) return found.some((one) => keyOf(one) === keyOf(target));
    if (this.registrarOf(call)) return false;
    // `handle` is a word of the main process: `context.ipc.handle('…', …)`.
    if (name === 'handle' && call.receiver && /ipc/i.test(nameIn(call.source, call.receiver.id) ?? '')) return true;
    if (GENERAL.test(name) || (this.named.get(name) ?? 0) > 1) return false;
    const receiver = call.receiver && this.world.name(call.receiver);
    return receiver === undefined || !/^(?:electron|fs|net|http|process|document|window)\b/.test(receiver);
  }

  /** Resolvers of tRPC, where a package brings it over IPC. */
  private procedures(): void {
    if (!this.world.sources.some(({ summary }) => summary.imports.some(({ from }) => TRPC_PACKAGES.test(from)))) return;
    for (const call of this.world.calls()) {
      const callee = call.source.node(call.node.callee);
      const resolver = call.arg(0);
      if (callee.kind !== 'get' || !/^(?:query|mutation|subscription)$/.test(callee.name) || !resolver || !isProcedure(call.source, callee.of)) continue;
      const channel = call.source.summary.nodes.flatMap((node) => (node.kind === 'object' ? node.members.flatMap((member) => (member.kind === 'entry' && member.value === call.id ? [member.key] : [])) : []))[0];
      for (const { source, fn } of this.targets(resolver, [], { data: 0 }, 0).targets) this.found.push({ ...(channel !== undefined && { channel }), at: call.at, registered: call, via: 'trpc', fn: { source, fn }, data: 0 });
    }
  }

  /** `@IpcHandle('notes:save') save(note) { … }`: the method that begins where the decorator ends. */
  private decorated(): void {
    for (const { path, summary } of this.world.sources) {
      if (summary.classes.length === 0) continue;
      const source = this.world.source(path)!;
      const calls = (this.callsIn.get(source) ?? []).filter((call) => IPC_DECORATORS.test(call.name.replace(/\(\)$/, '')) && call.node.args.length < 3);
      if (calls.length === 0) continue;
      for (const { members } of summary.classes) {
        for (const [index, member] of members.entries()) {
          const node = source.node(member.value);
          if (node.kind !== 'function') continue;
          const from = Math.max(-1, ...members.slice(0, index).map((one) => one.valueAt.end));
          const call = calls.find(({ node: { at } }) => at.end <= member.keyAt.start && member.keyAt.start - at.end < 120 && at.start > from);
          if (!call || within(source, call.fn, node.fn)) continue;
          const first = paramName(source, node.fn, 0);
          const event = first !== undefined && EVENT_NAMES.test(first);
          const name = call.arg(0);
          const channel = (name && textOf(this.world, name)) ?? member.name;
          this.found.push({ channel, at: call.at, registered: call, via: 'decorator', fn: { source, fn: node.fn }, data: event ? 1 : 0, ...(event && { event: 0 }) });
        }
      }
    }
  }
}

/** One of a collection: an item, or a key with its value. */
type Row = { readonly at?: Location } & ({ readonly item: Bound } | { readonly key: string; readonly value: Ref });

/** Names that many unrelated objects give a method. */
const GENERAL = /^(?:on|once|add|set|get|use|off|emit|send|call|run|start|init|create|register|subscribe|listen|then|apply|push|addListener|addEventListener|handle|constructor)$/;

const frameOfItem = (source: Source, item: Id, row: Row): Frame => ({
  source,
  lookup: (id) => {
    if ('item' in row) return id === item ? row.item : undefined;
    const node = source.node(id);
    if (node.kind !== 'get' || node.of !== item) return undefined;
    return node.name === '0' ? { ref: row.value, text: row.key } : node.name === '1' ? { ref: row.value } : undefined;
  },
});

const frameOfCall = (source: Source, fn: FnId, call: Pick<Call, 'source' | 'node'>): Frame => ({
  source,
  lookup: (id) => {
    const node = source.node(id);
    if (node.kind !== 'param' || node.fn !== fn || source.summary.functions[fn]?.params[node.index]?.rest) return undefined;
    const arg = call.node.args[node.index];
    const spread = call.node.spreadFrom;
    if (arg === undefined || (spread !== undefined && node.index >= spread)) return undefined;
    return { ref: call.source.ref(arg, call.node.argsAt[node.index] ?? call.node.at) };
  },
});

const lookup = ({ source, id }: Pick<Ref, 'source' | 'id'>, frames: readonly Frame[]): Bound | undefined => {
  for (const frame of frames) {
    const found = frame.source === source ? frame.lookup(id) : undefined;
    if (found && (found.text !== undefined || found.ref.id !== id || found.ref.source !== source)) return found;
  }
  return undefined;
};

const holeIn = (found: readonly Found[]): { hole?: Hole } => {
  const hole = found.find((one) => one.hole)?.hole;
  return hole ? { hole } : {};
};

/** `t.procedure.input(schema)`, `publicProcedure`. */
const isProcedure = (source: Source, id: Id): boolean => {
  for (let at = id, steps = 0; steps < 12; steps++) {
    const node = source.node(at);
    if (node.kind === 'get' || node.kind === 'variable' || node.kind === 'import' || node.kind === 'global') {
      if (/procedure$/i.test(node.name) || node.name === 'input') return true;
    }
    if (node.kind === 'get') at = node.of;
    else if (node.kind === 'call') at = node.callee;
    else return false;
  }
  return false;
};

const mentionsParam = (source: Source, expression: Id, fn: FnId, index: number): boolean => {
  const id = paramNodes(source).get(`${fn}.${index}`);
  return id !== undefined && mentions(source, expression, id);
};

const paramIds = new WeakMap<Source, ReadonlyMap<string, Id>>();

const paramNodes = (source: Source): ReadonlyMap<string, Id> => {
  const known = paramIds.get(source);
  if (known) return known;
  const all = new Map<string, Id>();
  for (const [id, node] of source.nodesOf('param')) all.set(`${node.fn}.${node.index}`, id);
  paramIds.set(source, all);
  return all;
};

/** The name that a value has in the code. */
const nameIn = (source: Source, id: Id): string | undefined => {
  const node = source.node(id);
  return node.kind === 'get' || node.kind === 'variable' || node.kind === 'global' || node.kind === 'import' ? node.name : node.kind === 'param' ? paramName(source, node.fn, node.index) : undefined;
};

const paramName = (source: Source, fn: FnId, index: number): string | undefined => source.summary.functions[fn]?.params[index]?.name;

const keyOf = ({ source, fn }: Fn): string => `${source.path}:${fn}`;

const methodOf = (call: Call): string => {
  const callee = call.source.node(call.node.callee);
  return callee.kind === 'get' ? callee.name : '';
};

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};
