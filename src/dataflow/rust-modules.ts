import { NOWHERE } from '../core/location.js';
import type { ClassId, FnId, Id } from '../core/summary.js';
import { RUST_HARMLESS_TYPE, RUST_TRANSPARENT } from '../knowledge/rust.js';
import type { Target } from './graph.js';
import type { Linker } from './languages.js';
import type { Call, Ref, Source } from './source.js';
import type { World } from './world.js';

/** A module of a crate, as a key: `src-tauri/src commands::files`. */
type Module = { readonly base: string; readonly path: string };

const keyOf = ({ base, path }: Module): string => `${base} ${path}`;
const within = ({ base, path }: Module, name: string): Module => ({ base, path: path === '' ? name : `${path}::${name}` });
const above = ({ base, path }: Module): Module => ({ base, path: path.slice(0, Math.max(0, path.lastIndexOf('::'))) });

/** What a module declares under a name: a value, or a path that `use` gives it. */
type Item = { readonly source: Source; readonly value: Id } | { readonly use: readonly string[]; readonly from: Module };

/** A struct, enum or trait of the app by the module that declares it. */
type TypeKey = string;

interface Found {
  readonly refs: readonly Ref[];
  readonly types: readonly TypeKey[];
}

const NONE: Found = { refs: [], types: [] };
const DEEPEST = 16;
/** A path that aliases make longer than this leads nowhere. */
const LONGEST = 12;
/** Implementations of a trait beyond this say nothing about which one is meant. */
const MOST_IMPLEMENTATIONS = 4;

export const createRustLinker = (world: World): Linker => {
  const linker = new RustLinker(world);
  return { resolve: (source, id) => linker.resolve(source, id), methods: (call) => linker.methods(call), isHarmless: (source, type) => linker.isHarmless(source, type, 0), isOwn: (source, id) => linker.isOwn(source, id) };
};

/** Follows paths of Rust over the crates of an app: `crate::`, `super::`, `self::`, modules, `use`, re-exports, globs, and methods by the types that are written. */
class RustLinker {
  private readonly items = new Map<string, Map<string, Item[]>>();
  private readonly globs = new Map<string, { readonly use: readonly string[]; readonly from: Module }[]>();
  private readonly modules = new Set<string>();
  private readonly types = new Map<TypeKey, { readonly source: Source; readonly class?: ClassId }[]>();
  private readonly shapes = new Map<TypeKey, { readonly source: Source; readonly fields: ReadonlyMap<string, string>; readonly plain: boolean }>();
  private readonly keysOfClasses = new Map<string, TypeKey>();
  private readonly implementors = new Map<TypeKey, { readonly source: Source; readonly class: ClassId }[]>();
  private readonly answers = new Map<string, Found>();

  constructor(private readonly world: World) {
    const sources = world.sources.filter(({ summary }) => summary.language === 'rust');
    for (const source of sources) this.declare(source);
    for (const source of sources) this.declareTypes(source);
  }

  private moduleOf(source: Source): Module {
    const { base, module } = this.world.modules.crates.standing(source.path);
    return { base, path: module };
  }

  private declare(source: Source): void {
    const own = this.moduleOf(source);
    const open = (module: Module): Map<string, Item[]> => {
      for (let at = module; !this.modules.has(keyOf(at)); at = above(at)) this.modules.add(keyOf(at));
      let known = this.items.get(keyOf(module));
      if (!known) this.items.set(keyOf(module), (known = new Map()));
      return known;
    };
    open(own);
    for (const { name: whole, value, from, fromName } of source.summary.exports) {
      const cut = whole.lastIndexOf('::');
      const module = cut < 0 ? own : within(own, whole.slice(0, cut));
      const name = cut < 0 ? whole : whole.slice(cut + 2);
      const items = open(module);
      if (name === '*') {
        const list = this.globs.get(keyOf(module)) ?? [];
        list.push({ use: (from ?? '').split('::'), from: module });
        this.globs.set(keyOf(module), list);
      } else if (from !== undefined || value !== undefined) {
        const item: Item = value !== undefined ? { source, value } : { use: [...(from === '' ? [] : from!.split('::')), fromName ?? name], from: module };
        items.set(name, [...(items.get(name) ?? []), item]);
      }
    }
    for (const { name, fields, plain = false } of source.summary.types ?? []) {
      const key = this.typeIn(own, name);
      this.shapes.set(key, { source, fields: new Map(fields.map((one) => [one.name, one.type])), plain });
      this.types.set(key, [...(this.types.get(key) ?? []), { source }]);
    }
  }

  private typeIn(module: Module, name: string): TypeKey {
    return keyOf(within(module, name));
  }

  /** Classes are what `impl` blocks say of a type, wherever it is declared. */
  private declareTypes(source: Source): void {
    const own = this.moduleOf(source);
    for (const [of, { name = '' }] of source.summary.classes.entries()) {
      const [key = this.typeIn(own, name)] = this.shapes.has(this.typeIn(own, name)) ? [] : this.lookup(own, name.split('::'), 0).types;
      this.keysOfClasses.set(`${source.number} ${of}`, key);
      this.types.set(key, [...(this.types.get(key) ?? []), { source, class: of }]);
    }
    for (const [of, { implements: traits = [] }] of source.summary.classes.entries()) {
      for (const trait of traits) {
        for (const key of this.lookup(own, trait.split('::'), 0).types) this.implementors.set(key, [...(this.implementors.get(key) ?? []), { source, class: of }]);
      }
    }
  }

  resolve(source: Source, id: Id): readonly Ref[] {
    const node = source.node(id);
    return node.kind === 'global' ? this.path(source, node.name).refs : [];
  }

  /** What a path that is written in a file means. */
  private path(source: Source, path: string): Found {
    if (path === '' || path.startsWith('std::') || path.endsWith('!')) return NONE;
    return this.lookup(this.moduleOf(source), path.split('::'), 0);
  }

  private lookup(module: Module, path: readonly string[], depth: number): Found {
    const key = `${keyOf(module)} ${path.join('::')}`;
    const known = this.answers.get(key);
    if (known) return known;
    if (depth > DEEPEST || path.length > LONGEST) return NONE;
    this.answers.set(key, NONE);
    const found = this.find(module, path, depth);
    this.answers.set(key, found);
    return found;
  }

  private find(module: Module, path: readonly string[], depth: number): Found {
    const [first = '', ...rest] = path;
    if (first === 'crate') return this.inside({ base: module.base, path: '' }, rest, depth);
    if (first === 'self') return this.inside(module, rest, depth);
    if (first === 'super') {
      const up = this.lookup(above(module), rest, depth + 1);
      // Paths of a module in the file are kept as they are written there, where `super` is the file.
      return up.refs.length > 0 || up.types.length > 0 ? up : this.lookup(module, rest, depth + 1);
    }
    const own = this.inside(module, path, depth);
    if (own.refs.length > 0 || own.types.length > 0 || rest.length === 0) return own;
    const crate = this.world.modules.crates.named(first);
    return crate === undefined ? own : this.inside({ base: crate, path: '' }, rest, depth);
  }

  private inside(module: Module, path: readonly string[], depth: number): Found {
    const [first = '', ...rest] = path;
    if (first === '' || depth > DEEPEST) return NONE;
    if (first === 'self' || first === 'super') return this.find(module, path, depth + 1);
    const refs: Ref[] = [];
    const types: TypeKey[] = [];
    const take = (found: Found): void => { refs.push(...found.refs); types.push(...found.types); };
    const below = within(module, first);
    for (const item of this.items.get(keyOf(module))?.get(first) ?? []) {
      if ('use' in item) {
        if (item.use[0] !== first || item.use.length > 1 || item.from !== module) take(this.lookup(item.from, [...item.use, ...rest], depth + 1));
      } else if (rest.length === 0) refs.push(item.source.ref(item.value, NOWHERE));
    }
    if (rest.length > 0 && this.modules.has(keyOf(below))) take(this.inside(below, rest, depth + 1));
    if (this.types.has(keyOf(below))) {
      if (rest.length === 0) types.push(keyOf(below));
      else if (rest.length === 1) refs.push(...this.members(keyOf(below), rest[0]!).map(({ source, id }) => source.ref(id, NOWHERE)));
    }
    if (refs.length === 0 && types.length === 0) {
      for (const { use, from } of this.globs.get(keyOf(module)) ?? []) {
        const target = this.moduleAt(from, use, 0);
        if (target && keyOf(target) !== keyOf(module)) take(this.lookup(target, path, depth + 1));
      }
    }
    return { refs, types: [...new Set(types)] };
  }

  /** The module that a path means, so that a glob asks it and no path grows by globs of globs. */
  private moduleAt(module: Module, path: readonly string[], depth: number): Module | undefined {
    const [first = '', ...rest] = path;
    if (first === '') return module;
    if (depth > DEEPEST) return undefined;
    if (first === 'crate') return this.moduleAt({ base: module.base, path: '' }, rest, depth + 1);
    if (first === 'self') return this.moduleAt(module, rest, depth + 1);
    if (first === 'super') return this.moduleAt(above(module), rest, depth + 1);
    const below = within(module, first);
    if (this.modules.has(keyOf(below))) return this.moduleAt(below, rest, depth + 1);
    const alias = this.items.get(keyOf(module))?.get(first)?.find((item) => 'use' in item);
    if (alias && 'use' in alias && (alias.use[0] !== first || alias.use.length > 1)) return this.moduleAt(alias.from, [...alias.use, ...rest], depth + 2);
    const crate = this.world.modules.crates.named(first);
    return crate === undefined || crate === module.base ? undefined : this.moduleAt({ base: crate, path: '' }, rest, depth + 1);
  }

  /** A function or constant of a type: of its own, or what a trait of it says by itself. */
  private members(type: TypeKey, name: string, depth = 0): readonly { readonly source: Source; readonly id: Id }[] {
    const own = (this.types.get(type) ?? []).flatMap(({ source, class: of }) => (of === undefined ? [] : source.summary.classes[of]!.members.filter((one) => one.name === name).map(({ value }) => ({ source, id: value }))));
    if (own.length > 0 || depth > 2) return own;
    return (this.types.get(type) ?? []).flatMap(({ source, class: of }) => (of === undefined ? [] : source.summary.classes[of]!.implements ?? []).flatMap((trait) =>
      this.path(source, trait).types.flatMap((key) => (key === type ? [] : this.members(key, name, depth + 1)))));
  }

  isOwn(source: Source, id: Id): boolean {
    return this.typesOf(source, id, 0).length > 0;
  }

  /** Numbers and the like, enums whose variants hold nothing, and structs of such. */
  isHarmless(source: Source, type: string, depth: number): boolean {
    if (type.length > 200 || depth > 3) return false;
    if (RUST_HARMLESS_TYPE.test(type.replace(/\s+/g, ''))) return true;
    const names = [...type.matchAll(/[A-Za-z_]\w*(?:\s*::\s*[A-Za-z_]\w*)*/g)].map(([name]) => name.replace(/\s+/g, '')).filter((name) => !/^(?:mut|Option|Vec|Box|Arc|Result|HashSet|BTreeSet|HashMap|BTreeMap|std|[ui]\d+|[ui]size|f32|f64|bool|char)$/.test(name));
    return names.length > 0 && names.every((name) => {
      const [key, ...others] = this.path(source, name).types;
      const shape = key === undefined || others.length > 0 ? undefined : this.shapes.get(key);
      return shape !== undefined && (shape.plain || (shape.fields.size > 0 && [...shape.fields.values()].every((field) => this.isHarmless(shape.source, field, depth + 1))));
    });
  }

  methods(call: Call): readonly Target[] | undefined {
    const callee = call.source.node(call.node.callee);
    if (callee.kind !== 'get') return undefined;
    const types = this.typesOf(call.source, callee.of, 0);
    if (types.length === 0) return undefined;
    const found = types.flatMap((type) => this.functions(type, callee.name));
    return found.length > 0 ? found : undefined;
  }

  private functions(type: TypeKey, name: string): Target[] {
    const toTarget = ({ source, id }: { readonly source: Source; readonly id: Id }): Target[] => { const node = source.node(id); return node.kind === 'function' ? [{ source, fn: node.fn, shift: 0 }] : []; };
    const own = this.members(type, name).flatMap(toTarget);
    if (own.length > 0) return own;
    const implementations = (this.implementors.get(type) ?? []).flatMap(({ source, class: of }) => source.summary.classes[of]!.members.filter((one) => one.name === name).flatMap(({ value }) => toTarget({ source, id: value })));
    return implementations.length > MOST_IMPLEMENTATIONS ? [] : implementations;
  }

  /** The types of the app that a value may have, by what is written: parameters, fields, results of functions, `Type::new()`, `app.state::<Type>()`. */
  private typesOf(source: Source, id: Id, depth: number): readonly TypeKey[] {
    if (depth > 12) return [];
    return this.world.remember<readonly TypeKey[]>('rust types', { source, id }, [], () => {
      const node = source.node(id);
      switch (node.kind) {
        case 'param':
          return this.named(source, source.summary.functions[node.fn]?.params[node.index]?.type);
        case 'this': {
          const key = this.keysOfClasses.get(`${source.number} ${node.class}`);
          return key === undefined ? [] : [key];
        }
        case 'object':
          return node.type === undefined ? [] : this.path(source, node.type).types;
        case 'variable':
          return (source.writesTo.get(id) ?? []).slice(0, 6).flatMap((write) => this.typesOf(source, write.value, depth + 1));
        case 'either':
          return node.of.slice(0, 6).flatMap((one) => this.typesOf(source, one.value, depth + 1));
        case 'index':
          return this.typesOf(source, node.of, depth + 1);
        case 'get':
          return this.typesOf(source, node.of, depth + 1).flatMap((type) => {
            const shape = this.shapes.get(type);
            return shape ? this.named(shape.source, shape.fields.get(node.name)) : [];
          });
        case 'global':
          return this.path(source, node.name).refs.flatMap((one) => (one.source === source && one.id === id ? [] : this.typesOf(one.source, one.id, depth + 1)));
        case 'call': {
          if (node.types !== undefined) return this.named(source, node.types);
          const callee = source.node(node.callee);
          const targets = callee.kind === 'get' ? this.typesOf(source, callee.of, depth + 1).flatMap((type) => this.functions(type, callee.name).map(({ source: own, fn }) => ({ source: own, fn })))
            : [...(callee.kind === 'function' ? [{ source, fn: callee.fn }] : []), ...(callee.kind === 'global' ? this.path(source, callee.name).refs : []).flatMap((one) => { const target = one.source.node(one.id); return target.kind === 'function' ? [{ source: one.source, fn: target.fn }] : []; })];
          if (targets.length > 0) return targets.flatMap((one) => this.resultOf(one.source, one.fn));
          if (callee.kind === 'get') return RUST_TRANSPARENT.has(callee.name) ? this.typesOf(source, callee.of, depth + 1) : [];
          // `Store::default()`, where that is derived; `Arc::new(store)`.
          const cut = callee.kind === 'global' ? callee.name.lastIndexOf('::') : -1;
          const made = cut > 0 && callee.kind === 'global' ? this.path(source, callee.name.slice(0, cut)).types : [];
          return made.length > 0 || node.args.length !== 1 ? made : this.typesOf(source, node.args[0]!, depth + 1);
        }
        default:
          return [];
      }
    });
  }

  private resultOf(source: Source, fn: FnId): readonly TypeKey[] {
    const { result, class: of } = source.summary.functions[fn] ?? {};
    const own = of === undefined || result === undefined || !/\bSelf\b/.test(result) ? undefined : this.keysOfClasses.get(`${source.number} ${of}`);
    return own === undefined ? this.named(source, result) : [own];
  }

  /** The types of the app that a written type names: `State<'_, Mutex<Store>>`. */
  private named(source: Source, written: string | undefined): readonly TypeKey[] {
    if (written === undefined) return [];
    return [...new Set([...written.matchAll(/[A-Za-z_]\w*(?:\s*::\s*[A-Za-z_]\w*)*/g)].slice(0, 12).flatMap(([name]) => this.path(source, name.replace(/\s+/g, '')).types))];
  }
}
