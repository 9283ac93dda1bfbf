import { folderOf, resolveIn } from '../../core/paths.js';
import type { ClassId, FnId, Id } from '../../core/summary.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';

const DEEPEST = 8;

/** A function of the app. */
export interface Fn {
  readonly source: Source;
  readonly fn: FnId;
}

/** A class of the app. */
export interface Class {
  readonly source: Source;
  readonly class: ClassId;
}

const ENDINGS = ['', '.ts', '.tsx', '.js', '.mjs', '.cjs', '.jsx', '.mts', '.cts', '/index.ts', '/index.tsx', '/index.js', '/index.mjs', '/index.cjs'];

/** The source that a specifier in a file stands for; aliases of the app (`@/ipc`) by the only file whose path ends so. */
export const moduleOf = (world: World, from: string, specifier: string): Source | undefined => {
  const path = /^\.{1,2}(?:\/|$)/.test(specifier) ? resolveIn(folderOf(from), specifier) : undefined;
  if (path !== undefined) {
    const plain = path.replace(/\.[cm]?jsx?$/, '');
    for (const stem of new Set([path, plain])) {
      for (const ending of ENDINGS) {
        const found = world.source(stem + ending);
        if (found) return found;
      }
    }
    return undefined;
  }
  const tail = /^(?:[@~#$][\w-]*|src|app)\/(.+)$/.exec(specifier)?.[1];
  if (tail === undefined) return undefined;
  const names = byTail(world).get(lastOf(tail)) ?? [];
  const meant = names.filter(({ path: one }) => ENDINGS.some((ending) => `/${one}`.endsWith(`/${tail}${ending}`)));
  return meant.length === 1 ? meant[0] : undefined;
};

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const tails = new WeakMap<World, ReadonlyMap<string, readonly Source[]>>();

/** Sources by the name that an import may end with: the file's without its ending, or its folder's where it is an index. */
const byTail = (world: World): ReadonlyMap<string, readonly Source[]> => {
  const known = tails.get(world);
  if (known) return known;
  const all = new Map<string, Source[]>();
  for (const source of world.sources) {
    const plain = lastOf(source.path).replace(/\.[cm]?[jt]sx?$/, '');
    const names = plain === 'index' ? [lastOf(folderOf(source.path)), plain] : [plain];
    for (const name of names) all.set(name, [...(all.get(name) ?? []), source]);
  }
  tails.set(world, all);
  return all;
};

const NOWHERE = { start: 0, end: 0 };

/** What a module exports under a name: `*` is the module itself, and no value. */
const exported = (world: World, source: Source, name: string, depth: number): readonly Ref[] => {
  if (depth > DEEPEST) return [];
  const own = source.summary.exports.filter((one) => one.name === name);
  const from = own.length > 0 ? own : source.summary.exports.filter((one) => one.name === '*' && one.from !== undefined);
  return from.flatMap((one) => {
    if (one.value !== undefined) return [source.ref(one.value, NOWHERE)];
    const next = one.from === undefined ? undefined : moduleOf(world, source.path, one.from);
    return next ? exported(world, next, one.name === '*' ? name : one.fromName ?? name, depth + 1) : [];
  });
};

/** World.resolve, and on into the files that the app imports. */
export const follow = (world: World, ref: Ref, depth = 0): readonly Ref[] =>
  world.resolve(ref).flatMap((one): readonly Ref[] => {
    const node = one.source.node(one.id);
    if (depth > DEEPEST) return [one];
    const placed = (refs: readonly Ref[]): readonly Ref[] => refs.flatMap((next) => (next.source === one.source && next.id === one.id ? [next] : follow(world, next, depth + 1)));
    if (node.kind === 'import') {
      if (node.name === '*') return [one];
      const module = moduleOf(world, one.source.path, node.from);
      const found = module ? exported(world, module, node.name, 0) : [];
      return found.length > 0 ? placed(found) : [one];
    }
    const key = node.kind === 'get' ? node.name : node.kind === 'index' ? world.scalar(one.source.ref(node.key, one.at.range)) : undefined;
    if ((node.kind !== 'get' && node.kind !== 'index') || typeof key !== 'string') return [one];
    const found = membersNamed(world, one.source.ref(node.of, one.at.range), key, depth + 1);
    return found.length > 0 ? placed(found) : [one];
  });

/** What a property of a value is: of a module, an object, a class, or an instance of one. */
export const membersNamed = (world: World, holder: Ref, key: string, depth = 0): readonly Ref[] => {
  if (depth > DEEPEST) return [];
  return follow(world, holder, depth).flatMap((one): readonly Ref[] => {
    const node = one.source.node(one.id);
    if (node.kind === 'import') {
      const module = node.name === '*' ? moduleOf(world, one.source.path, node.from) : undefined;
      return module ? exported(world, module, key, 0) : [];
    }
    const classes = node.kind === 'class' || node.kind === 'this' ? [{ source: one.source, class: node.class }] : node.kind === 'call' ? classesOf(world, one, depth + 1) : [];
    for (const each of classes) {
      const found = memberOf(world, each, key, depth + 1);
      if (found) return [found];
    }
    return node.kind === 'object' || node.kind === 'call' ? world.property(one, key).refs : [];
  });
};

/** A member of a class or of those it extends. */
const memberOf = (world: World, of: Class, key: string, depth: number): Ref | undefined => {
  const summary = of.source.summary.classes[of.class];
  const own = summary?.members.find(({ name }) => name === key);
  if (own) return of.source.ref(own.value, own.valueAt, { keyAt: own.keyAt });
  if (summary?.extends === undefined || depth > DEEPEST) return undefined;
  const bases = follow(world, of.source.ref(summary.extends, summary.at), depth + 1).flatMap((one) => { const node = one.source.node(one.id); return node.kind === 'class' ? [{ source: one.source, class: node.class }] : []; });
  for (const base of bases) {
    const found = memberOf(world, base, key, depth + 1);
    if (found) return found;
  }
  return undefined;
};

/** The classes that a value is an instance of: `new Files()`, `Files.getInstance()` that returns one. */
export const classesOf = (world: World, ref: Ref, depth = 0): readonly Class[] => {
  if (depth > DEEPEST) return [];
  return follow(world, ref, depth).flatMap((one): readonly Class[] => {
    const node = one.source.node(one.id);
    if (node.kind === 'this' || node.kind === 'class') return [{ source: one.source, class: node.class }];
    if (node.kind !== 'call') return [];
    return follow(world, one.source.ref(node.callee, node.at), depth + 1).flatMap((callee): readonly Class[] => {
      const target = callee.source.node(callee.id);
      if (node.construct && target.kind === 'class') return [{ source: callee.source, class: target.class }];
      if (target.kind !== 'function') return [];
      return (callee.source.summary.functions[target.fn]?.returns ?? []).flatMap((returned) => classesOf(world, callee.source.ref(returned.value, returned.at), depth + 1));
    });
  });
};

/** Every member of an object, a class or an instance, its own and those of the classes it extends. */
export const membersOf = (world: World, ref: Ref): readonly { readonly name: string; readonly ref: Ref }[] => {
  const found = new Map<string, Ref>();
  const open: Class[] = [];
  for (const one of follow(world, ref)) {
    const node = one.source.node(one.id);
    if (node.kind === 'object') addObject(world, one, found, 0);
    else if (node.kind === 'import' && node.name === '*') {
      const module = moduleOf(world, one.source.path, node.from);
      for (const { name, value } of module?.summary.exports ?? []) if (value !== undefined) found.set(name, module!.ref(value, NOWHERE));
    } else open.push(...classesOf(world, one));
  }
  const seen = new Set<string>();
  for (const of of open) {
    const summary = of.source.summary.classes[of.class];
    const key = `${of.source.path}:${of.class}`;
    if (!summary || seen.has(key) || seen.size > DEEPEST) continue;
    seen.add(key);
    for (const { name, value, valueAt, keyAt } of summary.members) if (name !== 'constructor' && !found.has(name)) found.set(name, of.source.ref(value, valueAt, { keyAt }));
    if (summary.extends !== undefined) {
      for (const base of follow(world, of.source.ref(summary.extends, summary.at))) { const node = base.source.node(base.id); if (node.kind === 'class') open.push({ source: base.source, class: node.class }); }
    }
  }
  return [...found].map(([name, one]) => ({ name, ref: one }));
};

const addObject = (world: World, { source, id }: Ref, found: Map<string, Ref>, depth: number): void => {
  const node = source.node(id);
  if (node.kind !== 'object' || depth > DEEPEST) return;
  for (const member of node.members) {
    if (member.kind === 'spread') { for (const one of follow(world, source.ref(member.value, member.at))) addObject(world, one, found, depth + 1); continue; }
    const key = member.kind === 'entry' ? member.key : textOf(world, source.ref(member.key, member.keyAt));
    if (key !== undefined) found.set(key, source.ref(member.value, member.valueAt, { keyAt: member.keyAt }));
  }
};

/** The functions that a value may be; binding one to its object changes nothing. */
export const functionsOf = (world: World, ref: Ref): readonly Fn[] =>
  world.remember<readonly Fn[]>('functions', ref, [], () => follow(world, ref).flatMap((one): readonly Fn[] => {
    const node = one.source.node(one.id);
    if (node.kind === 'function') return [{ source: one.source, fn: node.fn }];
    const callee = node.kind === 'call' ? one.source.node(node.callee) : undefined;
    return node.kind === 'call' && callee?.kind === 'get' && callee.name === 'bind' ? functionsOf(world, one.source.ref(callee.of, node.at)) : [];
  }));

/** The one text that a value surely is, also where another file says it. */
export const textOf = (world: World, ref: Ref): string | undefined => world.remember<string | undefined>('text', ref, undefined, () => {
  const all = follow(world, ref).map((one) => {
    const node = one.source.node(one.id);
    if (node.kind === 'text') {
      const parts = node.parts.map((part) => textOf(world, one.source.ref(part, node.at)));
      return parts.every((part) => part !== undefined) && parts.length <= MOST_PARTS ? parts.join('') : undefined;
    }
    const value = world.scalar(one);
    return value === undefined || value === null ? undefined : String(value);
  });
  return all[0] !== undefined && all[0].length < LONGEST && all.every((one) => one === all[0]) ? all[0] : undefined;
});

const MOST_PARTS = 100;
/** Longer than any name of a channel: a few texts made of each other twice would fill the memory. */
const LONGEST = 2000;

/** Whether a function stands in another, or is it. */
export const within = (source: Source, inner: FnId, outer: FnId): boolean => {
  for (let at: FnId | undefined = inner; at !== undefined; at = source.summary.functions[at]?.parent) if (at === outer) return true;
  return false;
};

/** The node of a function. */
export const nodeOfFunction = (source: Source, fn: FnId): Id | undefined => functionNodes(source).get(fn);

const functionNodesOf = new WeakMap<Source, ReadonlyMap<FnId, Id>>();

const functionNodes = (source: Source): ReadonlyMap<FnId, Id> => {
  const known = functionNodesOf.get(source);
  if (known) return known;
  const all = new Map<FnId, Id>();
  for (const [id, node] of source.summary.nodes.entries()) if (node.kind === 'function') all.set(node.fn, id);
  functionNodesOf.set(source, all);
  return all;
};
