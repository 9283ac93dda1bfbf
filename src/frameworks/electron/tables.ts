import type { Id } from '../../core/summary.js';
import type { Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { type Fn, functionsOf, moduleOf } from '../../dataflow/members.js';
import { paramsFrom } from './uses.js';

const DEEPEST = 30;
const MOST = 6000;
/** A property that more objects than this have is a common word, and says nothing. */
const MOST_FIELDS = 6;

/**
 * The functions in a table that is asked by name: a Map, an object, a list of pairs, or a list of such. What a function of the app makes of its
 * arguments has what they have. Where the object that holds the table is not known, the property's name decides.
 */
export const functionsWithin = (world: World, table: Ref): readonly Fn[] => {
  const found = new Map<string, Fn>();
  const seen = new Set<string>();
  let left = MOST;
  const visit = (ref: Ref, given: ReadonlyMap<string, Ref>, depth: number): void => {
    if (depth > DEEPEST) return;
    for (const one of world.resolve(ref)) {
      const { source, id } = one;
      const key = `${source.path}:${id}:${[...given.values()].map((arg) => `${arg.source.path}:${arg.id}`).join()}`;
      if (seen.has(key) || left-- <= 0) continue;
      seen.add(key);
      const node = source.node(id);
      const at = one.at.range;
      const again = (next: Id, with_ = given): void => visit(source.ref(next, at), with_, depth + 1);
      switch (node.kind) {
        case 'function':
          found.set(`${source.path}:${node.fn}`, { source, fn: node.fn });
          break;
        case 'array':
          for (const { value } of node.items) again(value);
          break;
        case 'object':
          for (const { value } of node.members) again(value);
          break;
        case 'param': {
          const arg = given.get(`${source.path}:${id}`);
          if (arg) visit(arg, given, depth + 1);
          break;
        }
        case 'index':
          again(node.of);
          break;
        case 'get': {
          if (source.node(node.of).kind === 'index') { again(node.of); break; }
          const fields = fieldsNamed(world, node.name);
          if (fields.length <= MOST_FIELDS) for (const field of fields) visit(field, given, depth + 1);
          break;
        }
        case 'call': {
          for (const { value, source: there } of setsOf(world, source, id)) visit(there.ref(value, at), given, depth + 1);
          const made = node.construct ? [] : functionsOf(world, source.ref(node.callee, node.at));
          for (const fn of made) {
            const bound = new Map(given);
            for (const param of paramsFrom(fn, 0)) {
              const shape = fn.source.node(param);
              const arg = shape.kind === 'param' ? node.args[shape.index] : undefined;
              if (arg !== undefined) bound.set(`${fn.source.path}:${param}`, source.ref(arg, node.at));
            }
            for (const returned of fn.source.summary.functions[fn.fn]?.returns ?? []) visit(fn.source.ref(returned.value, returned.at), bound, depth + 1);
          }
          const callee = source.node(node.callee);
          if (made.length === 0 && (node.construct || /^Object\.\w+\(\)$/.test(world.name(one) ?? ''))) for (const arg of node.args) again(arg);
          if (made.length === 0 && callee.kind === 'get' && /^(?:entries|values|filter|map|flat|concat)$/.test(callee.name)) again(callee.of);
          break;
        }
        default:
      }
    }
  };
  visit(table, new Map(), 0);
  return [...found.values()];
};

/** What is put into a Map: `routes.set(name, handler)`. */
const setsOf = (world: World, source: Source, map: Id): readonly { readonly source: Source; readonly value: Id }[] =>
  (settersOf(world).get(source) ?? []).filter(({ of }) => of === map).map(({ value }) => ({ source, value }));

const setters = new WeakMap<World, ReadonlyMap<Source, readonly { readonly of: Id; readonly value: Id }[]>>();

const settersOf = (world: World): ReadonlyMap<Source, readonly { readonly of: Id; readonly value: Id }[]> => {
  const known = setters.get(world);
  if (known) return known;
  const all = new Map<Source, { of: Id; value: Id }[]>();
  for (const call of world.calls()) {
    const value = call.node.args[1];
    if (call.method !== 'set' || value === undefined || !call.receiver) continue;
    const own = all.get(call.source) ?? [];
    all.set(call.source, own);
    for (const one of world.resolve(call.receiver)) if (one.source === call.source) own.push({ of: one.id, value });
  }
  setters.set(world, all);
  return all;
};

/** What any object of the app has under a name. */
const fieldsNamed = (world: World, name: string): readonly Ref[] =>
  world.entries(new Set([name])).filter(({ source, value }) => {
    // `{ routes: deps.routes }` passes on what another entry says.
    const node = source.node(value.id);
    return !(node.kind === 'get' && node.name === name) && (node.kind !== 'import' || moduleOf(world, source.path, node.from) !== undefined);
  }).map(({ value }) => value);
