import type { Location } from '../core/location.js';
import type { Scalar } from '../core/config.js';
import { type Alternative, Setting, type When } from '../core/setting.js';
import type { ClassId, ClassMember, Id, Member } from '../core/summary.js';
import type { World } from './world.js';
import type { Ref, Source } from './source.js';
import { whenChosen, whenReached } from './conditions.js';

/** More alternatives than this are not told apart: the rest is unknown. */
const MOST = 64;
const DEEPEST = 40;

const joined = (a: When | undefined, b: When | undefined): { when?: When } => (a === 'development' || b === 'development' ? { when: 'development' } : a ?? b ? { when: (a ?? b)! } : {});

/**
 * The values that a reference may have, none of them a choice, a variable or a property that can be followed. What cannot be followed
 * stays as it is (a parameter, a call, a global). Choices that only apply in development carry `when`.
 */
export const resolve = (world: World, ref: Ref): readonly Ref[] => {
  const next = step(world, ref);
  if (next === undefined) return [ref];
  const found: Ref[] = [];
  const seen = new Set<string>();
  const follow = (one: Ref, depth: number): void => {
    const key = keyOf(one);
    if (seen.has(key)) return;
    seen.add(key);
    if (found.length >= MOST || depth > DEEPEST) { found.push(one); return; }
    const further = step(world, one);
    if (further === undefined) found.push(one);
    else for (const each of further) follow(each, depth + 1);
  };
  seen.add(keyOf(ref));
  for (const one of next) follow(one, 1);
  // A variable that is only ever assigned itself.
  return found.length > 0 ? found : [ref];
};

const keyOf = ({ source, id, when }: Ref): string => `${source.number} ${id} ${when ?? ''}`;

/** One step towards the values of a reference; undefined where there is none. */
const step = (world: World, ref: Ref): readonly Ref[] | undefined => {
  const { source, id } = ref;
  const node = source.node(id);
  const to = (next: Id, more: { at?: Location; when?: When | undefined } = {}): Ref => {
    const target = source.node(next);
    const at = 'at' in target ? source.location(target.at) : more.at ?? ref.at;
    return { source, id: next, at, ...(ref.keyAt && { keyAt: ref.keyAt }), ...joined(ref.when, more.when) };
  };
  switch (node.kind) {
    case 'either':
      return node.of.map(({ value, when, holds }) => to(value, { when: when === undefined ? undefined : whenChosen(world, source, when, holds ?? true) }));
    case 'variable': {
      const writes = source.writesTo.get(id) ?? [];
      if (writes.length === 0 || writes.length > MOST) return undefined;
      return writes.map((write) => to(write.value, { at: source.location(write.valueAt), when: whenReached(world, source, write.under) }));
    }
    case 'get': {
      const holder = world.property(to(node.of), node.name);
      return holder.refs.length > 0 && !holder.unknown ? holder.refs.map((one) => ({ ...one, ...joined(ref.when, one.when) })) : undefined;
    }
    case 'import': {
      const found = world.imported(source, id);
      return found.length > 0 ? found.map((one) => ({ ...one, ...(ref.keyAt && { keyAt: ref.keyAt }), ...joined(ref.when, one.when) })) : undefined;
    }
    // A path of Rust, a class or function of PHP that another file defines.
    case 'global': {
      const found = world.linker(source)?.resolve(source, id) ?? [];
      return found.length > 0 ? found.map((one) => ({ ...one, ...(ref.keyAt && { keyAt: ref.keyAt }), ...joined(ref.when, one.when) })) : undefined;
    }
    case 'index': {
      const key = world.scalar(to(node.key));
      if (key === undefined || key === null) return itemsOf(world, to(node.of));
      const holder = world.property(to(node.of), String(key));
      return holder.refs.length > 0 && !holder.unknown ? holder.refs : undefined;
    }
    case 'call': {
      const callee = source.node(node.callee);
      return callee.kind === 'get' && GIVES_ITEM.test(callee.name) ? itemsOf(world, to(callee.of)) : undefined;
    }
    // `list.forEach((one) => …)`
    case 'param': {
      const call = node.index === 0 ? source.givenTo(node.fn) : undefined;
      const callee = call && source.node(call.callee);
      return call && callee?.kind === 'get' && ITERATES.test(callee.name) ? itemsOf(world, to(callee.of)) : undefined;
    }
    default:
      return undefined;
  }
};

/** Methods that give one item. */
const GIVES_ITEM = /^(?:find|findLast|at|pop|shift)$/;
/** Methods that give each item to a function. */
const ITERATES = /^(?:map|forEach|flatMap|filter|find|some|every)$/;

/** The items of a list, any of which may be meant; undefined where it is not known whole. */
const itemsOf = (world: World, list: Ref, depth = 0): readonly Ref[] | undefined => {
  const items: Ref[] = [];
  for (const one of world.resolve(list)) {
    const found = itemsOfOne(world, one, depth);
    if (!found) return undefined;
    items.push(...found);
  }
  return items.length > 0 && items.length <= MOST ? items : undefined;
};

const itemsOfOne = (world: World, { source, id }: Ref, depth: number): readonly Ref[] | undefined => {
  const node = source.node(id);
  if (node.kind === 'array') return node.items.some(({ spread }) => spread) ? undefined : node.items.map((item) => source.ref(item.value, item.at));
  const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
  if (node.kind !== 'call' || callee?.kind !== 'get' || depth > 4) return undefined;
  if (/^(?:filter|slice|reverse|sort|toSorted)$/.test(callee.name)) return itemsOf(world, source.ref(callee.of, node.at), depth + 1);
  // `classes.map((Class) => new Class())`: what the function gives stands for each.
  const fn = callee.name === 'map' && node.args[0] !== undefined ? source.node(node.args[0]) : undefined;
  return fn?.kind === 'function' ? (source.summary.functions[fn.fn]?.returns ?? []).map((one) => source.ref(one.value, one.at)) : undefined;
};

/** What a key of an object may hold. */
export interface Property {
  readonly refs: readonly Ref[];
  /** The key may be absent. */
  readonly missing: boolean;
  /** Something that could not be followed may set it. */
  readonly unknown: boolean;
}

const UNKNOWN: Property = { refs: [], missing: false, unknown: true };
const MISSING: Property = { refs: [], missing: true, unknown: false };

/** Functions whose result is an object made of their arguments, later ones winning, by canonical name. Source: ECMAScript, lodash, deepmerge, PHP. */
const MERGES = /^(?:Object\.assign|_\.(?:merge|extend|assign|defaultsDeep)|lodash\.(?:merge|extend|assign)|lodash\/(?:merge|assign|extend)|deepmerge|array_merge|array_replace(?:_recursive)?)$/;
const COPIES = /^(?:Object\.freeze|Object\.seal|structuredClone|_\.cloneDeep|lodash\.cloneDeep|JSON\.parse)$/;
const REVERSED = /defaultsDeep$/;

/** What the value of `key` may be in the objects that `ref` may be: literals, spreads, Object.assign and the like, later writes. */
export const property = (world: World, ref: Ref, key: string): Property => {
  const all = world.resolve(ref);
  const [first] = all;
  if (first && all.length === 1 && !first.when) {
    const own = world.rememberOf('property', key, first, MISSING, () => ownProperty(world, first, key));
    return own.refs.length > MOST ? { refs: own.refs.slice(0, MOST), missing: own.missing, unknown: true } : own;
  }
  const parts = all.map((one) => {
    const own = world.rememberOf('property', key, one, MISSING, () => ownProperty(world, one, key));
    return one.when ? { ...own, refs: own.refs.map((each) => ({ ...each, ...joined(one.when, each.when) })) } : own;
  });
  return {
    refs: parts.flatMap((one) => one.refs).slice(0, MOST),
    missing: parts.some((one) => one.missing),
    unknown: parts.length === 0 || parts.some((one) => one.unknown) || parts.reduce((sum, one) => sum + one.refs.length, 0) > MOST,
  };
};

const ownProperty = (world: World, ref: Ref, key: string): Property => {
  const { source, id } = ref;
  const node = source.node(id);
  const written = writes(world, ref, key);
  if (written.some((one) => one.sure)) return { refs: written.map((one) => one.ref), missing: false, unknown: false };
  const base = ((): Property => {
    switch (node.kind) {
      case 'object':
        return layered(node.members.toReversed().map((member) => () => ofMember(world, ref, member, key)));
      case 'array': {
        const item = /^\d+$/.test(key) ? node.items[Number(key)] : undefined;
        return item && !node.items.some((one) => one.spread) ? { refs: [source.ref(item.value, item.at)], missing: false, unknown: false } : UNKNOWN;
      }
      case 'call': {
        const name = world.name(ref) ?? '';
        const callee = name.endsWith('()') ? name.slice(0, -2) : name;
        const args = node.args.map((arg, index) => source.ref(arg, node.argsAt[index] ?? node.at));
        if (COPIES.test(callee) && args[0] && callee !== 'JSON.parse') return property(world, args[0], key);
        if (MERGES.test(callee)) return layered((REVERSED.test(callee) ? args : args.toReversed()).map((arg) => () => property(world, arg, key)));
        if (node.construct) return instances(world, ref).reduce<Property | undefined>((sum, one) => join(sum, ofInstance(world, one.source, one.class, key, 0)), undefined) ?? UNKNOWN;
        return world.returned(ref).reduce<Property | undefined>((sum, one) => join(sum, property(world, one, key)), undefined) ?? UNKNOWN;
      }
      case 'class': {
        const found = source.summary.classes[node.class]?.members.find((member) => member.name === key && member.static);
        // PHP calls methods of `parent` and `self` like static ones, and inherits constants.
        return found ? ofClassMember(source, found) : isPhp(source) ? ofInstance(world, source, node.class, key, 0, true) : UNKNOWN;
      }
      case 'this':
        return ofInstance(world, source, node.class, key, 0, true);
      case 'import': {
        const target = node.name === '*' || node.name === 'default' ? world.modules.resolve(source.path, node.from) : undefined;
        const found = target === undefined ? undefined : world.exported(target, key);
        return found ? { refs: [found], missing: false, unknown: false } : UNKNOWN;
      }
      case 'literal':
        return node.value === null || node.value === undefined ? MISSING : UNKNOWN;
      default:
        return UNKNOWN;
    }
  })();
  return { refs: [...written.map((one) => one.ref), ...base.refs], missing: base.missing, unknown: base.unknown && written.length === 0 };
};

/** The classes of the app that a `new` may make an instance of. */
export const instances = (world: World, { source, id }: Ref): readonly { readonly source: Source; readonly class: ClassId }[] => {
  const node = source.node(id);
  if (node.kind !== 'call' || !node.construct) return [];
  return world.resolve(source.ref(node.callee, node.at)).flatMap((one) => {
    const made = one.source.node(one.id);
    return made.kind === 'class' ? [{ source: one.source, class: made.class }] : [];
  });
};

/** A member of an instance: of its class or the classes it extends, or what their methods write to `this`. */
const ofInstance = (world: World, source: Source, of: ClassId, key: string, depth: number, written = false): Property => {
  const summary = source.summary.classes[of];
  const self = source.selfOf(of);
  // The writes to `this` itself were looked at by whoever asked about it.
  const assigned = written || self === undefined ? [] : writes(world, source.ref(self, summary?.at ?? { start: 0, end: 0 }), key).map((one) => one.ref);
  const found = summary?.members.find((member) => member.name === key && (!member.static || isPhp(source)));
  // What others may set is not known by the value it begins with.
  const open = summary?.fields?.some((field) => field.name === key && !field.hidden && !field.static) ?? false;
  const first = found ? ofClassMember(source, found) : undefined;
  const own = first && open ? { ...first, unknown: true } : first;
  if (own || assigned.length > 0) return { refs: [...assigned, ...(own?.refs ?? [])], missing: false, unknown: own?.unknown ?? false };
  const base = summary?.extends === undefined || depth > 8 ? [] : world.resolve(source.ref(summary.extends, summary.at));
  return base.reduce<Property | undefined>((sum, one) => {
    const node = one.source.node(one.id);
    return node.kind === 'class' ? join(sum, ofInstance(world, one.source, node.class, key, depth + 1)) : sum;
  }, undefined) ?? UNKNOWN;
};

/** A class written in PHP, also in a Blade template. */
const isPhp = ({ path, summary }: Source): boolean => summary.language === 'php' || path.endsWith('.blade.php');

/** A method or field; a getter is what it returns. */
const ofClassMember = (source: Source, { value, keyAt, valueAt, getter }: ClassMember): Property => {
  const node = source.node(value);
  if (!getter || node.kind !== 'function') return { refs: [source.ref(value, valueAt, { keyAt })], missing: false, unknown: false };
  return { refs: (source.summary.functions[node.fn]?.returns ?? []).map((one) => source.ref(one.value, one.at)), missing: false, unknown: false };
};

/** Looks at layers from the last to the first until one surely has the key. */
const layered = (layers: readonly (() => Property)[]): Property => {
  const refs: Ref[] = [];
  let unknown = false;
  for (const layer of layers) {
    const found = layer();
    refs.push(...found.refs);
    unknown ||= found.unknown;
    if (!found.missing && !found.unknown) return { refs, missing: false, unknown };
  }
  return { refs, missing: true, unknown };
};

const ofMember = (world: World, { source }: Ref, member: Member, key: string): Property => {
  if (member.kind === 'spread') return property(world, source.ref(member.value, member.at), key);
  const name = member.kind === 'entry' ? member.key : world.scalar(source.ref(member.key, member.keyAt));
  if (name === undefined) return { refs: [], missing: true, unknown: true };
  return String(name) === key ? { refs: [source.ref(member.value, member.valueAt, { keyAt: member.keyAt })], missing: false, unknown: false } : MISSING;
};

const join = (a: Property | undefined, b: Property): Property =>
  (a ? { refs: [...a.refs, ...b.refs], missing: a.missing || b.missing, unknown: a.unknown || b.unknown } : b);

/** `object.key = value` anywhere in the file. `sure` where nothing must hold for it to run. */
const writes = (world: World, { source, id }: Ref, key: string): readonly { readonly ref: Ref; readonly sure: boolean }[] =>
  source.writesOf(id, key).map((write) => {
    const when = whenReached(world, source, write.under);
    return { ref: source.ref(write.value, write.valueAt, { keyAt: write.targetAt, ...(when && { when }) }), sure: write.under.length === 0 && source.node(id).kind === 'object' };
  });

/** A text with the parts that are not known. */
export interface Text {
  /** Known stretches, joined, and what stands between them. */
  readonly parts: readonly (string | Ref)[];
  /** The same, each known piece with the place where it is written. */
  readonly pieces: readonly Piece[];
  readonly ref: Ref;
}

export interface Piece {
  /** Missing where it is not known. */
  readonly text?: string;
  readonly ref: Ref;
}

/** The texts that a reference may be; a value that is no text at all is one part that is not known. */
export const texts = (world: World, ref: Ref): readonly Text[] =>
  world.resolve(ref).map((one) => {
    const pieces = piecesOf(world, one);
    const parts: (string | Ref)[] = [];
    for (const { text, ref: piece } of pieces) {
      if (text !== undefined && typeof parts.at(-1) === 'string') parts.push((parts.pop() as string) + text);
      else parts.push(text ?? piece);
    }
    return { parts, pieces, ref: one };
  });

/** Longer texts are not put together: a few concatenations of a text with itself would fill the memory. */
const MOST_PIECES = 400;

const piecesOf = (world: World, ref: Ref): readonly Piece[] =>
  world.remember<readonly Piece[]>('pieces', ref, [{ ref }], () => {
    const node = ref.source.node(ref.id);
    if (node.kind === 'literal' && node.value !== undefined && node.value !== null) return [{ text: String(node.value), ref }];
    const inner = node.kind === 'text' ? node.parts.map((part) => ref.source.ref(part, node.at)) : joinedItems(world, ref);
    const pieces = inner?.flatMap((part): readonly Piece[] => {
      if (typeof part === 'string') return [{ text: part, ref }];
      const [only, ...others] = world.resolve(part);
      return only && others.length === 0 ? piecesOf(world, only) : [{ ref: part }];
    });
    return pieces && pieces.length <= MOST_PIECES ? pieces : [{ ref }];
  });

/** The pieces of `['a', 'b'].join('; ')`, separators between them. */
const joinedItems = (world: World, { source, id }: Ref): readonly (string | Ref)[] | undefined => {
  const node = source.node(id);
  const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
  if (node.kind !== 'call' || callee?.kind !== 'get' || callee.name !== 'join') return undefined;
  const [list] = world.resolve(source.ref(callee.of, node.at));
  const items = list?.source.node(list.id);
  const separator = node.args[0] === undefined ? ',' : world.scalar(source.ref(node.args[0], node.at));
  if (!list || items?.kind !== 'array' || typeof separator !== 'string') return undefined;
  return items.items.flatMap((item, index) => [...(index > 0 ? [separator] : []), list.source.ref(item.value, item.at)]);
};

/**
 * The place of a stretch of a text, in the file where it is written. The whole piece where its source is not the text itself (escapes);
 * the whole text where the stretch is of several pieces.
 */
export const placeIn = ({ pieces, ref }: Text, start: number, end: number): Location => {
  let at = 0;
  for (const { text = '…', ref: piece } of pieces) {
    if (start >= at && end <= at + text.length) {
      const { file, range } = piece.at;
      const quotes = range.end - range.start - text.length;
      const from = range.start + quotes / 2 + start - at;
      return quotes === 0 || quotes === 2 ? { file, range: { start: from, end: from + end - start } } : piece.at;
    }
    at += text.length;
  }
  return ref.at;
};

/** A scalar value of a resolved reference; undefined where it is not one (an `undefined` literal is `{ value: undefined }`). */
const scalarOf = (world: World, ref: Ref): Known | undefined => world.remember<Known | undefined>('scalar', ref, undefined, () => evaluated(world, ref));

interface Known {
  readonly value: Scalar | undefined;
}

const evaluated = (world: World, ref: Ref): Known | undefined => {
  const node = ref.source.node(ref.id);
  const of = (id: Id): Known | undefined => sole(world, ref.source.ref(id, ref.at.range));
  switch (node.kind) {
    case 'literal':
      return { value: node.value };
    case 'text': {
      const pieces = piecesOf(world, ref);
      return pieces.every(({ text }) => text !== undefined) ? { value: pieces.map(({ text }) => text).join('') } : undefined;
    }
    case 'not': {
      const value = of(node.of);
      return value && { value: !value.value };
    }
    case 'compare': {
      const left = of(node.left);
      const right = of(node.right);
      if (!left || !right) return undefined;
      if (/^!==?$/.test(node.op)) return { value: left.value !== right.value };
      return /^={2,3}$/.test(node.op) ? { value: left.value === right.value } : undefined;
    }
    case 'call': {
      // PHP's env('KEY', default) is decided by the machine; Boolean(x) and String(x) are their argument.
      const first = node.args[0];
      return first !== undefined && /^(?:Boolean|String)\(\)$/.test(world.name(ref) ?? '') ? of(first) : undefined;
    }
    default:
      return undefined;
  }
};

const sole = (world: World, ref: Ref): Known | undefined => {
  const all = world.resolve(ref).map((one) => scalarOf(world, one));
  const first = all[0];
  return first && all.every((one) => one && one.value === first.value) ? first : undefined;
};

/** The one scalar that a reference is, where it is surely one. */
export const scalar = (world: World, ref: Ref): Scalar | undefined => sole(world, ref)?.value;

/** The alternatives of a reference as a Setting of scalars. What is no scalar is unknown. */
export const setting = (world: World, ref: Ref): Setting<Scalar | undefined> =>
  new Setting(world.resolve(ref).map((one) => alternative(world, one)));

const alternative = (world: World, ref: Ref): Alternative<Scalar | undefined> => {
  const found = scalarOf(world, ref);
  const literal = ref.source.node(ref.id).kind === 'literal';
  return {
    known: found !== undefined, ...(found && { value: found.value }), origin: literal ? 'written' : 'derived', at: ref.at, literal,
    ...(ref.keyAt && { keyAt: ref.keyAt }), ...(ref.when && { when: ref.when }),
  };
};

/**
 * The setting behind a key of an object, or of the objects that a property may hold. Where the key may be absent, `fallback` is one of the alternatives, placed at `home`;
 * where something unknown may set it, so is an unknown value.
 */
export const memberSetting = <T extends Scalar | undefined>(world: World, holder: Ref | Property | undefined, key: string, fallback: T, home: Location): Setting<Scalar | undefined> => {
  const objects: Property = holder === undefined ? MISSING : 'source' in holder ? { refs: [holder], missing: false, unknown: false } : holder;
  const alternatives: Alternative<Scalar | undefined>[] = [];
  const add = (one: Alternative<Scalar | undefined>, when: When | undefined): void => {
    alternatives.push({ ...one, ...joined(when, one.when), ...(one.known && one.value === undefined && { value: fallback, origin: 'default' as const, literal: false }) });
  };
  for (const object of objects.refs) {
    const found = property(world, object, key);
    for (const ref of found.refs) for (const one of setting(world, ref).alternatives) add(one, object.when);
    if (found.missing) add({ known: true, value: fallback, origin: 'default', at: object.at }, object.when);
    if (found.unknown) add({ known: false, origin: 'derived', at: object.at }, object.when);
  }
  if (objects.missing) add({ known: true, value: fallback, origin: 'default', at: home }, undefined);
  if (objects.unknown) add({ known: false, origin: 'derived', at: home }, undefined);
  return new Setting(alternatives);
};
