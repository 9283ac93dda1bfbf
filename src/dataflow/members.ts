import { NOWHERE } from '../core/location.js';
import type { ClassId, FnId, Id } from '../core/summary.js';
import type { Ref, Source } from './source.js';
import type { World } from './world.js';

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


/** The source that a specifier in a file stands for. */
export const moduleOf = (world: World, from: string, specifier: string): Source | undefined => {
  const path = world.modules.resolve(from, specifier);
  return path === undefined ? undefined : world.source(path);
};

/** The classes that a value is an instance of: `new Files()`, `Files.getInstance()` that returns one. */
export const classesOf = (world: World, ref: Ref, depth = 0): readonly Class[] => {
  if (depth > DEEPEST) return [];
  return world.resolve(ref).flatMap((one): readonly Class[] => {
    const node = one.source.node(one.id);
    if (node.kind === 'this' || node.kind === 'class') return [{ source: one.source, class: node.class }];
    if (node.kind !== 'call') return [];
    return world.resolve(one.source.ref(node.callee, node.at)).flatMap((callee): readonly Class[] => {
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
  const all = world.resolve(ref).flatMap((one): readonly Ref[] => {
    const node = one.source.node(one.id);
    // `Object.assign({}, files, { open })`: those of all of its arguments.
    const merged = node.kind === 'call' && /^Object\.(?:assign|freeze)\(\)$/.test(world.name(one) ?? '');
    return merged ? node.args.flatMap((arg, index) => world.resolve(one.source.ref(arg, node.argsAt[index] ?? node.at))) : [one];
  });
  for (const one of all) {
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
      for (const base of world.resolve(of.source.ref(summary.extends, summary.at))) { const node = base.source.node(base.id); if (node.kind === 'class') open.push({ source: base.source, class: node.class }); }
    }
  }
  return [...found].map(([name, one]) => ({ name, ref: one }));
};

const addObject = (world: World, { source, id }: Ref, found: Map<string, Ref>, depth: number): void => {
  const node = source.node(id);
  if (node.kind !== 'object' || depth > DEEPEST) return;
  for (const member of node.members) {
    if (member.kind === 'spread') { for (const one of world.resolve(source.ref(member.value, member.at))) addObject(world, one, found, depth + 1); continue; }
    const key = member.kind === 'entry' ? member.key : textOf(world, source.ref(member.key, member.keyAt));
    if (key !== undefined) found.set(key, source.ref(member.value, member.valueAt, { keyAt: member.keyAt }));
  }
};

/** The functions that a value may be; binding one to its object changes nothing. */
export const functionsOf = (world: World, ref: Ref): readonly Fn[] =>
  world.remember<readonly Fn[]>('functions', ref, [], () => world.resolve(ref).flatMap((one): readonly Fn[] => {
    const node = one.source.node(one.id);
    if (node.kind === 'function') return [{ source: one.source, fn: node.fn }];
    const callee = node.kind === 'call' ? one.source.node(node.callee) : undefined;
    return node.kind === 'call' && callee?.kind === 'get' && callee.name === 'bind' ? functionsOf(world, one.source.ref(callee.of, node.at)) : [];
  }));

/** The one text that a value surely is, also where another file says it. */
export const textOf = (world: World, ref: Ref): string | undefined => world.remember<string | undefined>('text', ref, undefined, () => {
  const all = world.resolve(ref).map((one) => {
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
  for (const [id, { fn }] of source.nodesOf('function')) all.set(fn, id);
  functionNodesOf.set(source, all);
  return all;
};
