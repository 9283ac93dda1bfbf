import { entryOf } from '../../core/config.js';
import type { SourceKind } from '../../core/flow.js';
import type { CallNode, Id } from '../../core/summary.js';
import type { SourceMark } from '../../dataflow/flows.js';
import type { Graph } from '../../dataflow/graph.js';
import type { Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { NATIVE_EVENTS, ofClient } from '../../knowledge/neutralino.js';
import { SOURCE_VALUES } from '../../knowledge/sources.js';
import { parameterMarks, placeOf } from '../common/sources.js';

/** Who has a say in the values of a Neutralinojs app beside the network: whoever starts it, extensions, what is dropped onto it, pages that open windows. */
export const neutralinoSources = (graph: Graph): readonly SourceMark[] => [...events(graph), ...processArguments(graph), ...addresses(graph.world)];

type What = Pick<SourceMark, 'what' | 'for'> & { readonly kind: SourceKind };

const OF_EVENTS: ReadonlyMap<string, What> = new Map<string, What>([
  ['filesDropped', { kind: 'drop', what: 'the name of a file that is dropped', for: ['html', 'command'] }],
  ['newWindowRequest', { kind: 'navigation', what: 'the address that a page opens', for: ['open', 'command', 'html', 'code'] }],
  ['spawnedProcess', { kind: 'native', what: 'the output of a program', for: ['html', 'code'] }],
  ['openedFile', { kind: 'file', what: 'a file', for: ['html', 'code'] }],
]);

/** `Neutralino.events.on('name', (event) => event.detail)`: what the framework passes on, and what an extension says. */
const events = (graph: Graph): readonly SourceMark[] => {
  const { world } = graph;
  const own = new Set(world.calls(ofClient('(?:events|app)\\.(?:dispatch|broadcast)')).flatMap((call) => { const name = call.arg(0) && world.scalar(call.arg(0)!); return typeof name === 'string' ? [name] : []; }));
  const extended = hasExtensions(world);
  return world.calls(ofClient('events\\.on')).flatMap((call) => {
    const name = call.arg(0) && world.scalar(call.arg(0)!);
    if (typeof name !== 'string') return [];
    const known = OF_EVENTS.get(name);
    // What the app's scripts send to each other is followed nowhere, and is theirs.
    const said: What | undefined = known ?? (extended && !NATIVE_EVENTS.has(name) && !own.has(name) ? { kind: 'message', what: `the event '${name}' of an extension`, for: ['html', 'command', 'program', 'code'] } : undefined);
    return said ? parameterMarks(graph, call.arg(1), 0, { ...said, field: 'detail' }) : [];
  });
};

const hasExtensions = (world: World): boolean => {
  const root = world.config(world.app.home.file)?.root;
  const modes = entryOf(root, 'modes')?.value;
  return [root, ...(modes?.kind === 'object' ? modes.entries.map(({ value }) => value) : [])].some((one) => {
    const enabled = entryOf(one, 'enableExtensions')?.value;
    return enabled?.kind === 'scalar' && enabled.value === true;
  });
};

/** `NL_ARGS`: links and files that are opened with the app come as arguments. */
const processArguments = ({ world }: Graph): readonly SourceMark[] =>
  world.sources.flatMap((source) => source.summary.nodes.flatMap((node, id): readonly SourceMark[] =>
    ((node.kind === 'global' || node.kind === 'get') && node.name === 'NL_ARGS' ? [{ kind: 'arguments', what: "the app's arguments", for: ['command', 'open', 'html', 'code', 'load'], source, id, at: usedAt(source, id) }] : [])));

/** Where a method of it is called first, or it is used in another way. */
const usedAt = (source: Source, id: Id): SourceMark['at'] => {
  for (const { node } of callsOf(source)) {
    const callee = source.node(node.callee);
    if (callee.kind === 'get' && callee.of === id) return source.location(node.at);
  }
  return placeOf(source, id);
};

function* callsOf(source: Source): Iterable<{ readonly node: CallNode }> {
  for (const id of source.siteOf.keys()) {
    const node = source.node(id);
    if (node.kind === 'call') yield { node };
  }
}

/** The address of a page may name a file: pages of other frameworks have none to read. */
const addresses = (world: World): readonly SourceMark[] => {
  const location = SOURCE_VALUES.filter(({ kind }) => kind === 'location');
  return world.sources.flatMap((source) => source.summary.nodes.flatMap((node, id): readonly SourceMark[] => {
    if (node.kind !== 'get' || !/^(?:search|hash|href|URL|documentURI)$/.test(node.name)) return [];
    const name = world.name(source.ref(id, { start: 0, end: 0 }));
    return name !== undefined && location.some((one) => one.name.test(name)) ? [{ kind: 'location', what: 'the address of the page', for: ['file'], source, id, at: placeOf(source, id) }] : [];
  }));
};
