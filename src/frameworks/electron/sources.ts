import type { SourceMark } from '../../dataflow/flows.js';
import type { Graph } from '../../dataflow/graph.js';
import type { Call } from '../../dataflow/source.js';
import { CONTENT_SINKS, MESSAGE_SINKS, NATIVE_SINKS, SOURCE_EVENTS } from '../../knowledge/sources.js';
import { isOfBuild, marksOfParameter, parameterMarks, placeOf } from '../common/sources.js';
import { handlersOf } from './ipc.js';

/** Who has a say in the values of an Electron app's native side: pages over messages and bridges, links, other instances, requests of its own schemes, downloads. */
export const electronSources = (graph: Graph): readonly SourceMark[] => [
  ...messages(graph), ...bridged(graph), ...events(graph), ...popups(graph), ...protocols(graph), ...downloads(graph), ...processArguments(graph), ...received(graph),
];

const messages = (graph: Graph): SourceMark[] =>
  [...handlersOf(graph.world).flatMap(({ fn, data, channel, via, registered }) => {
    const summary = fn?.source.summary.functions[fn.fn];
    if (!fn || !summary) return [];
    const what = { kind: 'ipc' as const, what: channel === undefined ? `a message of a page (${via})` : `the channel '${channel}'`, for: [...MESSAGE_SINKS.filter((kind) => kind !== 'script' || !answersSender(graph, registered, via)), 'network' as const] };
    return summary.params.flatMap((_, index) => (index >= data ? marksOfParameter(graph, fn.source, fn.fn, index, what) : []));
  }), ...named(graph)];

/** Whether what a webview's page sends is only run in that webview: `webview.addEventListener('ipc-message', …)`, `webview.executeJavaScript(…)`. */
const answersSender = ({ world }: Graph, { source, receiver }: Call, via: string): boolean => {
  if (via !== 'webview.ipc-message' || !receiver) return false;
  const runs = world.calls(/(?:^|\.)executeJavaScript$/).filter((call) => call.source === source);
  return runs.length > 0 && runs.every((call) => call.receiver?.id === receiver.id);
};

/** The functions in which a page names the one that handles its message. What that one is given is told of itself. */
const named = (graph: Graph): SourceMark[] => {
  const seen = new Set<string>();
  return handlersOf(graph.world).flatMap(({ channel, via, through = [] }) => (via === 'dispatch' ? through : []).flatMap(({ source, fn, data }) => {
    const key = `${source.path} ${fn} ${channel ?? ''}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const what = { kind: 'ipc' as const, what: channel === undefined ? 'a message of a page' : `the channel '${channel}'`, for: ['dispatch' as const] };
    return (source.summary.functions[fn]?.params ?? []).flatMap((_, index) => (index >= data ? marksOfParameter(graph, source, fn, index, what) : []));
  }));
};

/** Functions that a preload script exposes: pages call them with what they like. */
const bridged = (graph: Graph): SourceMark[] => {
  const { world } = graph;
  return world.calls(/^electron\.contextBridge\.expose(?:InMainWorld|InIsolatedWorld)$/).flatMap((call) => {
    const isolated = call.name.endsWith('InIsolatedWorld');
    const key = call.arg(isolated ? 1 : 0);
    const api = call.arg(isolated ? 2 : 1);
    const marks: SourceMark[] = [];
    const walk = (ref: typeof api, path: string, depth: number): void => {
      if (!ref || depth > 5) return;
      for (const one of world.resolve(ref)) {
        const node = one.source.node(one.id);
        if (node.kind === 'object') {
          for (const member of node.members) {
            if (member.kind === 'spread') walk(one.source.ref(member.value, member.at), path, depth + 1);
            else walk(one.source.ref(member.value, member.valueAt), `${path}.${member.kind === 'entry' ? member.key : '…'}`, depth + 1);
          }
        } else if (node.kind === 'function') {
          const count = one.source.summary.functions[node.fn]?.params.length ?? 0;
          for (let index = 0; index < count; index++) marks.push(...marksOfParameter(graph, one.source, node.fn, index, { kind: 'bridge', what: `'window.${path}'`, for: [...MESSAGE_SINKS, 'network'] }));
        }
      }
    };
    walk(api, String((key && world.scalar(key)) ?? '…'), 0);
    return marks;
  });
};

/** Events of the app and of web contents whose listeners are told an address, a file or arguments. */
const events = (graph: Graph): SourceMark[] =>
  graph.world.calls(/(?:^|\.)(?:on|once|addListener|addEventListener)$/).flatMap((call) => {
    const event = call.arg(0);
    const name = event && graph.world.scalar(event);
    const found = typeof name === 'string' ? SOURCE_EVENTS.get(name) : undefined;
    if (!found) return [];
    const on = call.receiver && graph.world.name(call.receiver);
    if (found.on.source !== '.' && (on === undefined || !found.on.test(on))) return [];
    const { index, field, kind, what } = found;
    const marks = parameterMarks(graph, call.arg(1), index, { kind, what, for: [...(kind === 'deep-link' ? [...MESSAGE_SINKS, 'terminal' as const] : NATIVE_SINKS), 'network'], ...(field !== undefined && { field }) });
    // From Electron 25 on, navigation events also tell what they are about themselves; so does the element's event of <webview>.
    return kind === 'navigation' ? [...marks, ...parameterMarks(graph, call.arg(1), 0, { kind, what, for: NATIVE_SINKS, field: 'url' })] : marks;
  });

/** What pages open: `setWindowOpenHandler(({ url }) => …)`. */
const popups = (graph: Graph): SourceMark[] =>
  graph.world.calls(/(?:^|\.)setWindowOpenHandler$/).flatMap((call) => parameterMarks(graph, call.arg(0), 0, { kind: 'navigation', what: 'the address that a page opens', for: NATIVE_SINKS, field: 'url' }));

const protocols = (graph: Graph): SourceMark[] =>
  graph.world.calls(/(?:^|\.)protocol\.(?:handle|(?:register|intercept)(?:File|Buffer|String|Http|Stream)Protocol)$/).flatMap((call) => {
    const scheme = call.arg(0);
    const known = scheme && graph.world.scalar(scheme);
    return parameterMarks(graph, call.arg(1), 0, { kind: 'protocol', what: typeof known === 'string' ? `a request of '${known}:'` : 'a request of a scheme of the app', for: [...NATIVE_SINKS, 'network'] });
  });

/** Names that a server gives to a download. They lead into no other folder: getFilename() gives what net::GenerateFileName() makes of them (shell/browser/api/electron_api_download_item.cc). */
const downloads = (graph: Graph): SourceMark[] =>
  graph.world.calls(/\?\.(?:getFilename|getURL)$|(?:^|\.)item\.(?:getFilename)$/).flatMap((call): SourceMark[] =>
    (call.method === 'getFilename' ? [{ kind: 'download', what: 'the name that a server gives to a download', for: ['openPath', 'command', 'program'], source: call.source, id: call.id, at: call.at }] : []));

const processArguments = (graph: Graph): SourceMark[] =>
  graph.world.sources.filter((source) => !isOfBuild(source.path)).flatMap((source) => source.nodesOf('get').flatMap(([id, node]): SourceMark[] => {
    // A utility process has the arguments that the app gives it.
    if (node.name !== 'argv' || source.nodesOf('get').some(([, one]) => one.name === 'parentPort')) return [];
    const holder = source.node(node.of);
    const isProcess = (holder.kind === 'global' && holder.name === 'process') || (holder.kind === 'import' && holder.from === 'process');
    return isProcess ? [{ kind: 'arguments', what: "the process's arguments", for: ['load', 'script', 'open', 'html', 'code'], source, id, at: placeOf(source, id) }] : [];
  }));

/** What the main process sends to a page: `ipcRenderer.on('x', (event, data) => …)`. */
const received = (graph: Graph): SourceMark[] =>
  graph.world.calls(/^electron\.ipcRenderer\.(?:on|once|addListener)$/).flatMap((call) =>
    graph.functionsOf(call.args[1] ?? call.args[0]!, false, 0).flatMap((target) => {
      const params = target.source.summary.functions[target.fn]?.params ?? [];
      return params.flatMap((_, index) => (index === 0 ? [] : marksOfParameter(graph, target.source, target.fn, index, { kind: 'native', what: 'a message of the main process', for: CONTENT_SINKS })));
    }));
