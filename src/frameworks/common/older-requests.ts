import type { SinkKind } from '../../core/flow.js';
import { NOWHERE } from '../../core/location.js';
import type { SourceMark } from '../../dataflow/flows.js';
import type { Graph } from '../../dataflow/graph.js';
import type { Ref } from '../../dataflow/source.js';
import { CONTENT_SINKS } from '../../knowledge/sources.js';
import { isOfApp, isScript, parameterMarks, placeOf } from './sources.js';

const FOR: readonly SinkKind[] = [...CONTENT_SINKS, 'openPath', 'load', 'asset', 'sql'];
const WHAT = { kind: 'network', what: 'a response from the network', for: FOR } as const;

/** https://api.jquery.com/category/ajax/ */
const AJAX = /^(?:window\.)?(?:\$|jQuery|jquery)\.(?:ajax|get|post|getJSON)$/;

/** What XMLHttpRequest and jQuery get: what they give, and what they hand to a callback. */
export const olderRequests = (graph: Graph): readonly SourceMark[] => [...bodies(graph), ...ajax(graph)];

/** `request.responseText`, and `request.response` of what is known to be a request. */
const bodies = (graph: Graph): readonly SourceMark[] =>
  graph.world.sources.filter((source) => isScript({ source })).flatMap((source) => source.nodesOf('get').flatMap(([id, node]): readonly SourceMark[] => {
    if (node.name !== 'responseText' && node.name !== 'response' && node.name !== 'responseXML') return [];
    const holder = source.ref(node.of, NOWHERE);
    const isRequest = node.name === 'responseText' || graph.world.name(holder) === 'XMLHttpRequest()';
    return isRequest && !isOwn(graph, holder) ? [{ ...WHAT, source, id, at: placeOf(source, id) }] : [];
  }));

/** Whether each address that a request is opened with is that of a file of the app. */
const isOwn = ({ world }: Graph, { source, id }: Ref): boolean => {
  const opened = world.calls(/(?:^|[.?])open$/).filter((call) => call.source === source && call.method === 'open' && call.receiver?.id === id);
  return opened.length > 0 && opened.every((call) => isOfApp(world, call.arg(1)));
};

const ajax = (graph: Graph): readonly SourceMark[] => {
  const { world } = graph;
  return world.calls(AJAX).filter(isScript).flatMap((call): readonly SourceMark[] => {
    const options = call.args.flatMap((arg) => world.resolve(arg).filter((one) => one.source.node(one.id).kind === 'object'));
    const addresses = [...call.args.slice(0, 1), ...options.flatMap((one) => world.property(one, 'url').refs)];
    if (addresses.some((one) => isOfApp(world, one))) return [];
    const callbacks = [...call.args.slice(1), ...options.flatMap((one) => world.property(one, 'success').refs)];
    return [{ ...WHAT, source: call.source, id: call.id, at: call.at }, ...callbacks.flatMap((one) => parameterMarks(graph, one, 0, WHAT))];
  });
};
