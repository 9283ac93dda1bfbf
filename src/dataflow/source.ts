import type { Location, Range } from '../core/location.js';
import type { When } from '../core/setting.js';
import type { CallNode, CallSite, ClassId, Condition, FnId, Id, Node, NodeOf, Summary, Write } from '../core/summary.js';

/** A value in a file. `at` is where it is used or written, for reports; nodes that have a place of their own are placed there. */
export interface Ref {
  readonly source: Source;
  readonly id: Id;
  readonly at: Location;
  readonly keyAt?: Location;
  readonly when?: When;
}

let sources = 0;

const NO_WRITES: readonly Write[] = [];

/** Answers to one question, by node; to one about a key of it, those by key. */
export type Answers<T> = (T | undefined)[];

/** A summary with its indexes: what asks about one file goes through here. */
export class Source {
  /** Writes by the node they go to. */
  readonly writesTo: ReadonlyMap<Id, readonly Write[]>;
  /** The function that holds a call node, by the call's id. */
  readonly siteOf: ReadonlyMap<Id, { readonly site: CallSite; readonly fn: FnId }>;
  /** Writes to properties, by the node that has them. */
  private readonly written = new Map<Id, { readonly name: string; readonly write: Write }[]>();
  private readonly literal = new Map<Id, Id>();
  private readonly answers = new Map<string, Answers<unknown>>();
  private kinds: Map<Node['kind'], (readonly [Id, Node])[]> | undefined;
  private given: ReadonlyMap<FnId, CallNode> | undefined;
  private selves: ReadonlyMap<ClassId, Id> | undefined;
  private makers: ReadonlyMap<Id, readonly Condition[] | Id> | undefined;
  /** Properties that are surely one value: `options.webPreferences` of a literal, by that value. */
  private readonly aliases = new Map<Id, Id[]>();

  /** Tells sources apart in keys. */
  readonly number = sources++;

  constructor(readonly path: string, readonly summary: Summary) {
    const writes = new Map<Id, Write[]>();
    const sites = new Map<Id, { site: CallSite; fn: FnId }>();
    for (const [fn, { calls, writes: own }] of summary.functions.entries()) {
      for (const site of calls) sites.set(site.call, { site, fn });
      for (const write of own) {
        const list = writes.get(write.target);
        if (list) list.push(write);
        else writes.set(write.target, [write]);
      }
    }
    // Every node of an app comes by here: an iterator would make two objects for each.
    for (let id = 0; id < summary.nodes.length; id++) {
      const node = summary.nodes[id]!;
      if (node.kind !== 'get' && node.kind !== 'index') continue;
      const own = writes.get(id);
      const mayBeLiteral = this.literal.has(node.of) || this.node(node.of).kind === 'object';
      const name = own || mayBeLiteral ? this.keyOf(node) : undefined;
      if (name === undefined) continue;
      if (own) {
        const list = this.written.get(node.of) ?? [];
        this.written.set(node.of, list);
        for (const write of own) list.push({ name, write });
      }
      const value = mayBeLiteral ? this.literalProperty(node.of, name) : undefined;
      if (value === undefined) continue;
      this.literal.set(id, value);
      this.aliases.set(value, [...(this.aliases.get(value) ?? []), id]);
    }
    this.writesTo = writes;
    this.siteOf = sites;
  }

  /** `a['key']` is `a.key`: PHP writes all its arrays so. */
  private keyOf(node: NodeOf<'get'> | NodeOf<'index'>): string | undefined {
    if (node.kind === 'get') return node.name;
    const key = this.node(node.key);
    return key.kind === 'literal' && key.value !== null && key.value !== undefined ? String(key.value) : undefined;
  }

  /** The answers to a question. */
  answersTo<T>(question: string): Answers<T> {
    let answers = this.answers.get(question);
    // With its length given, it stays an array, however few are asked of.
    if (!answers) this.answers.set(question, (answers = new Array<unknown>(this.summary.nodes.length)));
    return answers as Answers<T>;
  }

  node(id: Id): Node {
    return this.summary.nodes[id] ?? { kind: 'unknown' };
  }

  /** The nodes of a kind, in order. Who asks about all files asks here: most of the nodes are of other kinds. */
  nodesOf<K extends Node['kind']>(kind: K): readonly (readonly [Id, NodeOf<K>])[] {
    if (!this.kinds) {
      this.kinds = new Map();
      for (let id = 0; id < this.summary.nodes.length; id++) {
        const node = this.summary.nodes[id]!;
        const list = this.kinds.get(node.kind);
        if (list) list.push([id, node]);
        else this.kinds.set(node.kind, [[id, node]]);
      }
    }
    return (this.kinds.get(kind) ?? []) as unknown as readonly (readonly [Id, NodeOf<K>])[];
  }

  /** The call that is given a function as its first argument. */
  givenTo(fn: FnId): CallNode | undefined {
    this.given ??= new Map([...this.siteOf.keys()].flatMap((id) => {
      const node = this.node(id);
      const first = node.kind === 'call' && node.args[0] !== undefined ? this.node(node.args[0]) : undefined;
      return node.kind === 'call' && first?.kind === 'function' ? [[first.fn, node] as const] : [];
    }));
    return this.given.get(fn);
  }

  /** The `this` of a class, where its methods use it. */
  selfOf(of: ClassId): Id | undefined {
    this.selves ??= new Map(this.nodesOf('this').map(([id, node]) => [node.class, id]));
    return this.selves.get(of);
  }

  /** The writes to a property of a value, however the file comes to that value. */
  writesOf(of: Id, name: string): readonly Write[] {
    const own = this.writesAt(of, name);
    const aliases = this.aliases.get(of);
    return aliases === undefined ? own : [...own, ...aliases.flatMap((holder) => this.writesAt(holder, name))];
  }

  // Asked of every property, most of which nothing is written to.
  private writesAt(holder: Id, name: string): readonly Write[] {
    const written = this.written.get(holder);
    return written === undefined ? NO_WRITES : written.flatMap((one) => (one.name === name ? one.write : []));
  }

  /** What must hold for an object or array to be made: the conditions of the call or write that takes it, however deep it lies in a literal. */
  conditionsOf(id: Id): readonly Condition[] {
    this.makers ??= this.findMakers();
    for (let at: Id | undefined = id, steps = 0; at !== undefined && steps < 50; steps++) {
      const maker: readonly Condition[] | Id | undefined = this.makers.get(at);
      if (typeof maker !== 'number') return maker ?? [];
      at = maker;
    }
    return [];
  }

  private findMakers(): ReadonlyMap<Id, readonly Condition[] | Id> {
    const makers = new Map<Id, readonly Condition[] | Id>();
    for (const [id, node] of this.summary.nodes.entries()) {
      if (node.kind === 'object') for (const { value } of node.members) makers.set(value, id);
      if (node.kind === 'array') for (const { value } of node.items) makers.set(value, id);
    }
    for (const { calls, writes, returns } of this.summary.functions) {
      for (const { call, under } of calls) {
        const node = this.node(call);
        if (node.kind === 'call') for (const arg of node.args) if (!makers.has(arg)) makers.set(arg, under);
      }
      for (const { value, under } of [...writes, ...returns]) makers.set(value, under);
    }
    return makers;
  }

  private literalProperty(of: Id, name: string): Id | undefined {
    const node = this.node(this.literal.get(of) ?? of);
    if (node.kind !== 'object') return undefined;
    const member = node.members.findLast((one) => one.kind === 'entry' && one.key === name);
    return member?.value;
  }

  location(range: Range): Location {
    return { file: this.path, range };
  }

  /** A node with a place of its own is there; the others are where they are used. */
  ref(id: Id, at: Range, more: { keyAt?: Range; when?: When } = {}): Ref {
    const node = this.node(id);
    return { source: this, id, at: this.location('at' in node ? node.at : at), ...(more.keyAt && { keyAt: this.location(more.keyAt) }), ...(more.when && { when: more.when }) };
  }
}

/** A call in a source, with the canonical name of what it calls. */
export class Call {
  constructor(readonly source: Source, readonly id: Id, readonly node: CallNode, readonly name: string, readonly site: CallSite, readonly fn: FnId) {}

  get at(): Location {
    return this.source.location(this.node.at);
  }

  /** What the call gives. */
  get ref(): Ref {
    return { source: this.source, id: this.id, at: this.at };
  }

  /** The last part of what is called, whatever it is called on: `checkMac`. */
  get method(): string {
    const callee = this.source.node(this.node.callee);
    return is(callee, 'get') ? callee.name : this.name;
  }

  /** An argument by position, or in PHP by name. Undefined where it is not given or a spread hides it. */
  arg(index: number, name?: string): Ref | undefined {
    const named = name === undefined ? -1 : (this.node.argNames?.indexOf(name) ?? -1);
    const position = named >= 0 ? named : index;
    if (named < 0 && this.node.argNames?.[index]) return undefined;
    if (this.node.spreadFrom !== undefined && position >= this.node.spreadFrom) return undefined;
    const id = this.node.args[position];
    const at = this.node.argsAt[position];
    return id === undefined || at === undefined ? undefined : this.source.ref(id, at);
  }

  get args(): readonly Ref[] {
    return this.node.args.map((id, index) => this.source.ref(id, this.node.argsAt[index] ?? this.node.at));
  }

  /** The object a method is called on. */
  get receiver(): Ref | undefined {
    const callee = this.source.node(this.node.callee);
    return callee.kind === 'get' ? this.source.ref(callee.of, this.node.at) : undefined;
  }

  get under(): readonly Condition[] {
    return this.site.under;
  }
}

export const is = <K extends Node['kind']>(node: Node, kind: K): node is NodeOf<K> => node.kind === kind;
