import { NOWHERE } from '../core/location.js';
import type { CallNode, ClassId, ClassMember, FnId, Id, Return, Write } from '../core/summary.js';
import { HABITS } from '../knowledge/languages.js';
import { dialectOf, familyOf } from './languages.js';
import { Events } from './events.js';
import { loadedBy } from './loaded.js';
import { membersOf } from './members.js';
import type { Call, Ref, Source } from './source.js';
import { instances } from './values.js';
import type { World } from './world.js';

/** A function of the app that a call may run, and how its arguments become the function's. */
export interface Target {
  readonly source: Source;
  readonly fn: FnId;
  /** The argument at index i is the parameter at i + shift. */
  readonly shift: number;
  /** The arguments are the items of one array: `apply`. */
  readonly spread?: boolean;
  /** Only this property of the parameter holds the argument. */
  readonly field?: string;
  /** Found by the method's name alone. */
  readonly guessed?: boolean;
}

/** What uses a value in its own file. */
export interface Uses {
  /** Nodes that are made with it. */
  readonly nodes: ReadonlyMap<Id, readonly Id[]>;
  readonly writes: ReadonlyMap<Id, readonly { readonly write: Write; readonly fn: FnId }[]>;
  readonly returns: ReadonlyMap<Id, readonly { readonly returned: Return; readonly fn: FnId }[]>;
}

/** More targets than this say nothing about where a call leads. */
const MOST_TARGETS = 64;
/** The calls of a function that are asked for what they hand over. */
const MOST_CALLERS = 4000;
/** A wrapper of `fetch` is called everywhere, each time with a callback of its own. */
const MOST_HANDED = 2000;
/** A method name that more classes than this have is no guess. */
const MOST_GUESSES = 2;
/** A class that is made at more places than this is one of values, not a service. */
const MOST_INSTANCES = 2;

/** Methods that have somebody else called. */
const TELLS = /^(?:emit|postMessage|send)$/;

/** Who uses which value, and which call runs which function, over all of an app. Made as it is asked for. */
export class Graph {
  private readonly uses = new Map<Source, Uses>();
  private readonly targets = new Map<Source, Map<Id, readonly Target[]>>();
  private sites: Map<Source, Map<FnId, Call[]>> | undefined;
  private importers: Map<Source, Map<Id, { readonly source: Source; readonly id: Id }[]>> | undefined;
  private methods: Map<string, { readonly source: Source; readonly fn: FnId }[]> | undefined;
  private callbacks: Map<Source, Map<FnId, Call[]>> | undefined;
  private readonly parameters = new Map<Source, Map<string, Id>>();
  private made: Map<string, number> | undefined;
  private reads: Map<string, { source: Source; id: Id }[]> | undefined;
  private readonly components = new Map<string, { readonly source: Source; readonly props: readonly Id[] } | undefined>();
  private events: Events | undefined;
  private byNode: Map<Source, Map<Id, Call>> | undefined;
  private readonly given = new Map<string, readonly Target[]>();
  private ready = false;
  /** A function was asked for that only the calls of another one say, while those are still being found. */
  private early = false;

  constructor(readonly world: World) {}

  usesIn(source: Source): Uses {
    let found = this.uses.get(source);
    if (!found) this.uses.set(source, (found = usesOf(source)));
    return found;
  }

  /** The calls of a function. */
  callsOf(source: Source, fn: FnId): readonly Call[] {
    this.sites ??= this.findSites();
    return this.sites.get(source)?.get(fn) ?? [];
  }

  call(source: Source, id: Id): Call | undefined {
    if (!this.byNode) {
      this.byNode = new Map();
      for (const call of this.world.calls()) {
        let own = this.byNode.get(call.source);
        if (!own) this.byNode.set(call.source, (own = new Map()));
        own.set(call.id, call);
      }
    }
    return this.byNode.get(source)?.get(id);
  }

  /** The functions of the app that a call runs. */
  targetsOf(call: Call): readonly Target[] {
    let own = this.targets.get(call.source);
    if (!own) this.targets.set(call.source, (own = new Map()));
    const known = own.get(call.id);
    if (known) return known;
    own.set(call.id, []);
    const before = this.early;
    this.early = false;
    const found = this.findTargets(call);
    if (this.early) own.delete(call.id);
    else own.set(call.id, found);
    this.early ||= before;
    return found;
  }

  /** The calls that are given a function as an argument. */
  callbackOf(source: Source, fn: FnId): readonly Call[] {
    if (!this.callbacks) {
      this.callbacks = new Map();
      for (const call of this.world.calls()) {
        for (const arg of call.node.args) {
          const node = call.source.node(arg);
          if (node.kind === 'function') this.addTo(this.callbacks, call.source, node.fn, call);
        }
      }
    }
    return this.callbacks.get(source)?.get(fn) ?? [];
  }

  /** The node of a parameter, where the function uses it. */
  parameter(source: Source, fn: FnId, index: number): Id | undefined {
    let own = this.parameters.get(source);
    if (!own) {
      own = new Map();
      for (const [id, node] of source.nodesOf('param')) own.set(`${node.fn} ${node.index}`, id);
      this.parameters.set(source, own);
    }
    return own.get(`${fn} ${index}`);
  }

  /** Where a getter's value is read: `this.url`, `instance.url`. */
  readsOf(source: Source, fn: FnId): readonly { readonly source: Source; readonly id: Id }[] {
    const of = source.summary.functions[fn]?.class;
    const member = of === undefined ? undefined : source.summary.classes[of]?.members.find((one) => { const node = source.node(one.value); return one.getter && node.kind === 'function' && node.fn === fn; });
    return member && of !== undefined ? this.fieldReads(source, of, member.name) : [];
  }

  /** Where a field of a class is read: by itself, by classes that extend it, and of instances that a module exports. */
  fieldReads(source: Source, of: ClassId, name: string): readonly { readonly source: Source; readonly id: Id }[] {
    this.reads ??= this.findReads();
    return this.reads.get(`${source.number} ${of} ${name}`) ?? [];
  }

  /** Whether a class has so many instances that what one of them holds says nothing about another. */
  isManifold(source: Source, of: ClassId): boolean {
    if (!this.made) {
      this.made = new Map();
      for (const call of this.world.calls()) {
        if (!call.node.construct) continue;
        // `getGame(id) { return new Game(id); }` makes one for each who asks.
        const ways = call.node.args.some((arg) => { const given = call.source.node(arg); return given.kind === 'param' && given.fn === call.fn; }) ? Math.max(1, this.callsOf(call.source, call.fn).length) : 1;
        for (const one of instances(this.world, call.ref)) {
          for (const base of basesOf(this.world, one.source, one.class)) {
            const key = `${base.source.number} ${base.class}`;
            this.made.set(key, (this.made.get(key) ?? 0) + ways);
          }
        }
      }
    }
    return (this.made.get(`${source.number} ${of}`) ?? 0) > MOST_INSTANCES;
  }

  /** What a component's name in a file stands for, and the nodes that hold its properties. */
  component(source: Source, name: string): { readonly source: Source; readonly props: readonly Id[] } | undefined {
    const key = `${source.number} ${name}`;
    if (!this.components.has(key)) this.components.set(key, componentOf(this.world, this, source, name));
    return this.components.get(key);
  }

  private findReads(): Map<string, { source: Source; id: Id }[]> {
    const found = new Map<string, { source: Source; id: Id }[]>();
    for (const source of this.world.sources) {
      for (const [id, node] of source.nodesOf('get')) {
        const holder = source.node(node.of);
        const classes: { source: Source; class: ClassId }[] = holder.kind === 'this' ? basesOf(this.world, source, holder.class)
          : this.isImported(source, node.of) || (holder.kind === 'get' && this.isImported(source, holder.of)) ? this.world.resolve(source.ref(node.of, NOWHERE)).flatMap((one) => [...instances(this.world, one)]) : [];
        for (const one of classes) {
          const key = `${one.source.number} ${one.class} ${node.name}`;
          const list = found.get(key);
          if (list) list.push({ source, id });
          else found.set(key, [{ source, id }]);
        }
      }
    }
    return found;
  }

  private addTo(map: Map<Source, Map<FnId, Call[]>>, source: Source, fn: FnId, call: Call): void {
    let own = map.get(source);
    if (!own) map.set(source, (own = new Map()));
    const list = own.get(fn);
    if (list) list.push(call);
    else own.set(fn, [call]);
  }

  /** Where other files use an exported value of this one. */
  importsOf(source: Source, id: Id): readonly { readonly source: Source; readonly id: Id }[] {
    this.importers ??= this.findImporters();
    return this.importers.get(source)?.get(id) ?? [];
  }

  private findTargets(call: Call): readonly Target[] {
    const { source, node } = call;
    if (this.isOfPlatform(source, node.callee)) return [];
    const direct = this.functionsOf(source.ref(node.callee, node.at), node.construct, 0);
    const callee = source.node(node.callee);
    if (direct.length > 0) return direct.length > (callee.kind === 'param' || callee.kind === 'get' ? MOST_HANDED : MOST_TARGETS) ? [] : direct;
    if (callee.kind === 'index') return this.dispatched(source.ref(callee.of, node.at), 0);
    if (callee.kind !== 'get') return [];
    if (callee.name === 'call' || callee.name === 'apply') {
      const spread = callee.name === 'apply';
      const called = this.functionsOf(source.ref(callee.of, node.at), false, 0);
      return called.length > MOST_HANDED ? [] : called.map((one) => ({ ...one, shift: one.shift - 1, ...(spread && { spread: true }) }));
    }
    const typed = this.world.linker(source)?.methods(call);
    if (typed) return typed;
    const heard = this.heardBy(call);
    if (heard.length > 0) return heard;
    const holder = source.node(callee.of);
    if (holder.kind === 'call') {
      const loaded = loadedBy(this.world, { source, id: callee.of }).flatMap((one) => { const member = this.world.exported(one.path, callee.name); return member ? this.functionsOf(member, node.construct, 0) : []; });
      if (loaded.length > 0) return loaded.length > MOST_TARGETS ? [] : loaded;
    }
    // What belongs to a library or the platform has a canonical name; what has none may be a method of the app.
    if (holder.kind === 'import' || holder.kind === 'global' || holder.kind === 'literal' || holder.kind === 'text' || HABITS[dialectOf(source)].commonMethods.has(callee.name) || callee.name.length < 5) return [];
    if (!this.isOwn(source, callee.of)) return [];
    const named = this.methodsNamed(source, callee.name);
    return named.length > MOST_GUESSES ? [] : named.map((one) => ({ ...one, shift: 0, guessed: true }));
  }

  /** `bus.emit('open', x)`, `worker.postMessage(x)`: whoever listens. */
  private heardBy(call: Call): readonly Target[] {
    if (!TELLS.test(call.method)) return [];
    this.events ??= new Events(this.world);
    return this.events.heardBy(call).flatMap(({ listener, from, field, guessed }) =>
      this.functionsOf(listener, false, 0).map((one) => ({ ...one, shift: one.shift - from, ...(field !== undefined && { field }), ...(guessed && { guessed }) })));
  }

  /** `console.log`, `parseInt`: many calls, and none of them runs a function of the app. */
  private isOfPlatform(source: Source, callee: Id): boolean {
    const node = source.node(callee);
    const holder = node.kind === 'get' ? source.node(node.of) : node;
    return holder.kind === 'global' && !this.world.linker(source) && (node.kind !== 'get' || (!TELLS.test(node.name) && source.writesOf(node.of, node.name).length === 0));
  }

  /** `actions[name](x)`: any function of the object. */
  private dispatched(holder: Ref, depth: number): readonly Target[] {
    return this.world.remember<readonly Target[]>('dispatched', holder, [], () => {
      const all: Target[] = [];
      for (const { ref } of membersOf(this.world, holder)) {
        all.push(...this.functionsOf(ref, false, depth + 1));
        if (all.length > MOST_TARGETS) return [];
      }
      return all;
    });
  }

  /** Whether something may be an object of the app: it is handed over or kept, and no library or part of the platform is known to have made it. */
  private isOwn(source: Source, id: Id): boolean {
    for (let at = id, steps = 0; steps < 20; steps++) {
      const node = source.node(at);
      if (node.kind === 'get' || node.kind === 'index') at = node.of;
      else {
        // A class of the app has its own name, unless it extends one of a library; then its methods are found by their class.
        const name = this.world.name(source.ref(id, NOWHERE));
        if (node.kind === 'this' || node.kind === 'param') return name === undefined || /^[A-Z]\w*\(\)/.test(name);
        return name === undefined && (node.kind === 'variable' || node.kind === 'call');
      }
    }
    return false;
  }

  /** The functions that a value may be: bound ones, constructors of classes. */
  functionsOf(ref: Ref, construct: boolean, depth: number): Target[] {
    return this.world.resolve(ref).flatMap((one): Target[] => {
      const node = one.source.node(one.id);
      switch (node.kind) {
        case 'function':
          return [{ source: one.source, fn: node.fn, shift: 0 }];
        case 'class': {
          const made = construct ? constructorOf(this.world, one.source, node.class, 0) : undefined;
          return made ? [{ ...made, shift: 0 }] : [];
        }
        case 'call': {
          if (depth > 3) return [];
          return this.wrapped(one, node, depth);
        }
        // A function that is kept: `this.onData = options.onData`.
        case 'param':
        case 'get':
          return construct ? [] : [...this.handedOver(one, depth)];
        default:
          return [];
      }
    });
  }

  /** The functions that callers give as an argument, or as a property of one: `options.onData`. */
  private handedOver({ source, id }: Ref, depth: number): readonly Target[] {
    const node = source.node(id);
    const { language } = source.summary;
    if (depth > 3 || (language !== 'javascript' && language !== 'html')) return [];
    if (node.kind === 'param') return this.givenAs(source, node.fn, node.index, undefined, depth);
    return node.kind !== 'get' ? [] : this.world.resolve(source.ref(node.of, NOWHERE)).flatMap((one) => {
      const holder = one.source.node(one.id);
      return holder.kind === 'param' ? this.givenAs(one.source, holder.fn, holder.index, node.name, depth) : [];
    });
  }

  /** The functions that an argument is, or that stand under a key of it. */
  private givenAs(source: Source, fn: FnId, index: number, key: string | undefined, depth: number): readonly Target[] {
    const question = `${source.number} ${fn} ${index} ${key ?? ''}`;
    const known = this.given.get(question);
    if (known) return known;
    const calls = this.callsOf(source, fn);
    if (!this.ready) { this.early = true; return []; }
    this.given.set(question, []);
    const found = calls.slice(0, MOST_CALLERS).flatMap((call): readonly Target[] => {
      const arg = call.arg(index);
      if (!arg) return [];
      if (key === undefined) return this.functionsOf(arg, false, depth + 1);
      return this.world.resolve(arg).flatMap((one): readonly Target[] => {
        const holder = one.source.node(one.id);
        if (holder.kind === 'param') return depth > 3 ? [] : this.givenAs(one.source, holder.fn, holder.index, key, depth + 1);
        return this.world.property(one, key).refs.flatMap((ref) => this.functionsOf(ref, false, depth + 1));
      });
    });
    const all = found.length > MOST_HANDED ? [] : found;
    this.given.set(question, all);
    return all;
  }

  /** `f.bind(self, a)`, `useCallback(f)`, `debounce(f)`: a call that gives a function that runs another one. */
  private wrapped({ source }: Ref, node: CallNode, depth: number): Target[] {
    const callee = source.node(node.callee);
    if (callee.kind === 'get' && callee.name === 'bind') {
      return this.functionsOf(source.ref(callee.of, node.at), false, depth + 1).map((one) => ({ ...one, shift: one.shift + Math.max(0, node.args.length - 1) }));
    }
    const name = callee.kind === 'get' || callee.kind === 'global' || callee.kind === 'import' ? callee.name : '';
    const first = node.args[0];
    if (first === undefined || !/^(?:useCallback|debounce|throttle|once|memoize|memo|promisify|action|withErrorHandling|wrap\w*|forwardRef|observer)$/.test(name)) return [];
    return this.functionsOf(source.ref(first, node.at), false, depth + 1);
  }

  private findSites(): Map<Source, Map<FnId, Call[]>> {
    const sites = new Map<Source, Map<FnId, Call[]>>();
    this.sites = sites;
    const through: Call[] = [];
    const add = (call: Call, { source, fn }: Target): void => this.addTo(sites, source, fn, call);
    for (const call of this.world.calls()) {
      this.early = false;
      const targets = this.targetsOf(call);
      if (this.early) through.push(call);
      else for (const target of targets) add(call, target);
    }
    this.ready = true;
    this.early = false;
    for (const call of through) for (const target of this.targetsOf(call)) add(call, target);
    return sites;
  }

  /** Whether a node is an import of another file of the app. */
  private isImported(source: Source, id: Id): boolean {
    const node = source.node(id);
    return node.kind === 'import' && this.world.modules.resolve(source.path, node.from) !== undefined;
  }

  private findImporters(): Map<Source, Map<Id, { source: Source; id: Id }[]>> {
    const found = new Map<Source, Map<Id, { source: Source; id: Id }[]>>();
    for (const source of this.world.sources) {
      const add = (id: Id, refs: readonly Ref[]): void => {
        for (const one of refs) {
          let own = found.get(one.source);
          if (!own) found.set(one.source, (own = new Map()));
          const list = own.get(one.id);
          if (list) list.push({ source, id });
          else own.set(one.id, [{ source, id }]);
        }
      };
      for (const [id] of source.nodesOf('import')) add(id, this.world.imported(source, id));
      for (const [id, node] of source.nodesOf('get')) {
        if (this.isImported(source, node.of)) add(id, this.world.resolve(source.ref(id, NOWHERE)).filter((one) => one.source !== source));
      }
    }
    return found;
  }

  private methodsNamed(source: Source, name: string): readonly { readonly source: Source; readonly fn: FnId }[] {
    if (!this.methods) {
      this.methods = new Map();
      for (const source of this.world.sources) {
        for (const { members } of source.summary.classes) for (const member of members) this.addMethod(source, member);
      }
    }
    return this.methods.get(`${familyOf(dialectOf(source))} ${name}`) ?? [];
  }

  private addMethod(source: Source, { name, value }: ClassMember): void {
    const node = source.node(value);
    if (node.kind !== 'function') return;
    const key = `${familyOf(dialectOf(source))} ${name}`;
    const list = this.methods!.get(key);
    if (list) list.push({ source, fn: node.fn });
    else this.methods!.set(key, [{ source, fn: node.fn }]);
  }
}

const constructorOf = (world: World, source: Source, of: number, depth: number): { source: Source; fn: FnId } | undefined => {
  const summary = source.summary.classes[of];
  const own = summary?.members.find((member) => member.name === 'constructor');
  const node = own && source.node(own.value);
  if (node?.kind === 'function') return { source, fn: node.fn };
  if (summary?.extends === undefined || depth > 8) return undefined;
  for (const base of world.resolve(source.ref(summary.extends, summary.at))) {
    const next = base.source.node(base.id);
    if (next.kind === 'class') return constructorOf(world, base.source, next.class, depth + 1);
  }
  return undefined;
};


/** A class and those it extends, as far as they are the app's. */
const basesOf = (world: World, source: Source, of: ClassId): { source: Source; class: ClassId }[] => {
  const found = [{ source, class: of }];
  for (let at: { source: Source; class: ClassId } | undefined = found[0]; at && found.length < 8;) {
    const summary = at.source.summary.classes[at.class];
    const [base] = summary?.extends === undefined ? [] : world.resolve(at.source.ref(summary.extends, summary.at));
    const node = base?.source.node(base.id);
    at = base && node?.kind === 'class' && !found.some((one) => one.source === base.source && one.class === node.class) ? { source: base.source, class: node.class } : undefined;
    if (at) found.push(at);
  }
  return found;
};

/** A component by the name it is used by: a function or class of the file or of one it imports, or a page of its own. */
const componentOf = (world: World, graph: Graph, source: Source, name: string): { readonly source: Source; readonly props: readonly Id[] } | undefined => {
  const pascal = name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  for (const { from } of source.summary.imports) {
    if (!from.includes(pascal) && !from.toLowerCase().replaceAll('-', '').includes(pascal.toLowerCase())) continue;
    const path = world.modules.resolve(source.path, from);
    const target = path === undefined ? undefined : world.module(path);
    if (!target) continue;
    if (/\.(?:vue|svelte|astro)$/.test(target.path)) return { source: target, props: propsOf(target) };
    const exported = world.exported(target.path, pascal) ?? world.exported(target.path, 'default');
    const found = exported && functionProps(graph, exported);
    if (found) return found;
  }
  const local = source.summary.declarations.find((one) => one.name === name && one.fn === 0) ;
  if (local) return functionProps(graph, source.ref(local.value, local.valueAt));
  const fn = source.summary.functions.findIndex((one) => one.name === name);
  const param = fn < 0 ? undefined : graph.parameter(source, fn, 0);
  return param === undefined ? undefined : { source, props: [param] };
};

const functionProps = (graph: Graph, ref: Ref): { readonly source: Source; readonly props: readonly Id[] } | undefined => {
  for (const target of graph.functionsOf(ref, false, 0)) {
    const param = graph.parameter(target.source, target.fn, 0);
    if (param !== undefined) return { source: target.source, props: [param] };
  }
  return undefined;
};

/** What holds the properties of a component in a page of its own: `defineProps()`, and `this` of an options object. */
const propsOf = (source: Source): readonly Id[] => {
  const { nodes } = source.summary;
  return nodes.flatMap((node, id) => {
    if (node.kind !== 'call') return [];
    const callee = nodes[node.callee];
    return callee?.kind === 'global' && /^(?:defineProps|withDefaults|\$props)$/.test(callee.name) ? [id] : [];
  });
};

const usesOf = (source: Source): Uses => {
  const nodes = new Map<Id, Id[]>();
  const add = (of: Id, user: Id): void => {
    const list = nodes.get(of);
    if (list) list.push(user);
    else nodes.set(of, [user]);
  };
  for (let id = 0; id < source.summary.nodes.length; id++) {
    const node = source.summary.nodes[id]!;
    switch (node.kind) {
      case 'text':
        for (const part of node.parts) add(part, id);
        break;
      case 'get':
        add(node.of, id);
        break;
      case 'index':
        add(node.of, id);
        break;
      case 'call':
        add(node.callee, id);
        for (const arg of new Set(node.args)) add(arg, id);
        break;
      case 'object':
        for (const { value } of node.members) add(value, id);
        break;
      case 'array':
        for (const { value } of node.items) add(value, id);
        break;
      case 'either':
        for (const { value } of node.of) add(value, id);
        break;
      case 'element':
        for (const { value } of node.attributes) if (value !== undefined) add(value, id);
        break;
      default:
    }
  }
  const writes = new Map<Id, { write: Write; fn: FnId }[]>();
  const returns = new Map<Id, { returned: Return; fn: FnId }[]>();
  for (const [fn, summary] of source.summary.functions.entries()) {
    for (const write of summary.writes) {
      const list = writes.get(write.value);
      if (list) list.push({ write, fn });
      else writes.set(write.value, [{ write, fn }]);
    }
    for (const returned of summary.returns) {
      const list = returns.get(returned.value);
      if (list) list.push({ returned, fn });
      else returns.set(returned.value, [{ returned, fn }]);
    }
  }
  return { nodes, writes, returns };
};
