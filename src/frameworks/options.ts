import { type ConfigNode, entryOf, type Scalar } from '../core/config.js';
import type { Location } from '../core/location.js';
import { type Alternative, Setting, type When } from '../core/setting.js';
import type { Ref } from '../dataflow/source.js';
import type { World } from '../dataflow/world.js';

/** A value that is written in a data file, or in code. */
type Written = { readonly file: string; readonly node: ConfigNode; readonly keyAt?: Location } | { readonly ref: Ref };

interface Found {
  readonly written: readonly Written[];
  readonly missing: boolean;
  readonly unknown: boolean;
}

/** Deeper than anybody nests a configuration, and wider than anybody writes a list. */
const DEEPEST = 30;
const MOST_ITEMS = 500;

/** What one question may look at: code may refer to the same few objects over and over. */
interface Budget {
  left: number;
}
const budget = (): Budget => ({ left: 4000 });

/** Functions that give their argument back, with types. */
const WRAPPERS = /(?:^|\.)define\w{0,30}Config\(\)$/;

/**
 * A value of a tool's configuration, which people write as data (JSON, YAML, TOML) or in code, asked the same way. What is not known is neither there nor
 * absent: `setting` has an unknown alternative for it.
 */
export class Options {
  private constructor(private readonly world: World, private readonly found: Found, private readonly home: Location, private readonly base: Options | undefined, private readonly depth: number) {}

  static data(world: World, file: string, node: ConfigNode, keyAt?: Location): Options {
    return new Options(world, { written: [{ file, node, ...(keyAt && { keyAt }) }], missing: false, unknown: false }, keyAt ?? { file, range: node.range }, undefined, 0);
  }

  static code(world: World, ref: Ref): Options {
    return new Options(world, { written: configured(world, ref, 0, budget()).map((one) => ({ ref: one })), missing: false, unknown: false }, ref.at, undefined, 0);
  }

  static none(world: World, home: Location): Options {
    return new Options(world, { written: [], missing: true, unknown: false }, home, undefined, 0);
  }

  /** These options on top of others: objects merge, everything else replaces. */
  over(base: Options): Options {
    return new Options(this.world, this.found, this.home, this.base ? this.base.over(base) : base, this.depth);
  }

  /** The value of a key, or of a key of a key. */
  to(...keys: readonly string[]): Options {
    return keys.reduce<Options>((at, key) => at.child(key), this);
  }

  private child(key: string): Options {
    if (this.depth >= DEEPEST) return new Options(this.world, { written: [], missing: false, unknown: true }, this.at, undefined, this.depth);
    const parts = this.found.written.map((one) => below(this.world, one, key));
    const own: Found = {
      written: parts.flatMap(({ written }) => written),
      missing: this.found.missing || parts.some(({ missing }) => missing), unknown: this.found.unknown || parts.some(({ unknown }) => unknown),
    };
    const inherited = this.base?.child(key);
    if (!inherited) return new Options(this.world, own, this.at, undefined, this.depth + 1);
    if (own.written.length === 0 && !own.unknown) return inherited;
    if (!own.missing) return new Options(this.world, own, this.at, inherited, this.depth + 1);
    return new Options(this.world, {
      written: [...own.written, ...inherited.found.written], missing: inherited.found.missing, unknown: own.unknown || inherited.found.unknown,
    }, this.at, inherited.base, this.depth + 1);
  }

  /** Something stands here, known or not. */
  get present(): boolean {
    return this.found.written.length > 0 || this.found.unknown;
  }

  /** Something that can be followed stands here. */
  get written(): boolean {
    return this.found.written.length > 0;
  }

  /** Where it stands; of what is missing, what lacks it. */
  get at(): Location {
    const [first] = this.found.written;
    return first ? placeOf(first) : this.home;
  }

  /** Its key; of a list's item, the item itself. */
  get keyAt(): Location {
    const [first] = this.found.written;
    return (first && ('ref' in first ? first.ref.keyAt : first.keyAt)) ?? this.at;
  }

  /** The scalars that may stand here. An object or a list counts as `composite`, where that is given, and else is nothing that is known. */
  setting(fallback?: Scalar, composite?: Scalar): Setting<Scalar | undefined> {
    const alternatives = this.found.written.flatMap((one) => scalars(this.world, one, fallback, composite));
    if (this.found.missing) alternatives.push({ known: true, value: fallback, origin: 'default', at: this.home });
    if (this.found.unknown || alternatives.length === 0) alternatives.push({ known: false, origin: 'derived', at: this.home });
    return new Setting(alternatives);
  }

  /** The items of a list; what is no list is one item. */
  items(): readonly Options[] {
    return this.found.written.flatMap((one) => itemsOf(this.world, one, 0, budget())).slice(0, MOST_ITEMS)
      .map((one) => new Options(this.world, { written: [one], missing: false, unknown: false }, placeOf(one), undefined, this.depth + 1));
  }

  /** The texts that may stand here, or in the list that does. */
  texts(): readonly { readonly value: string; readonly at: Location; readonly when?: When }[] {
    return this.items().flatMap((item) => item.setting().shipped.flatMap(({ known, value, at, when }) => (known && typeof value === 'string' ? [{ value, at, ...(when && { when }) }] : [])));
  }

  /** Modules that the value comes from, where it is not followed into them: `./hooks/after-pack`, `@acme/build`. */
  modules(): readonly { readonly from: string; readonly file: string }[] {
    return this.found.written.flatMap((one) => ('ref' in one ? this.world.resolve(one.ref).flatMap((ref) => {
      let node = ref.source.node(ref.id);
      for (let steps = 0; (node.kind === 'get' || node.kind === 'call') && steps < 10; steps++) node = ref.source.node(node.kind === 'get' ? node.of : node.callee);
      return node.kind === 'import' ? [{ from: node.from, file: ref.source.path }] : [];
    }) : []));
  }

  /** The keys that are surely written, each with its value; `name` is the canonical name of a computed key. */
  entries(): readonly { readonly key: string; readonly value: Options }[] {
    const own = this.found.written.flatMap((one) => keysOf(this.world, one, 0, budget())).slice(0, MOST_ITEMS)
      .map(({ key, value }) => ({ key, value: new Options(this.world, { written: [value], missing: false, unknown: false }, placeOf(value), undefined, this.depth + 1) }));
    return this.base ? [...own, ...this.base.entries().filter(({ key }) => !own.some((one) => one.key === key))] : own;
  }
}

const placeOf = (one: Written): Location => ('ref' in one ? one.ref.at : { file: one.file, range: one.node.range });

/** The objects that a module's export is: what it, a function or a wrapper around it gives. */
const configured = (world: World, ref: Ref, depth: number, budget: Budget): readonly Ref[] =>
  world.resolve(ref).flatMap((one): readonly Ref[] => {
    const node = one.source.node(one.id);
    if (depth > 5 || budget.left-- <= 0) return [one];
    if (node.kind === 'function') return (one.source.summary.functions[node.fn]?.returns ?? []).flatMap((returned) => configured(world, one.source.ref(returned.value, returned.at), depth + 1, budget));
    const wrapped = node.kind === 'call' ? node.args[0] : undefined;
    if (node.kind === 'call' && wrapped !== undefined && WRAPPERS.test(world.name(one) ?? '')) return configured(world, one.source.ref(wrapped, node.argsAt[0] ?? node.at), depth + 1, budget);
    return [one];
  });

const below = (world: World, one: Written, key: string): Found => {
  if ('ref' in one) {
    const { refs, missing, unknown } = world.property(one.ref, key);
    const when = one.ref.when;
    return { written: refs.map((ref) => ({ ref: when && !ref.when ? { ...ref, when } : ref })), missing, unknown };
  }
  const entry = entryOf(one.node, key);
  if (!entry) return { written: [], missing: true, unknown: false };
  return { written: [{ file: one.file, node: entry.value, keyAt: { file: one.file, range: entry.keyRange } }], missing: false, unknown: false };
};

const scalars = (world: World, one: Written, fallback: Scalar | undefined, composite: Scalar | undefined): readonly Alternative<Scalar | undefined>[] => {
  if ('ref' in one) {
    return world.resolve(one.ref).flatMap((ref) => world.setting(ref).alternatives.map((value): Alternative<Scalar | undefined> => {
      const { kind } = ref.source.node(ref.id);
      if (!value.known && composite !== undefined && (kind === 'object' || kind === 'array')) return { ...value, known: true, value: composite };
      return value.known && value.value === undefined ? { ...value, value: fallback, origin: 'default', literal: false } : value;
    }));
  }
  const { file, node, keyAt } = one;
  const place = { at: { file, range: node.range }, origin: 'written' as const, ...(keyAt && { keyAt }) };
  if (node.kind === 'scalar') return [{ known: true, value: node.value, literal: true, ...place }];
  return [composite === undefined ? { known: false, ...place } : { known: true, value: composite, ...place }];
};

const itemsOf = (world: World, one: Written, depth: number, budget: Budget): readonly Written[] => {
  if (!('ref' in one)) return one.node.kind === 'array' ? one.node.items.map((node) => ({ file: one.file, node })) : [one];
  return world.resolve(one.ref).flatMap((ref): readonly Written[] => {
    const node = ref.source.node(ref.id);
    if (node.kind !== 'array') return depth > 0 ? [] : [{ ref }];
    return node.items.flatMap((item): readonly Written[] => {
      if (budget.left-- <= 0) return [];
      const value = ref.source.ref(item.value, item.at);
      if (item.spread) return depth > 5 ? [] : itemsOf(world, { ref: value }, depth + 1, budget);
      return world.resolve(value).map((each) => ({ ref: each }));
    });
  });
};

const keysOf = (world: World, one: Written, depth: number, budget: Budget): readonly { readonly key: string; readonly value: Written }[] => {
  if (!('ref' in one)) {
    const { file, node } = one;
    return node.kind === 'object' ? node.entries.map(({ key, keyRange, value }) => ({ key, value: { file, node: value, keyAt: { file, range: keyRange } } })) : [];
  }
  return world.resolve(one.ref).flatMap((ref) => {
    const node = ref.source.node(ref.id);
    if (node.kind !== 'object') return [];
    return node.members.flatMap((member): readonly { key: string; value: Written }[] => {
      if (budget.left-- <= 0) return [];
      if (member.kind === 'spread') return depth > 5 ? [] : keysOf(world, { ref: ref.source.ref(member.value, member.at) }, depth + 1, budget);
      const value = { ref: ref.source.ref(member.value, member.valueAt, { keyAt: member.keyAt, ...(ref.when && { when: ref.when }) }) };
      if (member.kind === 'entry') return [{ key: member.key, value }];
      const computed = ref.source.ref(member.key, member.keyAt);
      const key = world.scalar(computed) ?? world.name(computed);
      return key === undefined || key === null ? [] : [{ key: String(key), value }];
    });
  });
};
