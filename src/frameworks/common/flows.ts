import type { Flow } from '../../core/flow.js';
import { findFlows, type FoundFlow, type SourceMark } from '../../dataflow/flows.js';
import { Graph } from '../../dataflow/graph.js';
import type { World } from '../../dataflow/world.js';
import { HTML_CALLS } from '../../knowledge/dom-sinks.js';
import { dispatchesOf, isDangerous } from './dispatch.js';
import { olderRequests } from './older-requests.js';
import { remoteNames } from './remote-names.js';
import { letsHtmlThrough } from './renderers.js';
import { htmlMarksOf, nativeSinksOf } from './sinks.js';
import { phpSources } from './php-sources.js';
import { commonSources } from './sources.js';

const graphs = new WeakMap<World, Graph>();

/** The graph of an app, made once. */
export const graphOf = (world: World): Graph => {
  const known = graphs.get(world);
  if (known) return known;
  const graph = new Graph(world);
  graphs.set(world, graph);
  return graph;
};

/** What makes text harmless as HTML. */
const HTML_SANITIZERS = HTML_CALLS.filter(({ effect }) => effect === 'safe').map(({ name }) => ({ name, for: ['html'] as const }));

/** The marks are the analysis' own: a model is what was understood, and is printed. */
export const plain = ({ mark: _mark, sinkMark: _sink, reads: _reads, field: _field, ...flow }: FoundFlow): Flow => flow;

/** What others have a say in, and where it does harm: `more` are the sources that the framework knows. */
export const flowsOf = (graph: Graph, more: readonly SourceMark[]): readonly Flow[] => {
  const dispatches = dispatchesOf(graph);
  const sinks = [...nativeSinksOf(graph.world), ...htmlMarksOf(graph), ...dispatches];
  if (sinks.length === 0) return [];
  const kinds = new Set(sinks.map(({ kind }) => kind));
  const sources = [...more, ...commonSources(graph), ...olderRequests(graph), ...phpSources(graph), ...remoteNames(graph)].flatMap((mark) => { const wanted = mark.for?.filter((kind) => kinds.has(kind)); return wanted?.length === 0 ? [] : [wanted ? { ...mark, for: wanted } : mark]; });
  const { flows } = findFlows(graph, { sources, sinks, sanitizers: HTML_SANITIZERS, carries: (call) => letsHtmlThrough(graph.world, call) });
  const reached = new Set(flows.map(({ sinkMark }) => sinkMark));
  const harmless = new Set<unknown>(dispatches.filter((mark) => reached.has(mark) && !isDangerous(graph, mark)));
  return flows.filter(({ sinkMark }) => !harmless.has(sinkMark)).map(plain);
};
