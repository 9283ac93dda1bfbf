import type { Id } from '../../core/summary.js';
import type { Graph, Target } from '../../dataflow/graph.js';
import { phpClassesOf } from '../../dataflow/php-classes.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';

/** A function that a route leads to. */
export interface Routed {
  readonly target: Target;
  /** The parameters in its address, in lower case and without underscores; missing where it has none written out. */
  readonly names?: ReadonlySet<string>;
  /** Those that a condition of the route limits to letters, numbers, or a list. */
  readonly safe: ReadonlySet<string>;
}

const ROUTE = /(?:^|\\)Route\.(?:\w+\(\)\.){0,6}(?:get|post|put|patch|delete|options|any|match)$/;
const RESOURCE = /(?:^|\\)Route\.(?:\w+\(\)\.){0,6}(?:resource|apiResource|singleton)$/;
const OF_RESOURCE = ['show', 'edit', 'update', 'destroy'];
const LIMITS = /^where(?:Number|Alpha|AlphaNumeric|Uuid|Ulid|In)$/;

/** The functions that the routes of a Laravel app lead to: closures, and methods of controllers. */
export const routedFunctions = (graph: Graph): readonly Routed[] => {
  const { world } = graph;
  const called = world.calls(ROUTE).flatMap((call): Routed[] => {
    const at = call.method === 'match' ? 1 : 0;
    const path = call.arg(at) && world.scalar(call.arg(at)!);
    const action = call.arg(at + 1);
    if (!action) return [];
    const names = typeof path === 'string' ? new Set([...path.matchAll(/\{(\w+)[?:}]/g)].map((found) => found[1]!.toLowerCase().replaceAll('_', ''))) : undefined;
    if (names?.size === 0) return [];
    const safe = limitsOf(world, call);
    return targetsOf(graph, action).map((target) => ({ target, ...(names && { names }), safe }));
  });
  const resources = world.calls(RESOURCE).flatMap((call): Routed[] => {
    const name = call.arg(1) && world.scalar(call.arg(1)!);
    return typeof name === 'string' ? OF_RESOURCE.flatMap((method) => methodsOf(graph, name, method)).map((target) => ({ target, safe: new Set<string>() })) : [];
  });
  return [...called, ...resources];
};

const targetsOf = (graph: Graph, action: Ref): readonly Target[] => graph.world.resolve(action).flatMap((one): readonly Target[] => {
  const node = one.source.node(one.id);
  if (node.kind === 'function') return [{ source: one.source, fn: node.fn, shift: 0 }];
  if (node.kind === 'array') {
    const [of, method] = node.items.map((item) => graph.world.scalar(one.source.ref(item.value, item.at)));
    return typeof of === 'string' && typeof method === 'string' ? methodsOf(graph, of, method) : [];
  }
  const text = graph.world.scalar(one);
  const [of, method = '__invoke'] = typeof text === 'string' ? text.split('@') : [];
  return of === undefined ? [] : methodsOf(graph, of, method);
});

const methodsOf = ({ world }: Graph, of: string, method: string): readonly Target[] => {
  const classes = phpClassesOf(world);
  return classes.named(of).flatMap((one) => classes.functionsOf(one, method, 0));
};

/** `->whereNumber('id')`, `->where('name', '[a-z]+')`, behind the route. */
const limitsOf = (world: World, route: Call): ReadonlySet<string> => {
  const safe = new Set<string>();
  const holders = new Set<Id>([route.id]);
  for (const call of world.calls(/\.(?:where\w*|name|middleware|can|missing|scopeBindings)$/)) {
    if (call.source !== route.source || !leadsTo(call.source, call.node.callee, holders)) continue;
    const name = call.arg(0) && world.scalar(call.arg(0)!);
    const pattern = call.method === 'where' && call.arg(1) ? world.scalar(call.arg(1)!) : undefined;
    if (typeof name === 'string' && (LIMITS.test(call.method) || (typeof pattern === 'string' && /^\^?\(?(?:\[[\w\\-]+\]|\\[dw]|[\w|-]+)(?:[+*]|\{\d+(?:,\d*)?\})?\)?\$?$/.test(pattern)))) safe.add(name);
  }
  return safe;
};

const leadsTo = (source: Source, from: Id, wanted: ReadonlySet<Id>): boolean => {
  for (let at: Id | undefined = from, steps = 0; at !== undefined && steps < 12; steps++) {
    if (wanted.has(at)) return true;
    const node = source.node(at);
    at = node.kind === 'get' ? node.of : node.kind === 'call' ? node.callee : undefined;
  }
  return false;
};
