import { NOWHERE } from '../core/location.js';
import type { FnId, Id } from '../core/summary.js';
import type { Call, Ref, Source } from '../dataflow/source.js';
import type { World } from '../dataflow/world.js';

/** A function of the app. */
export interface Fn {
  readonly source: Source;
  readonly fn: FnId;
}

/** What is handed over to be called. */
export interface Handler {
  readonly functions: readonly Fn[];
  /** Some of it could not be followed. */
  readonly unknown: boolean;
}

interface Index {
  readonly calls: ReadonlyMap<Source, ReadonlyMap<FnId, readonly Call[]>>;
  readonly inner: ReadonlyMap<Source, ReadonlyMap<FnId, readonly FnId[]>>;
  readonly byName: ReadonlyMap<string, readonly Fn[]>;
}

const indexes = new WeakMap<World, Index>();

const indexOf = (world: World): Index => {
  const known = indexes.get(world);
  if (known) return known;
  const calls = new Map<Source, Map<FnId, Call[]>>();
  for (const call of world.calls()) push(at(calls, call.source, () => new Map<FnId, Call[]>()), call.fn, call);
  const inner = new Map<Source, Map<FnId, FnId[]>>();
  const byName = new Map<string, Fn[]>();
  for (const source of world.sources) {
    const { functions, classes, declarations } = source.summary;
    const children = new Map<FnId, FnId[]>();
    inner.set(source, children);
    const names = new Map<string, Set<FnId>>();
    const named = (name: string | undefined, fn: FnId): void => { if (name !== undefined) at(names, name, () => new Set<FnId>()).add(fn); };
    for (const [fn, { parent, name }] of functions.entries()) {
      if (parent !== undefined && parent !== fn) push(children, parent, fn);
      named(name, fn);
    }
    for (const { name, value } of [...classes.flatMap(({ members }) => members), ...declarations]) {
      const node = source.node(value);
      if (node.kind === 'function') named(name, node.fn);
    }
    for (const [name, fns] of names) for (const fn of fns) push(byName, name, { source, fn });
  }
  const index = { calls, inner, byName };
  indexes.set(world, index);
  return index;
};

const at = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
};

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => void at(map, key, () => []).push(value);

/** The calls that stand in a function itself. */
export const callsIn = (world: World, { source, fn }: Fn): readonly Call[] => indexOf(world).calls.get(source)?.get(fn) ?? [];

/** A function and those that are written in it. */
export const withInner = (world: World, { source, fn }: Fn, most = Infinity): readonly Fn[] => {
  const children = indexOf(world).inner.get(source);
  const found: Fn[] = [];
  const open = [fn];
  for (let next = open.pop(); next !== undefined && found.length < most; next = open.pop()) {
    found.push({ source, fn: next });
    open.push(...(children?.get(next) ?? []));
  }
  return found;
};

/** Names that many functions have are no name. */
const TELLING = /^.{4,}$/;
const DEEPEST = 6;

/** The functions that a value is: written there, of a name, bound, or made by one of the app's own functions. */
export const functionsOf = (world: World, ref: Ref, depth = 0): Handler => {
  const functions: Fn[] = [];
  let unknown = false;
  for (const { source, id } of world.resolve(ref)) {
    const node = source.node(id);
    const found = ((): Handler | undefined => {
      if (node.kind === 'function') return { functions: [{ source, fn: node.fn }], unknown: false };
      if (node.kind === 'literal') return { functions: [], unknown: false };
      if (depth >= DEEPEST) return undefined;
      if (node.kind === 'call') {
        const callee = source.node(node.callee);
        if (callee.kind === 'get' && callee.name === 'bind') return functionsOf(world, source.ref(callee.of, node.at), depth + 1);
        const made = returnedBy(world, source, id, node.callee, depth);
        return made.length === 0 ? undefined : joined(made.map((one) => functionsOf(world, one, depth + 1)));
      }
      // What another file exports under a name that only one function of the app has.
      const name = node.kind === 'get' || node.kind === 'import' ? node.name : undefined;
      const only = name !== undefined && TELLING.test(name) && mayBeOwn(source, id) ? indexOf(world).byName.get(name) : undefined;
      return only?.length === 1 ? { functions: only, unknown: false } : undefined;
    })();
    functions.push(...(found?.functions ?? []));
    unknown ||= found?.unknown ?? true;
  }
  return { functions, unknown };
};

const joined = (all: readonly Handler[]): Handler => ({ functions: all.flatMap((one) => one.functions), unknown: all.some((one) => one.unknown) });

const returnedBy = (world: World, source: Source, call: Id, callee: Id, depth: number): readonly Ref[] => {
  const own = world.returned(source.ref(call, NOWHERE));
  if (own.length > 0) return own;
  return functionsOf(world, source.ref(callee, NOWHERE), depth + 1).functions.flatMap(({ source: home, fn }) =>
    (home.summary.functions[fn]?.returns ?? []).map((one) => home.ref(one.value, one.at)));
};


/** A member of the class itself, or of what another file of the app exports: a method of anything else may be anyone's. */
const mayBeOwn = (source: Source, id: Id): boolean => {
  for (let at = id, steps = 0; steps < 6; steps++) {
    const node = source.node(at);
    if (node.kind === 'import') return /^[.~@#]|\//.test(node.from);
    if (node.kind === 'this') return true;
    if (node.kind !== 'get') return false;
    at = node.of;
  }
  return false;
};

/** The functions that a call runs, where they are the app's own. */
const calledBy = (world: World, call: Call): Handler => functionsOf(world, call.source.ref(call.node.callee, call.node.at));

/** A function, what is written in it, and the app's own functions that those call, as deep as people write; `follows` tells which calls count. */
export const reachOf = (world: World, start: Fn, follows: (call: Call) => boolean = () => true, most = 60): readonly Fn[] => {
  const seen = new Map<string, Fn>();
  let open: readonly Fn[] = [start];
  for (let depth = 0; depth < 4 && open.length > 0; depth++) {
    const next: Fn[] = [];
    for (const one of open.flatMap((each) => withInner(world, each))) {
      const key = `${one.source.path}#${one.fn}`;
      if (seen.has(key) || seen.size >= most) continue;
      seen.set(key, one);
      for (const call of callsIn(world, one)) if (follows(call)) next.push(...calledBy(world, call).functions);
    }
    open = next;
  }
  return [...seen.values()];
};
