import type { FnId } from '../../core/summary.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { Property } from '../../dataflow/values.js';
import type { World } from '../../dataflow/world.js';

/** Deeper than objects of options are merged by hand. */
const DEEPEST = 4;
const MERGES = /^(?:Object\.assign|_\.(?:merge|extend|assign|defaultsDeep)|lodash\.(?:merge|extend|assign)|deepmerge)\(\)$/;

export interface Given {
  readonly call: Call;
  readonly preferences: Property;
}

interface Parameter {
  readonly source: Source;
  readonly fn: FnId;
  readonly index: number;
  /** The parameter holds the web preferences themselves, not the options around them. */
  readonly inner: boolean;
}

/**
 * The web preferences that callers give to a function or class of the app that makes a window of them:
 * `const open = (options) => new BrowserWindow({ width: 800, ...options })`. Only what they write themselves.
 */
export const givenBy = (world: World, options: Ref | undefined): readonly Given[] => {
  if (!options || !world.property(options, 'webPreferences').unknown && !innerUnknown(world, options)) return [];
  return parametersIn(world, options).flatMap(({ source, fn, index, inner }) => callsOf(world, source, fn, index).flatMap((call): Given[] => {
    const arg = call.arg(index);
    if (!arg) return [];
    const preferences = inner ? world.resolve(arg).filter((one) => one.source.node(one.id).kind === 'object') : world.property(arg, 'webPreferences').refs;
    return preferences.length > 0 ? [{ call, preferences: { refs: preferences, missing: false, unknown: false } }] : [];
  }));
};

const innerUnknown = (world: World, options: Ref): boolean =>
  world.property(options, 'webPreferences').refs.some((one) => one.source.node(one.id).kind !== 'object' || layersOf(one).length > 0);

/** What is spread into an object literal, or merged by a call. */
const layersOf = ({ source, id }: Ref): readonly Ref[] => {
  const node = source.node(id);
  if (node.kind === 'object') return node.members.flatMap((member) => (member.kind === 'spread' ? [source.ref(member.value, member.at)] : []));
  return node.kind === 'call' ? node.args.map((arg, index) => source.ref(arg, node.argsAt[index] ?? node.at)) : [];
};

const parametersIn = (world: World, options: Ref): readonly Parameter[] => {
  const found: Parameter[] = [];
  // Choices between choices are many ways to few objects.
  const seen = new Set<string>();
  const follow = (ref: Ref, inner: boolean, depth: number): void => {
    if (depth > DEEPEST) return;
    for (const one of world.resolve(ref)) {
      const key = `${one.source.path} ${one.id} ${inner}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const node = one.source.node(one.id);
      const holder = node.kind === 'get' ? one.source.node(node.of) : undefined;
      if (node.kind === 'param') found.push({ source: one.source, fn: node.fn, index: node.index, inner });
      // `webPreferences: { …options.webPreferences }`
      else if (node.kind === 'get' && node.name === 'webPreferences' && holder?.kind === 'param' && inner) found.push({ source: one.source, fn: holder.fn, index: holder.index, inner: false });
      else if (node.kind === 'object' || (node.kind === 'call' && MERGES.test(world.name(one) ?? ''))) for (const layer of layersOf(one)) follow(layer, inner, depth + 1);
    }
  };
  follow(options, false, 0);
  for (const one of world.property(options, 'webPreferences').refs) follow(one, true, 0);
  return [...new Map(found.map((one) => [`${one.source.path} ${one.fn} ${one.index} ${one.inner}`, one])).values()];
};

/** The calls of a function, and of a class whose constructor it is. */
const callsOf = (world: World, source: Source, fn: FnId, least: number): readonly Call[] =>
  world.calls().filter((call) => call.node.args.length > least && world.resolve(call.source.ref(call.node.callee, call.node.at)).some((callee) => {
    const node = callee.source.node(callee.id);
    if (callee.source !== source) return false;
    if (node.kind === 'function') return node.fn === fn;
    const made = node.kind === 'class' ? source.summary.classes[node.class]?.members.find(({ name }) => name === 'constructor') : undefined;
    const constructor = made && source.node(made.value);
    return constructor?.kind === 'function' && constructor.fn === fn;
  }));
