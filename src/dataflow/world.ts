import type { App } from '../core/app.js';
import type { ConfigDocument, Scalar } from '../core/config.js';
import type { Location } from '../core/location.js';
import type { Setting, When } from '../core/setting.js';
import type { Attribute, CallNode, Condition, ElementNode, Id, Language, Member, NodeOf, Write } from '../core/summary.js';
import { MODULE_ALIASES, PROMISIFIERS } from '../knowledge/modules.js';
import { whenReached } from './conditions.js';
import { exported, exportedName, imported } from './imports.js';
import { dialectOf, type Linker, linkerOf } from './languages.js';
import { type Modules, NO_MODULES } from './modules.js';
import { sourceOfConfig } from './json-modules.js';
import { Call, type Ref, Source } from './source.js';
import { memberSetting, property, type Property, resolve, scalar, setting, type Text, texts } from './values.js';

/** An entry of an object literal, which is the node `object`. */
export class Entry {
  constructor(readonly source: Source, private readonly member: Extract<Member, { kind: 'entry' }>, readonly object: Id) {}

  get key(): string {
    return this.member.key;
  }

  get value(): Ref {
    return this.source.ref(this.member.value, this.member.valueAt, { keyAt: this.member.keyAt });
  }

  get keyAt(): Location {
    return this.source.location(this.member.keyAt);
  }

  /** What must hold for the object to be made. */
  get under(): readonly Condition[] {
    return this.source.conditionsOf(this.object);
  }
}

/** Which names or keys are meant. */
type Names = RegExp | ReadonlySet<string> | ReadonlyMap<string, unknown>;

/** Things by name, in source order. Each name is tested once, however often it occurs. */
class Index<T> {
  private readonly groups = new Map<string, T[]>();
  private readonly matches = new Map<string, readonly T[]>();
  private names: readonly string[] | undefined;
  private orders: ReadonlyMap<T, number> | undefined;

  constructor(private readonly all: readonly T[], nameOf: (one: T) => string) {
    for (const one of all) {
      const name = nameOf(one);
      const group = this.groups.get(name);
      if (group) group.push(one);
      else this.groups.set(name, [one]);
    }
  }

  of(names: string | Names | undefined): readonly T[] {
    if (names === undefined) return this.all;
    if (typeof names === 'string') return this.groups.get(names) ?? [];
    if (!(names instanceof RegExp)) return this.grouped([...names.keys()].filter((name) => this.groups.has(name)));
    // Several recognisers ask for the same.
    const pattern = `${names.flags}/${names.source}`;
    const known = this.matches.get(pattern);
    if (known) return known;
    this.names ??= [...this.groups.keys()];
    const found = this.grouped(this.names.filter((name) => names.test(name)));
    this.matches.set(pattern, found);
    return found;
  }

  private grouped(meant: readonly string[]): readonly T[] {
    if (meant.length < 2) return meant.flatMap((name) => this.groups.get(name) ?? []);
    this.orders ??= new Map(this.all.map((one, order) => [one, order]));
    const { orders } = this;
    return meant.flatMap((name) => this.groups.get(name) ?? []).sort((a, b) => orders.get(a)! - orders.get(b)!);
  }
}

/** An answer that is undefined. */
const NONE = Symbol('none');

/** Values that are what they are: no other file defines them. */
const PLAIN: ReadonlySet<string> = new Set(['global', 'literal', 'text', 'object', 'array', 'function', 'pattern', 'unknown']);

/** Methods that give one item of a list. */
const PICKS = /^(?:find|findLast|at|pop|shift)$/;

/** How many questions may wait for each other: a chain of calls longer than this has no name. */
const DEEPEST = 250;

/**
 * One app's sources and configurations, and the questions that recognisers ask of them. Canonical names: an import is `module.name`
 * (`electron.shell.openExternal`, `fs.readFile`), a global its name, a call its callee and `()`: `new BrowserWindow().loadURL` is
 * `electron.BrowserWindow().loadURL`, PHP's `Window::open()->url` is `Native\Desktop\Facades\Window.open().url`, Rust's
 * `tauri::Builder::default().plugin` is written so. An instance of a subclass has the name of the class it extends.
 */
export class World {
  readonly sources: readonly Source[];
  private readonly byPath: ReadonlyMap<string, Source>;
  private depth = 0;
  private callIndex: Index<Call> | undefined;
  private entryIndex: Index<Entry> | undefined;
  private allWrites: readonly { readonly source: Source; readonly write: Write }[] | undefined;
  private allConfigs: readonly (readonly [string, ConfigDocument])[] | undefined;
  private readonly linkers = new Map<Language, Linker | undefined>();
  private readonly jsonModules = new Map<string, Source | undefined>();

  constructor(readonly app: App, readonly modules: Modules = NO_MODULES) {
    this.sources = [...app.files.values()].flatMap(({ path, document }) => (document?.kind === 'source' ? [new Source(path, document)] : []));
    this.byPath = new Map(this.sources.map((source) => [source.path, source]));
  }

  /**
   * Answers every question about a node once, so that the cost grows with the code. `meanwhile` is the answer to one that comes to ask itself,
   * and to one that a long chain of others leads to: the code may be hostile, and the stack is short.
   */
  remember<T>(question: string, { source, id }: Pick<Ref, 'source' | 'id'>, meanwhile: T, answer: () => T): T {
    const answers = source.answersTo<T | typeof NONE>(question);
    const known = answers[id];
    if (known !== undefined) return (known === NONE ? undefined : known) as T;
    answers[id] = meanwhile === undefined ? NONE : meanwhile;
    const found = this.deeper(meanwhile, answer);
    answers[id] = found === undefined ? NONE : found;
    return found;
  }

  /** The same for a question about a key of a node. */
  rememberOf<T extends object>(question: string, key: number | string, { source, id }: Pick<Ref, 'source' | 'id'>, meanwhile: T, answer: () => T): T {
    const answers = source.answersTo<Map<number | string, T>>(question);
    const own = answers[id] ??= new Map();
    const known = own.get(key);
    if (known) return known;
    own.set(key, meanwhile);
    const found = this.deeper(meanwhile, answer);
    own.set(key, found);
    return found;
  }

  private deeper<T>(meanwhile: T, answer: () => T): T {
    if (this.depth >= DEEPEST) return meanwhile;
    this.depth++;
    try {
      return answer();
    } finally {
      this.depth--;
    }
  }

  source(path: string): Source | undefined {
    return this.byPath.get(path);
  }

  /** A module by its path: a source file, or a JSON file, whose value is its default export. */
  module(path: string): Source | undefined {
    const source = this.byPath.get(path);
    if (source || !path.endsWith('.json')) return source;
    if (!this.jsonModules.has(path)) {
      const root = this.config(path)?.root;
      this.jsonModules.set(path, root && new Source(path, sourceOfConfig(root)));
    }
    return this.jsonModules.get(path);
  }

  /** How the names of a language lead to other files; undefined for JavaScript, whose names are imports. */
  linker(source: Source): Linker | undefined {
    const language = dialectOf(source);
    if (!this.linkers.has(language)) this.linkers.set(language, linkerOf(this, language));
    return this.linkers.get(language);
  }

  /** What an import stands for, where it comes from another file of the app. A namespace stays what it is. */
  imported(source: Source, id: Id): readonly Ref[] {
    return this.remember<readonly Ref[]>('imported', { source, id }, [], () => {
      const node = source.node(id);
      return node.kind === 'import' ? imported(this, source, node) : [];
    });
  }

  /** What a module of the app exports under a name. */
  exported(path: string, name: string): Ref | undefined {
    return exported(this, path, name);
  }

  config(path: string): ConfigDocument | undefined {
    const document = this.app.files.get(path)?.document;
    return document?.kind === 'config' ? document : undefined;
  }

  /** The configurations whose path matches. */
  configs(test: RegExp): readonly (readonly [string, ConfigDocument])[] {
    this.allConfigs ??= [...this.app.files.values()].flatMap(({ path, document }) => (document?.kind === 'config' ? [[path, document] as const] : []));
    return this.allConfigs.filter(([path]) => test.test(path));
  }

  /** Every call, or those whose canonical name is given or matches. */
  calls(names?: string | Names): readonly Call[] {
    this.callIndex ??= new Index(this.allCalls(), ({ name }) => name);
    return this.callIndex.of(names);
  }

  private allCalls(): readonly Call[] {
    const all: Call[] = [];
    for (const source of this.sources) {
      source.siteOf.forEach(({ site, fn }, id) => {
        const node = source.node(id);
        if (node.kind === 'call') all.push(new Call(source, id, node, this.calleeName(source, node), site, fn));
      });
    }
    return all;
  }

  /** A method of something that has no name is `?.method`. */
  private calleeName(source: Source, { callee, at }: CallNode): string {
    const node = source.node(callee);
    return this.name({ source, id: callee, at: source.location(at) }) ?? (node.kind === 'get' ? `?.${node.name}` : '');
  }

  /** Every element of pages, templates and JSX with this name. */
  *elements(name?: string): Iterable<{ readonly source: Source; readonly element: ElementNode }> {
    for (const source of this.sources) {
      for (const id of source.summary.elements) {
        const element = source.node(id);
        if (element.kind === 'element' && (name === undefined || element.name === name)) yield { source, element };
      }
    }
  }

  /** Every `target = value` in the app. */
  writes(): readonly { readonly source: Source; readonly write: Write }[] {
    return (this.allWrites ??= this.sources.flatMap((source) => source.summary.functions.flatMap(({ writes }) => writes.map((write) => ({ source, write })))));
  }

  /** Every entry of an object literal whose key matches, wherever the object goes. */
  entries(key: Names): readonly Entry[] {
    this.entryIndex ??= new Index(this.allEntries(), (entry) => entry.key);
    return this.entryIndex.of(key);
  }

  private allEntries(): readonly Entry[] {
    const all: Entry[] = [];
    for (const source of this.sources) {
      for (const [id, { members }] of source.nodesOf('object')) for (const member of members) if (member.kind === 'entry') all.push(new Entry(source, member, id));
    }
    return all;
  }

  /** What must be so for a call or write to run: development, a platform. */
  when(source: Source, under: Call['under']): When | undefined {
    return whenReached(this, source, under);
  }

  /** The canonical name of a value; undefined where it has none. */
  name(ref: Ref): string | undefined {
    return this.remember('name', ref, undefined, () => this.nameOf(ref));
  }

  private nameOf({ source, id, at }: Ref): string | undefined {
    const node = source.node(id);
    const of = (next: Id): string | undefined => this.name({ source, id: next, at });
    const agreed = (ids: readonly Id[]): string | undefined => {
      const all = [...new Set(ids.flatMap((one) => of(one) ?? []))];
      return all.length === 1 ? all[0] : undefined;
    };
    switch (node.kind) {
      case 'import': {
        const own = this.imported(source, id)[0];
        const target = this.modules.resolve(source.path, node.from);
        if (own || target !== undefined) return (own && this.name(own)) ?? (target === undefined ? undefined : exportedName(this, target, node.name)) ?? `${node.from}.${node.name}`;
        const from = MODULE_ALIASES.get(node.from) ?? node.from;
        return node.name === '*' || node.name === 'default' ? from : `${from}.${node.name}`;
      }
      case 'global':
        return node.name;
      case 'get': {
        const own = this.owned(source, node) ?? this.foreign(source, node, at);
        if (own !== undefined) return own;
        const holder = of(node.of);
        return holder === undefined ? undefined : node.name === 'default' ? holder : `${holder}.${node.name}`;
      }
      case 'index': {
        const name = this.scalar({ source, id: node.key, at });
        const holder = of(node.of);
        return holder === undefined ? undefined : typeof name === 'string' ? `${holder}.${name}` : `${holder}[]`;
      }
      case 'call': {
        const callee = of(node.callee);
        // What util.promisify gives is called like what it was given.
        if (callee !== undefined && PROMISIFIERS.has(callee) && node.args[0] !== undefined) return of(node.args[0]);
        return callee === undefined ? undefined : `${callee}()`;
      }
      case 'variable':
        return agreed((source.writesTo.get(id) ?? []).map((write) => write.value));
      case 'either':
        return agreed(node.of.map((one) => one.value));
      case 'class': {
        const summary = source.summary.classes[node.class];
        return (summary?.extends === undefined ? undefined : of(summary.extends)) ?? summary?.name;
      }
      case 'this': {
        const summary = source.summary.classes[node.class];
        const name = (summary?.extends === undefined ? undefined : of(summary.extends)) ?? summary?.name;
        return name === undefined ? undefined : `${name}()`;
      }
      default:
        return undefined;
    }
  }

  /** The name of a property whose value the file itself says: `this.win = new BrowserWindow()`, `const api = { shell }`. */
  private owned(source: Source, node: NodeOf<'get'>): string | undefined {
    const holder = source.node(node.of);
    const ids = source.writesOf(node.of, node.name).map((write) => write.value);
    if (holder.kind === 'object') ids.push(...holder.members.flatMap((member) => (member.kind === 'entry' && member.key === node.name ? [member.value] : [])));
    if (holder.kind === 'this') {
      ids.push(...(source.summary.classes[holder.class]?.members ?? []).flatMap((member) => (member.name === node.name && source.node(member.value).kind !== 'function' ? [member.value] : [])));
    }
    if (ids.length === 0) return undefined;
    const names = [...new Set(ids.flatMap((id) => this.name({ source, id, at: source.location({ start: 0, end: 0 }) }) ?? []))];
    return names.length === 1 ? names[0] : undefined;
  }

  /** The name of a property of what another file defines: a namespace, an object, an instance of its class. */
  private foreign(source: Source, node: NodeOf<'get'>, at: Location): string | undefined {
    if (PLAIN.has(source.node(node.of).kind) && !this.linker(source)) return undefined;
    for (const holder of this.resolve({ source, id: node.of, at })) {
      const one = holder.source.node(holder.id);
      // A name that a file hands on is not the file: only of a whole module are the properties exports.
      const target = one.kind === 'import' && (one.name === '*' || one.name === 'default') ? this.modules.resolve(holder.source.path, one.from) : undefined;
      if (target !== undefined) {
        const found = this.exported(target, node.name);
        const name = (found && this.name(found)) ?? exportedName(this, target, node.name);
        if (name !== undefined) return name;
      } else if (holder.source !== source || one.kind === 'call' || one.kind === 'this') {
        const { refs } = this.property(holder, node.name);
        const names = [...new Set(refs.flatMap((ref) => (ref.source.node(ref.id).kind === 'function' ? [] : this.name(ref) ?? [])))];
        if (names.length === 1) return names[0];
      }
    }
    return undefined;
  }

  /** See values.ts. */
  resolve(ref: Ref): readonly Ref[] {
    // What a literal or a call is does not depend on who asks.
    const { kind } = ref.source.node(ref.id);
    if (kind !== 'either' && kind !== 'variable' && kind !== 'get' && kind !== 'index' && kind !== 'import' && kind !== 'param' && !(kind === 'global' && this.linker(ref.source)) && !(kind === 'call' && this.picks(ref))) return [ref];
    // Where it is used, and when, goes along with what is found.
    const asked = ref.keyAt === undefined && ref.when === undefined ? ref.at.range.start : `${ref.when ?? ''} ${ref.at.range.start} ${ref.keyAt?.range.start ?? ''}`;
    return this.rememberOf<readonly Ref[]>('resolve', asked, ref, [ref], () => resolve(this, ref));
  }

  /** Whether a call takes an item out of a list: `list.find(…)`. */
  private picks({ source, id }: Ref): boolean {
    const node = source.node(id);
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    return callee?.kind === 'get' && PICKS.test(callee.name);
  }

  property(ref: Ref, key: string): Property {
    return property(this, ref, key);
  }

  texts(ref: Ref): readonly Text[] {
    return texts(this, ref);
  }

  scalar(ref: Ref): Scalar | undefined {
    return scalar(this, ref);
  }

  setting(ref: Ref): Setting<Scalar | undefined> {
    return setting(this, ref);
  }

  /** The setting behind a key of an object, with a default where it may be absent. */
  member(holder: Ref | Property | undefined, key: string, fallback: Scalar | undefined, home: Location): Setting<Scalar | undefined> {
    return memberSetting(this, holder, key, fallback, home);
  }

  /** The value of an attribute; undefined where the element lacks it. */
  attribute(source: Source, element: ElementNode, ...names: readonly string[]): { readonly attribute: Attribute; readonly value?: Scalar | undefined } | undefined {
    const attribute = element.attributes.find((one) => names.includes(one.name) || names.includes(one.name.toLowerCase()));
    return attribute && { attribute, ...(attribute.value !== undefined && { value: this.scalar(source.ref(attribute.value, attribute.at)) }) };
  }

  /** The values that a call of one of the app's own functions may return. */
  returned({ source, id }: Ref): readonly Ref[] {
    const node = source.node(id);
    if (node.kind !== 'call' || node.construct) return [];
    return this.resolve(source.ref(node.callee, node.at)).flatMap((callee) => {
      const target = callee.source.node(callee.id);
      if (target.kind !== 'function') return [];
      return (callee.source.summary.functions[target.fn]?.returns ?? []).map((one) => callee.source.ref(one.value, one.at));
    });
  }
}
