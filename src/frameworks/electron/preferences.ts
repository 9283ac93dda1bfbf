import type { Scalar } from '../../core/config.js';
import type { Location } from '../../core/location.js';
import { type Alternative, Setting } from '../../core/setting.js';
import type { Id } from '../../core/summary.js';
import type { Ref } from '../../dataflow/source.js';
import type { Property } from '../../dataflow/values.js';
import type { World } from '../../dataflow/world.js';
import { defaultOf, type Preference, PREFERENCES } from '../../knowledge/electron.js';
import type { Preferences } from './model.js';

/**
 * The web preferences in a window's options. Where the options come from elsewhere, as those of a `new-window` event do, what the app writes
 * into them is all that is known: `options.webPreferences.nodeIntegration = true`.
 */
export const preferencesOf = (world: World, options: Ref): Property => {
  const found = world.property(options, 'webPreferences');
  if (!found.unknown) return found;
  const written = world.resolve(options).flatMap(({ source, id, at }): Ref[] => {
    const part = source.summary.nodes.findIndex((node) => node.kind === 'get' && node.of === id && node.name === 'webPreferences');
    return part < 0 || !isWrittenTo(source.summary.nodes, source.writesTo, part) ? [] : [{ source, id: part, at }];
  });
  return { ...found, refs: [...found.refs, ...written, ...(found.refs.length + written.length > 0 ? [] : handedOn(world, options))] };
};

/** `new BrowserWindow(plugins.decorate(options))`: what a function makes of the options it is given is not known, and mostly they are still there. */
const handedOn = (world: World, options: Ref): readonly Ref[] =>
  world.resolve(options).flatMap(({ source, id, at }) => {
    const node = source.node(id);
    return node.kind === 'call' && !node.construct ? node.args.flatMap((arg, index) => world.property(source.ref(arg, node.argsAt[index] ?? at.range), 'webPreferences').refs) : [];
  });

const isWrittenTo = (nodes: Ref['source']['summary']['nodes'], writes: ReadonlyMap<Id, unknown>, holder: Id): boolean =>
  [...writes.keys()].some((target) => { const node = nodes[target]; return node?.kind === 'get' && node.of === holder; });

/** The preferences that apply, each with the default of the version where nothing is written. */
export const effective = (world: World, preferences: Property | undefined, home: Location, major: number): Preferences => {
  const known = Object.fromEntries((Object.keys(PREFERENCES) as Preference[]).map((name) =>
    [name, world.member(preferences, name, defaultOf(name, major), home)])) as Record<Preference, Setting<Scalar | undefined>>;
  return { ...known, sandbox: sandboxOf(known, preferences?.refs.some((one) => !world.property(one, 'preload').missing) ?? false, major) };
};

/**
 * The sandbox that applies where nothing is written. 16 to 19: on unless Node.js is integrated or a preload is given; from 20: on unless
 * Node.js is integrated; a written value wins. Source: WebContentsPreferences::IsSandboxed at v15 to v43.
 */
const sandboxOf = (known: Record<Preference, Setting<Scalar | undefined>>, preload: boolean, major: number): Setting<Scalar | undefined> => {
  const { sandbox, nodeIntegration, nodeIntegrationInWorker } = known;
  if (major < 16) return sandbox;
  const off = nodeIntegration.mayBe(true) || nodeIntegrationInWorker.mayBe(true) || (major < 20 && preload);
  const reason = nodeIntegration.find(true) ?? nodeIntegrationInWorker.find(true);
  return new Setting(sandbox.alternatives.map((one): Alternative<Scalar | undefined> =>
    (one.origin === 'default' && off ? { ...one, value: false, origin: 'derived', at: reason?.at ?? one.at } : one)));
};

/** Those that are written here: what is not is inherited from what opens or embeds the contents. */
export const written = (world: World, preferences: Property, home: Location): Preferences =>
  Object.fromEntries((Object.keys(PREFERENCES) as Preference[]).map((name) => [name, world.member(preferences, name, undefined, home)])) as Record<Preference, Setting<Scalar | undefined>>;
