import { NOWHERE } from '../core/location.js';
import type { ClassId, ClassSummary, FnId, Id } from '../core/summary.js';
import { PHP_CONTAINER, PHP_FLUENT, PHP_VIEWS } from '../knowledge/php.js';
import type { Target } from './graph.js';
import type { Linker } from './languages.js';
import type { Call, Ref, Source } from './source.js';
import type { World } from './world.js';

/** A class, interface, trait or enum of the app. */
export interface PhpClass {
  readonly source: Source;
  readonly class: ClassId;
}

const DEEPEST = 12;
/** Classes that implement an interface, beyond which nothing is said about which one is meant. */
const MOST_IMPLEMENTATIONS = 3;

const linkers = new WeakMap<World, PhpLinker>();

/** The classes of an app's PHP, made once. */
export const phpClassesOf = (world: World): PhpLinker => {
  let known = linkers.get(world);
  if (!known) linkers.set(world, (known = new PhpLinker(world)));
  return known;
};

export const createPhpLinker = (world: World): Linker => {
  const linker = phpClassesOf(world);
  return { resolve: (source, id) => linker.resolve(source, id), methods: (call) => linker.methods(call), shown: (call, argument, field) => linker.shown(call, argument, field), isHarmless: () => false };
};

/**
 * Follows names of PHP over the files of an app: classes and functions by their qualified names, whatever file an autoloader finds them in; methods by the types that are declared for
 * parameters, properties and results, by `new`, by what Laravel's container is asked for, and by the facades of the app; and what a view is shown with.
 */
export class PhpLinker {
  private readonly classes = new Map<string, PhpClass[]>();
  private readonly functions = new Map<string, Ref[]>();
  private readonly implementors = new Map<string, PhpClass[]>();
  private readonly bound = new Map<string, string[]>();
  private views: ReadonlyMap<string, Source> | undefined;
  private variables: Map<Source, ReadonlyMap<string, Id>> | undefined;
  private bindings = false;

  constructor(private readonly world: World) {
    for (const source of world.sources) {
      const { language, classes, exports } = source.summary;
      if (language !== 'php' && !source.path.endsWith('.blade.php')) continue;
      for (const { name, value } of exports) {
        const node = value === undefined ? undefined : source.node(value);
        const key = name.toLowerCase();
        if (node?.kind === 'class') this.classes.set(key, [...(this.classes.get(key) ?? []), { source, class: node.class }]);
        if (node?.kind === 'function' && value !== undefined) this.functions.set(key, [...(this.functions.get(key) ?? []), source.ref(value, NOWHERE)]);
      }
      for (const [of, { implements: all = [], extends: parent }] of classes.entries()) {
        const base = parent === undefined ? undefined : source.node(parent);
        for (const name of [...all, ...(base?.kind === 'global' ? [base.name] : [])]) {
          const key = name.toLowerCase();
          this.implementors.set(key, [...(this.implementors.get(key) ?? []), { source, class: of }]);
        }
      }
    }
  }

  /** Classes of this qualified name; more than one where a file is there twice. */
  named(name: string): readonly PhpClass[] {
    return this.classes.get(name.replace(/^\\/, '').toLowerCase()) ?? [];
  }

  summary({ source, class: of }: PhpClass): ClassSummary | undefined {
    return source.summary.classes[of];
  }

  resolve(source: Source, id: Id): readonly Ref[] {
    const node = source.node(id);
    if (node.kind !== 'global' || node.name.startsWith('$')) return [];
    const key = node.name.toLowerCase();
    const own = this.functions.get(key);
    if (own) return own.length > 2 ? [] : own;
    return (this.classes.get(key) ?? []).slice(0, 2).flatMap((one): readonly Ref[] => {
      const value = one.source.summary.exports.find(({ name, value: exported }) => name.toLowerCase() === key && exported !== undefined)?.value;
      return value === undefined ? [] : [one.source.ref(value, NOWHERE)];
    });
  }

  /** The names of a class and of all that it extends, as far as they are written: those of libraries too. */
  ancestry(of: PhpClass, depth = 0): readonly string[] {
    const summary = this.summary(of);
    const base = summary?.extends === undefined ? undefined : of.source.node(summary.extends);
    const parents = [...(base?.kind === 'global' ? [base.name] : []), ...(summary?.implements ?? [])];
    return [...(summary?.name === undefined ? [] : [summary.name]), ...(depth > 8 ? [] : parents.flatMap((name) => [name, ...this.named(name).flatMap((one) => this.ancestry(one, depth + 1))]))];
  }

  methods(call: Call): readonly Target[] | undefined {
    const callee = call.source.node(call.node.callee);
    if (callee.kind !== 'get') return undefined;
    const types = this.typesOf(call.source, callee.of, 0);
    if (types.length === 0) return undefined;
    const found = types.flatMap((type) => this.functionsOf(type, callee.name, 0));
    return found.length > 0 ? found : undefined;
  }

  /** The functions that a method of a class is: its own, of what it extends and uses, of the class behind a facade, or of those that implement an interface. */
  functionsOf(type: PhpClass, method: string, depth: number): readonly Target[] {
    const own = this.inherited(type, method, 0);
    if (own.length > 0 || depth > 2) return own;
    const behind = this.behindFacade(type);
    if (behind.length > 0) return behind.flatMap((one) => this.functionsOf(one, method, depth + 1));
    const name = this.summary(type)?.name;
    const below = name === undefined ? [] : [...this.boundTo(name), ...(this.implementors.get(name.toLowerCase()) ?? [])].flatMap((one) => this.inherited(one, method, 0));
    const distinct = [...new Map(below.map((one) => [`${one.source.number} ${one.fn}`, one])).values()];
    return distinct.length > MOST_IMPLEMENTATIONS ? [] : distinct;
  }

  private inherited(type: PhpClass, method: string, depth: number): readonly Target[] {
    const summary = this.summary(type);
    if (!summary || depth > DEEPEST) return [];
    const wanted = method.toLowerCase();
    const own = summary.members.find(({ name, value }) => name.toLowerCase() === wanted && type.source.node(value).kind === 'function');
    const node = own && type.source.node(own.value);
    if (node?.kind === 'function') return this.hasBody(type.source, node.fn) ? [{ source: type.source, fn: node.fn, shift: 0 }] : [];
    const base = summary.extends === undefined ? undefined : type.source.node(summary.extends);
    for (const name of [...(summary.implements ?? []), ...(base?.kind === 'global' ? [base.name] : [])]) {
      const found = this.named(name).flatMap((one) => this.inherited(one, method, depth + 1));
      if (found.length > 0) return found;
    }
    return [];
  }

  /** What an interface declares says nothing about what is done. */
  private hasBody(source: Source, fn: FnId): boolean {
    const summary = source.summary.functions[fn];
    return summary !== undefined && (summary.calls.length > 0 || summary.writes.length > 0 || summary.returns.length > 0 || summary.params.length === 0);
  }

  /** `class Disk extends Facade { … getFacadeAccessor() { return Files::class; } }`. */
  private behindFacade(type: PhpClass): readonly PhpClass[] {
    const accessor = this.inherited(type, 'getFacadeAccessor', 0)[0];
    const returned = accessor && accessor.source.summary.functions[accessor.fn]?.returns[0];
    const name = accessor && returned ? this.world.scalar(accessor.source.ref(returned.value, returned.at)) : undefined;
    return typeof name === 'string' ? [...this.named(name), ...this.boundTo(name)] : [];
  }

  /** The classes that the app tells Laravel's container to give for a name: `$this->app->bind(Store::class, FileStore::class)`. */
  private boundTo(name: string): readonly PhpClass[] {
    if (!this.bindings) {
      this.bindings = true;
      for (const call of this.world.calls(PHP_CONTAINER.binds)) {
        const [first, second] = call.args;
        const abstract = first && this.world.scalar(first);
        if (typeof abstract !== 'string' || !second) continue;
        const direct = this.world.scalar(second);
        const names = typeof direct === 'string' ? [direct] : this.world.resolve(second).flatMap((one) => {
          const node = one.source.node(one.id);
          return node.kind !== 'function' ? [] : (one.source.summary.functions[node.fn]?.returns ?? []).flatMap(({ value }) => this.typesOf(one.source, value, 0).flatMap((type) => this.summary(type)?.name ?? []));
        });
        this.bound.set(abstract.toLowerCase(), [...(this.bound.get(abstract.toLowerCase()) ?? []), ...names]);
      }
    }
    return (this.bound.get(name.toLowerCase()) ?? []).flatMap((one) => this.named(one));
  }

  /** The classes of the app that a value may be an instance of, or that it names. */
  typesOf(source: Source, id: Id, depth: number): readonly PhpClass[] {
    if (depth > DEEPEST) return [];
    return this.world.remember<readonly PhpClass[]>('php types', { source, id }, [], () => {
      const node = source.node(id);
      switch (node.kind) {
        case 'param':
          return this.written(source.summary.functions[node.fn]?.params[node.index]?.type, source, node.fn);
        case 'this':
          return [{ source, class: node.class }];
        case 'class':
          return [{ source, class: node.class }];
        case 'global':
          return this.named(node.name);
        case 'variable':
          return (source.writesTo.get(id) ?? []).slice(0, 6).flatMap((write) => this.typesOf(source, write.value, depth + 1));
        case 'either':
          return node.of.slice(0, 6).flatMap((one) => this.typesOf(source, one.value, depth + 1));
        case 'get':
          return this.typesOf(source, node.of, depth + 1).flatMap((type) => this.fieldTypes(type, node.name, depth + 1));
        case 'call':
          return this.resultTypes(source, id, depth);
        default:
          return [];
      }
    });
  }

  private resultTypes(source: Source, id: Id, depth: number): readonly PhpClass[] {
    const node = source.node(id);
    if (node.kind !== 'call') return [];
    const callee = source.node(node.callee);
    if (node.construct) return this.typesOf(source, node.callee, depth + 1);
    const name = callee.kind === 'get' ? callee.name : callee.kind === 'global' ? callee.name : '';
    const first = node.args[0] === undefined ? undefined : this.world.scalar(source.ref(node.args[0], node.at));
    // `app(Files::class)`, `$this->app->make(Files::class)`
    if (typeof first === 'string' && PHP_CONTAINER.gives.test(name)) return [...this.named(first), ...(this.named(first).length > 0 ? [] : this.boundTo(first))];
    if (callee.kind === 'get') {
      const holders = this.typesOf(source, callee.of, depth + 1);
      const targets = holders.flatMap((type) => this.functionsOf(type, callee.name, 0));
      if (targets.length > 0) return targets.flatMap((one) => this.returned(one.source, one.fn, holders, depth));
      // `Note::query()->where(…)->first()` is a Note: what a model does not define gives it, or what leads there.
      return PHP_FLUENT.test(callee.name) ? holders : [];
    }
    const targets = callee.kind === 'function' ? [{ source, fn: callee.fn }] : callee.kind === 'global' ? (this.functions.get(callee.name.toLowerCase()) ?? []).flatMap((one) => { const fn = one.source.node(one.id); return fn.kind === 'function' ? [{ source: one.source, fn: fn.fn }] : []; }) : [];
    return targets.flatMap((one) => this.returned(one.source, one.fn, [], depth));
  }

  private returned(source: Source, fn: FnId, holders: readonly PhpClass[], depth: number): readonly PhpClass[] {
    const summary = source.summary.functions[fn];
    if (summary?.result !== undefined) return /\b(?:self|static)\b/.test(summary.result) ? holders : this.written(summary.result, source, fn);
    return (summary?.returns ?? []).slice(0, 4).flatMap((one) => this.typesOf(source, one.value, depth + 1));
  }

  /** What a property holds, by its declared type, or by what is written to it. */
  private fieldTypes(type: PhpClass, name: string, depth: number): readonly PhpClass[] {
    if (depth > DEEPEST) return [];
    const summary = this.summary(type);
    const field = summary?.fields?.find((one) => one.name === name);
    if (field?.type !== undefined) return this.written(field.type, type.source);
    const self = type.source.selfOf(type.class);
    const written = self === undefined ? [] : type.source.writesOf(self, name).slice(0, 4).flatMap((write) => this.typesOf(type.source, write.value, depth + 1));
    if (written.length > 0) return written;
    const base = summary?.extends === undefined ? undefined : type.source.node(summary.extends);
    return [...(base?.kind === 'global' ? [base.name] : []), ...(summary?.implements ?? [])].flatMap((parent) => this.named(parent).flatMap((one) => this.fieldTypes(one, name, depth + 1)));
  }

  /** The classes of the app that a declared type names. */
  private written(type: string | undefined, source: Source, fn?: FnId): readonly PhpClass[] {
    if (type === undefined) return [];
    const names = type.match(/[A-Za-z_\x80-\uffff][\w\x80-\uffff\\]*/g) ?? [];
    const own = fn === undefined ? undefined : source.summary.functions[fn]?.class;
    return names.slice(0, 8).flatMap((name) => (/^(?:self|static)$/i.test(name) ? (own === undefined ? [] : [{ source, class: own }]) : this.named(name)));
  }

  /** The Blade template of a name: `mail.order` is resources/views/mail/order.blade.php. */
  view(name: string): Source | undefined {
    this.views ??= new Map(this.world.sources.flatMap((source): (readonly [string, Source])[] => {
      const found = /(?:^|\/)resources\/views\/(.+)\.blade\.php$/.exec(source.path)?.[1];
      return found === undefined ? [] : [[found.replaceAll('/', '.'), source]];
    }));
    return this.views.get(name.replaceAll('/', '.'));
  }

  /** A variable that a template does not declare itself. */
  variable(source: Source, name: string): Id | undefined {
    this.variables ??= new Map();
    let own = this.variables.get(source);
    if (!own) {
      own = new Map(source.summary.nodes.flatMap((node, id): (readonly [string, Id])[] => (node.kind === 'global' && node.name.startsWith('$') ? [[node.name.slice(1), id]] : [])));
      this.variables.set(source, own);
    }
    return own.get(name);
  }

  /** `view('notes.show', ['note' => $note])`, and `->with('note', $note)` on it: the variables of the template. */
  shown(call: Call, argument: number, field: string | undefined): readonly { readonly source: Source; readonly id: Id; readonly as: string }[] {
    const shown = this.viewOf(call, argument, field);
    const template = shown && this.view(shown.view);
    if (!shown || !template) return [];
    const id = this.variable(template, shown.name);
    return id === undefined ? [] : [{ source: template, id, as: `$${shown.name}` }];
  }

  private viewOf(call: Call, argument: number, field: string | undefined): { readonly view: string; readonly name: string } | undefined {
    const textOf = (one: Call, index: number): string | undefined => { const arg = one.arg(index); const value = arg && this.world.scalar(arg); return typeof value === 'string' ? value : undefined; };
    const named = (name: string | undefined): string | undefined => (name === undefined || name === '…' ? undefined : name.split('.')[0]);
    if (PHP_VIEWS.test(call.name)) {
      const view = argument === 1 ? textOf(call, 0) : undefined;
      const name = named(field);
      return view !== undefined && name !== undefined ? { view, name } : undefined;
    }
    if (call.method !== 'with' && call.method !== 'layoutData') return undefined;
    // Back over the chain to the call that names the view.
    let at: Id | undefined = call.node.callee;
    for (let steps = 0; at !== undefined && steps < 12; steps++) {
      const node = call.source.node(at);
      if (node.kind === 'get') at = node.of;
      else if (node.kind === 'call') {
        const first = node.args[0] === undefined ? undefined : this.world.scalar(call.source.ref(node.args[0], node.at));
        const name = this.world.name(call.source.ref(at, node.at));
        if (name !== undefined && PHP_VIEWS.test(name.replace(/\(\)$/, '')) && typeof first === 'string') {
          const key = argument === 1 ? textOf(call, 0) : named(field);
          return key === undefined ? undefined : { view: first, name: key };
        }
        at = node.callee;
      } else return undefined;
    }
    return undefined;
  }
}
