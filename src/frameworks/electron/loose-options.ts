import type { Id } from '../../core/summary.js';
import type { Call, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { WINDOW_CLASSES } from '../../knowledge/electron.js';
import type { Window } from './model.js';
import { written } from './preferences.js';

/**
 * Options with web preferences that are handed on and reach no window that is known: what a function returns, a factory is given, a class keeps.
 * Only what is written in them counts, since others may be merged in.
 */
export const looseWindowsOf = (world: World, known: ReadonlySet<string>): readonly Window[] => {
  const handed = new Map<Source, ReadonlySet<Id>>();
  return world.entries(new Set(['webPreferences'])).flatMap(({ source, value, object, under }): Window[] => {
    if (!handed.has(source)) handed.set(source, handedOnIn(world, source));
    const preferences = world.resolve(value).filter((one) => one.source.node(one.id).kind === 'object');
    if (preferences.length === 0 || preferences.some((one) => known.has(placeOf(one))) || !handed.get(source)!.has(object)) return [];
    const at = source.location(value.at.range);
    return [{ kind: 'window', at, preferences: written(world, { refs: preferences, missing: false, unknown: false }, at), loads: [], development: world.when(source, under) === 'development', loose: true }];
  });
};

/** The objects of preferences that windows have. */
export const placeOf = ({ source, id }: { readonly source: Source; readonly id: Id }): string => `${source.path} ${id}`;

/** A function or class that is there to be looked at: what it makes of its arguments is known (see wrappers.ts). */
const isFollowed = (world: World, call: Call): boolean =>
  world.resolve(call.source.ref(call.node.callee, call.node.at)).every(({ source, id }) => { const { kind } = source.node(id); return kind === 'function' || kind === 'class'; });

const handedOnIn = (world: World, source: Source): ReadonlySet<Id> => {
  const found = new Set<Id>();
  for (const { returns, writes } of source.summary.functions) {
    for (const { value } of returns) found.add(value);
    for (const { target, value } of writes) { const node = source.node(target); if (node.kind === 'get') found.add(value); }
  }
  for (const { members } of source.summary.classes) for (const { value } of members) found.add(value);
  for (const call of world.calls()) {
    if (call.source !== source || WINDOW_CLASSES.has(call.name) || /\.setWindowOpenHandler$/.test(call.name)) continue;
    if (call.node.args.length === 0 || isFollowed(world, call)) continue;
    for (const arg of call.node.args) found.add(arg);
  }
  return found;
};
