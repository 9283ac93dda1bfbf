import type { SinkKind } from '../../core/flow.js';
import type { SourceMark } from '../../dataflow/flows.js';
import type { Graph } from '../../dataflow/graph.js';
import type { Source } from '../../dataflow/source.js';
import { NATIVE_SINKS } from '../../knowledge/sources.js';
import { LISTEN, OUTSIDE_EVENTS, TAURI_LISTENERS, TAURI_SOURCE_CALLS } from '../../knowledge/tauri-frontend.js';
import { INJECTED_TYPE } from '../../knowledge/tauri.js';
import { marksOfParameter, parameterMarks, placeOf } from '../common/sources.js';
import { isCommand, isReachable, readCommands } from './rust.js';

const NATIVE: readonly SinkKind[] = [...NATIVE_SINKS, 'network', 'scope'];

/** Who has a say in the values of a Tauri app: pages over commands and events, requests of its own schemes, links, other instances, what is dropped, the network. */
export const tauriSources = (graph: Graph): readonly SourceMark[] => [
  ...commands(graph), ...listeners(graph), ...schemes(graph), ...links(graph), ...instances(graph), ...responses(graph), ...archives(graph), ...frontend(graph),
];

const rustOf = (graph: Graph): readonly Source[] => graph.world.sources.filter(({ summary }) => summary.language === 'rust');

/** The arguments of commands, apart from what Tauri puts in. */
const commands = (graph: Graph): SourceMark[] => {
  const reachable = isReachable(readCommands(graph.world));
  return rustOf(graph).flatMap((source) => commandsIn(graph, source, reachable));
};

const commandsIn = (graph: Graph, source: Source, reachable: (name: string) => boolean): SourceMark[] => {
  const linker = graph.world.linker(source);
  return source.summary.functions.flatMap((summary, fn) => (isCommand(summary) && reachable(summary.name ?? '') ? summary.params.flatMap(({ name, type }, index) => {
    if (type === undefined || INJECTED_TYPE.test(type) || linker?.isHarmless(source, type)) return [];
    return marksOfParameter(graph, source, fn, index, { kind: 'ipc', what: `${name === undefined ? 'an argument' : `the argument '${name}'`} of the command '${summary.name ?? ''}'`, for: NATIVE });
  }) : []));
};

/** `app.listen("open", |event| event.payload())`: pages and other windows emit what they like. */
const listeners = (graph: Graph): SourceMark[] =>
  graph.world.calls(/(?:^\?|[^.])\.(?:listen|listen_any|listen_global|once|once_any|once_global)$/).filter(({ source }) => source.summary.language === 'rust').flatMap((call) => {
    const event = call.arg(0);
    const name = event && graph.world.scalar(event);
    return parameterMarks(graph, call.arg(1), 0, { kind: 'ipc', what: typeof name === 'string' ? `the event '${name}'` : 'an event of a page', for: NATIVE });
  });

/** Requests of schemes that the app serves itself: of the closure's parameters, the second in every version. */
const schemes = (graph: Graph): SourceMark[] =>
  graph.world.calls(/\.register_(?:asynchronous_)?uri_scheme_protocol$/).flatMap((call) => {
    const scheme = call.arg(0);
    const name = scheme && graph.world.scalar(scheme);
    return parameterMarks(graph, call.arg(1), 1, { kind: 'protocol', what: typeof name === 'string' ? `a request of '${name}:'` : 'a request of a scheme of the app', for: NATIVE });
  });

const LINK: readonly SinkKind[] = [...NATIVE.filter((kind) => kind !== 'scope'), 'html'];

const links = (graph: Graph): SourceMark[] => {
  const what = { kind: 'deep-link' as const, what: 'a deep link', for: LINK };
  return [
    ...graph.world.calls(/\.on_open_url$/).flatMap((call) => parameterMarks(graph, call.arg(0), 0, what)),
    ...graph.world.calls(/^tauri_plugin_deep_link::register$/).flatMap((call) => parameterMarks(graph, call.arg(1), 0, what)),
    ...graph.world.calls(/(?:^\?|[^.])\.get_current$/).filter((call) => { const given = call.receiver && call.source.node(call.receiver.id); const by = given?.kind === 'call' ? call.source.node(given.callee) : undefined; return by?.kind === 'get' && by.name === 'deep_link'; }).map((call): SourceMark => ({ ...what, source: call.source, id: call.id, at: call.at })),
    // `RunEvent::Opened { urls }`, which tells of links and of files that are opened with the app.
    ...rustOf(graph).filter(({ summary }) => summary.nodes.some((node) => node.kind === 'global' && /(?:^|::)RunEvent::Opened$/.test(node.name))).flatMap((source) =>
      source.summary.nodes.flatMap((node, id): SourceMark[] => (node.kind === 'get' && node.name === 'urls' && source.node(node.of).kind === 'param' ? [{ ...what, for: LINK.filter((kind) => kind !== 'file'), source, id, at: placeOf(source, id) }] : []))),
  ];
};

/** Another start of the app, whose arguments any program or page with a link may choose. */
const instances = (graph: Graph): SourceMark[] =>
  graph.world.calls(/^tauri_plugin_single_instance::(?:init|Builder::new\(\)(?:\.\w+\(\))*\.callback)$/).flatMap((call) =>
    parameterMarks(graph, call.arg(0), 1, { kind: 'arguments', what: 'the arguments of a second instance', for: ['command', 'program', 'code', 'open', 'openPath', 'load', 'script', 'sql'] }));

/** What a server answers: `client.get(url).send().await?.json().await?`. */
const responses = (graph: Graph): SourceMark[] =>
  graph.world.calls(/(?:^\?|[^.])\.(?:text|json|bytes|into_string|into_json)$/).filter(({ source }) => source.summary.language === 'rust').flatMap((call): SourceMark[] => {
    const name = call.receiver && graph.world.name(call.receiver);
    const asked = /(?:^|::)(?:reqwest|ureq|attohttpc|minreq|isahc|surf)(?:::|\b)|\.send\(\)/.test(name ?? '') || sent(graph, call.source, call.receiver?.id, 0);
    return asked && call.node.args.length === 0 ? [{ kind: 'network', what: 'a response from the network', for: ['command', 'program', 'code', 'script', 'sql', 'load', 'open', 'openPath'], source: call.source, id: call.id, at: call.at }] : [];
  });

const sent = (graph: Graph, source: Source, id: number | undefined, depth: number): boolean => {
  const node = id === undefined ? undefined : source.node(id);
  if (node?.kind === 'variable') return depth < 6 && (source.writesTo.get(id!) ?? []).some((write) => sent(graph, source, write.value, depth + 1));
  const callee = node?.kind === 'call' ? source.node(node.callee) : undefined;
  return callee?.kind === 'get' && (callee.name === 'send' || (depth < 6 && sent(graph, source, callee.of, depth + 1)));
};

/** Names in an archive may lead out of the folder that it is unpacked to; `enclosed_name()` and `unpack_in()` see to that. */
const archives = (graph: Graph): SourceMark[] =>
  graph.world.calls(/(?:^zip::(?:read::)?ZipArchive::new\(\)(?:\.\w+\(\))*\.by_(?:index|name)\(\)(?:\.\w+\(\))*\.(?:name|name_raw)|^tar::Archive::new\(\)(?:\.\w+\(\))*(?:\[\])?(?:\.\w+\(\))*\.path)$/).map((call): SourceMark =>
    ({ kind: 'remote-name', what: 'the name of an entry of an archive', for: ['file'], source: call.source, id: call.id, at: call.at }));

/** What Tauri's JavaScript API hands to pages. */
const frontend = (graph: Graph): SourceMark[] => {
  const { world } = graph;
  return [
    ...TAURI_SOURCE_CALLS.flatMap(({ name, ...what }) => world.calls(name).map((call): SourceMark => ({ ...what, source: call.source, id: call.id, at: call.at }))),
    ...TAURI_LISTENERS.flatMap(({ name, fn, ...what }) => world.calls(name).flatMap((call) => parameterMarks(graph, call.arg(fn), 0, what))),
    ...world.calls(LISTEN).flatMap((call) => {
      const event = call.arg(0);
      const name = event && world.scalar(event);
      const outside = typeof name === 'string' ? OUTSIDE_EVENTS.get(name) : undefined;
      return parameterMarks(graph, call.arg(1), 0, { ...(outside ?? { kind: 'native', what: typeof name === 'string' ? `the event '${name}'` : 'an event of the native side', for: ['html'] }), field: 'payload' });
    }),
  ];
};
