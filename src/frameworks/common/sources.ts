import type { SinkKind, SourceKind } from '../../core/flow.js';
import { NOWHERE } from '../../core/location.js';
import type { FnId, Id } from '../../core/summary.js';
import type { SourceMark } from '../../dataflow/flows.js';
import type { Graph } from '../../dataflow/graph.js';
import { namesIn } from '../../dataflow/mentions.js';
import type { World } from '../../dataflow/world.js';
import type { Ref, Source } from '../../dataflow/source.js';
import { CALLBACK_PARAMETERS } from '../../knowledge/carriers.js';
import { CONTENT_SINKS, MESSAGE_SINKS, SOURCE_CALLS, SOURCE_VALUES } from '../../knowledge/sources.js';


interface What {
  readonly kind: SourceKind;
  readonly what: string;
  readonly for?: readonly SinkKind[];
  readonly field?: string;
}

/** A parameter of each function that a value may be. */
export const parameterMarks = (graph: Graph, fn: Ref | undefined, index: number, what: What): SourceMark[] =>
  (fn ? graph.functionsOf(fn, false, 0) : []).flatMap((target) => marksOfParameter(graph, target.source, target.fn, index + target.shift, what));

export const marksOfParameter = (graph: Graph, source: Source, fn: FnId, index: number, what: What): SourceMark[] => {
  const id = graph.parameter(source, fn, index);
  const param = source.summary.functions[fn]?.params[index];
  return id === undefined || !param ? [] : [{ ...what, source, id, at: source.location(param.at) }];
};

/** What comes into any app from outside: responses, messages, requests to its own servers, addresses, files, the environment. */
export const commonSources = (graph: Graph): readonly SourceMark[] => {
  const { world } = graph;
  return [
    ...SOURCE_CALLS.flatMap(({ name, ...what }) => world.calls(name).filter((call) => isScript(call) && !(what.kind === 'network' ? isOfApp(world, call.arg(0)) : isEncoded(world, call.arg(1)))).map((call): SourceMark => ({ ...what, source: call.source, id: call.id, at: call.at }))),
    ...values(graph), ...messages(graph), ...servers(graph), ...drops(graph), ...properties(graph),
  ];
};

/** Whether an address is that of a page or file of the app's own: `'./about.html'`, `new URL('about.html', import.meta.url)`. */
export const isOfApp = (world: World, address: Ref | undefined): boolean => {
  const made = address ? world.resolve(address) : [];
  return made.length > 0 && made.every((one) => {
    const node = one.source.node(one.id);
    const [file, base] = node.kind === 'call' && node.construct && world.name(one) === 'URL()' ? node.args.map((arg) => one.source.ref(arg, node.at)) : [one];
    const named = file && world.texts(file).every(({ parts: [first, ...others] }) => typeof first === 'string' && OWN_FILE.test(others.length === 0 ? first : first + String(others.at(-1)))) && world.texts(file).length > 0;
    return named === true && (base === undefined || world.texts(base).some(({ parts: [first] }) => (typeof first === 'string' ? /^file:/.test(first) : first !== undefined && OWN_BASE.test(world.name(first) ?? ''))));
  });
};

/** A relative path to a file that is shipped. */
const OWN_FILE = /^(?![a-z][\w+.-]*:|\/\/).*\.(?:html?|json|svg|md|txt|css|js|wasm)$/is;
const OWN_BASE = /^(?:import\.meta\.(?:url|dirname|filename)|__dirname|(?:window\.|document\.)?location\.(?:href|origin)|document\.baseURI|url\.pathToFileURL\(\).*)$/;

/** `readFile(path, 'base64')`: letters and digits. */
const isEncoded = (world: World, encoding: Ref | undefined): boolean => {
  const named = encoding && (world.scalar(encoding) ?? world.property(encoding, 'encoding').refs.map((one) => world.scalar(one))[0]);
  return named === 'base64' || named === 'base64url' || named === 'hex';
};

export const isScript = ({ source }: { readonly source: Source }): boolean => source.summary.language === 'javascript' || source.summary.language === 'html';

/** A file that only developers and their builds run: whoever sets their environment and arguments runs what they like anyway. */
export const isOfBuild = (path: string): boolean =>
  /\.(?:config|conf)\.[cm]?[jt]s$|(?:^|\/)(?:gulpfile|gruntfile)\.[cm]?[jt]s$|(?:^|\/)(?:scripts?|build|tools?|ci|configs?|\.[\w-]+)\/(?:.*\/)?[\w.-]+$/i.test(path) && !/(?:^|\/)src\//.test(path);

const values = (graph: Graph): SourceMark[] =>
  graph.world.sources.filter((source) => isScript({ source })).flatMap((source) => source.nodesOf('get').flatMap(([id, node]): SourceMark[] => {
    const holder = source.node(node.of);
    if (holder.kind !== 'global' && !(holder.kind === 'get' && source.node(holder.of).kind === 'global')) return [];
    const name = graph.world.name({ source, id, at: source.location(NOWHERE) });
    const found = name === undefined ? undefined : SOURCE_VALUES.find((one) => one.name.test(name));
    if (found?.kind === 'environment' && isOfBuild(source.path)) return [];
    return found && name !== undefined ? [{ kind: found.kind, what: found.kind === 'environment' ? `the environment variable '${node.name}'` : found.what, for: found.for, source, id, at: placeOf(source, id) }] : [];
  }));

/** Where a value without a place of its own is used first. */
export const placeOf = (source: Source, id: number): SourceMark['at'] => {
  for (const { calls } of source.summary.functions) {
    for (const { call } of calls) {
      const node = source.node(call);
      const index = node.kind === 'call' ? node.args.indexOf(id) : -1;
      if (node.kind === 'call' && index >= 0) return source.location(node.argsAt[index] ?? node.at);
    }
  }
  for (const node of source.summary.nodes) if (node.kind === 'text' && node.parts.includes(id)) return source.location(node.at);
  const declared = source.summary.declarations.find((one) => one.value === id);
  if (declared) return source.location(declared.valueAt);
  // `Array.from(event.dataTransfer.files)`: where something of it is used.
  for (const { calls } of source.summary.functions) {
    for (const { call } of calls) {
      const node = source.node(call);
      if (node.kind === 'call' && [node.callee, ...node.args].some((one) => isOf(source, one, id))) return source.location(node.at);
    }
  }
  return source.location(NOWHERE);
};

const isOf = (source: Source, part: Id, whole: Id): boolean => {
  for (let at = part, steps = 0; steps < 12; steps++) {
    if (at === whole) return true;
    const node = source.node(at);
    if (node.kind !== 'get' && node.kind !== 'index') return false;
    at = node.of;
  }
  return false;
};

/** `new Worker(…)`, and what bundlers make of `import Timer from './timer?worker'`. */
const OF_WORKER = /Worker\(\)|\?(?:shared|node)?worker\b/i;

/** `window.addEventListener('message', …)`, `socket.on('message', …)`, `x.onmessage = …`. */
const messages = (graph: Graph): SourceMark[] => {
  const { world } = graph;
  const what: What = { kind: 'message', what: 'a message', for: [...CONTENT_SINKS, 'file', 'openPath', 'load', 'asset', 'sql'] };
  const listeners = world.calls(/(?:^|\.)(?:addEventListener|on|once|addListener)$/).filter(isScript).flatMap((call) => {
    const event = call.arg(0);
    if (!event || world.scalar(event) !== 'message') return [];
    const web = call.method === 'addEventListener';
    // Child processes and workers are the app's own.
    const receiver = call.receiver ? world.name(call.receiver) ?? '' : '';
    if (/fork\(\)|spawn\(\)|^process$|parentPort|ipcMain|ipcRenderer/.test(receiver) || OF_WORKER.test(receiver)) return [];
    if (!web && !/ws|WebSocket|socket|Server/i.test(receiver) && !namedLikeSocket(call.receiver)) return [];
    // Workers are told by the app's own pages what to call; clients are by the server that they chose.
    const own = web ? /^(?:self|globalThis)?$/.test(receiver) || testsSender(graph, call.arg(1)) : /(?:^|\.)(?:ws|WebSocket)\(\)$/.test(receiver);
    return parameterMarks(graph, call.arg(1), 0, { ...what, ...(!own && { for: [...what.for!, 'dispatch', 'invoke'] }), ...(web && { field: 'data' }) });
  });
  const handlers = [...world.writes()].flatMap(({ source, write }) => {
    const target = source.node(write.target);
    if (target.kind !== 'get' || target.name !== 'onmessage') return [];
    const holder = source.node(target.of);
    const name = world.name(source.ref(target.of, write.targetAt)) ?? '';
    if (/parentPort|MessageChannel/.test(name) || OF_WORKER.test(name) || (holder.kind === 'global' && holder.name === 'self')) return [];
    const value = source.ref(write.value, write.valueAt);
    const own = /WebSocket\(\)|EventSource\(\)|^ws\(\)/.test(name) || testsSender(graph, value);
    return parameterMarks(graph, value, 0, { ...what, ...(!own && { for: [...what.for!, 'dispatch', 'invoke'] }), field: 'data' });
  });
  return [...listeners, ...handlers];
};

/** Whether a listener looks at who sends: `event.origin`, `event.source`. */
const testsSender = (graph: Graph, listener: Ref | undefined): boolean =>
  (listener ? graph.functionsOf(listener, false, 0) : []).some(({ source, fn }) => {
    const event = graph.parameter(source, fn, 0);
    return source.summary.nodes.some((node) => node.kind === 'get' && node.of === event && /^(?:origin|source)$/.test(node.name));
  });

const namedLikeSocket = (receiver: Ref | undefined): boolean => {
  const node = receiver && receiver.source.node(receiver.id);
  const name = !node ? '' : node.kind === 'param' ? receiver.source.summary.functions[node.fn]?.params[node.index]?.name ?? '' : node.kind === 'get' || node.kind === 'variable' ? node.name : '';
  return /^(?:ws|wss|socket|sock|webSocket|websocket|client|conn|connection)$/i.test(name);
};

/** The server that a build serves its pages with is not the app's. */
const isShipped = ({ source }: { readonly source: Source }): boolean => !isOfBuild(source.path);

/** Requests to a server that the app runs. */
const servers = (graph: Graph): SourceMark[] => {
  const { world } = graph;
  const what: What = { kind: 'server', what: 'a request to a local server', for: MESSAGE_SINKS };
  const closed = asksForSecret(graph);
  return [
    ...world.calls(/^(?:https?|http2)\.createServer$/).filter(isShipped).flatMap((call) => [call.arg(0), call.arg(1)].flatMap((arg) => parameterMarks(graph, arg, 0, what))),
    ...(closed ? [] : world.calls(/(?:^|\.)(?:express|Router|fastify|polka|restify|koa|koa-router|@koa\/router|router|app|server)(?:\(\))?(?:\.Router\(\))?\.(?:get|post|put|delete|patch|all|use|ws)$/).filter(isScript).filter(isShipped)
      .flatMap((call) => call.args.slice(1).flatMap((arg) => parameterMarks(graph, arg, 0, what)))),
  ];
};

/** Whether each server of Express that the app makes begins with a function that turns away who does not know a secret: `if (req.headers['x-secret'] !== secret) res.sendStatus(403)`. */
const asksForSecret = (graph: Graph): boolean => {
  const { world } = graph;
  const made = world.calls(/^express$/).length;
  if (made === 0) return false;
  const guards = world.calls(/(?:^|\.)express\(\)\.use$/).filter((call) => call.args.some((arg) => handlersOf(graph, arg).some(({ source, fn }) =>
    source.summary.functions[fn]!.calls.some(({ call: id, under }) => {
      const node = source.node(id);
      const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
      return callee?.kind === 'get' && /^(?:sendStatus|status|writeHead)$/.test(callee.name) && under.some(({ test }) => comparesHeader(world, source, test));
    }))));
  return guards.length >= made;
};

/** The functions that a value is, or that a call of the app's own gives: `middleware(secret)`. */
const handlersOf = (graph: Graph, arg: Ref): readonly { readonly source: Source; readonly fn: FnId }[] => {
  const direct = graph.functionsOf(arg, false, 0);
  const call = graph.call(arg.source, arg.id);
  return direct.length > 0 || !call ? direct : graph.targetsOf(call).flatMap((target) =>
    (target.source.summary.functions[target.fn]?.returns ?? []).flatMap(({ value, at }) => graph.functionsOf(target.source.ref(value, at), false, 0)));
};

/** A header that is compared with what is no constant. */
const comparesHeader = (world: World, source: Source, test: Id): boolean => {
  const node = source.node(test);
  if (node.kind === 'not') return comparesHeader(world, source, node.of);
  if (node.kind !== 'compare') return false;
  return [[node.left, node.right], [node.right, node.left]].some(([side, other]) => namesIn(source, side!).some((name) => /^(?:headers?|authorization)$/i.test(name)) && world.scalar(source.ref(other!, NOWHERE)) === undefined);
};

/** Files that are dropped onto a page. */
const drops = (graph: Graph): SourceMark[] =>
  graph.world.sources.filter((source) => isScript({ source })).flatMap((source) => source.nodesOf('get').flatMap(([id, node]): SourceMark[] =>
    (node.name === 'dataTransfer' ? [{ kind: 'drop', what: 'what is dropped', for: ['html', 'command', 'open', 'load', 'terminal'], source, id, at: placeOf(source, id) }] : [])));

/** What a component is given by whoever uses it: nothing says that it is clean. */
const properties = (graph: Graph): SourceMark[] => {
  const what: What = { kind: 'component', what: 'a property of the component', for: ['html'] };
  return graph.world.sources.filter((source) => isScript({ source })).flatMap((source) => {
    const declared = source.nodesOf('call').flatMap(([id, node]): SourceMark[] => {
      const callee = source.node(node.callee);
      return callee.kind === 'global' && /^(?:defineProps|withDefaults|\$props)$/.test(callee.name) ? [{ ...what, source, id, at: source.location(node.at) }] : [];
    });
    const functions = source.summary.functions.flatMap(({ returns }, fn) =>
      (fn > 0 && returns.some(({ value }) => source.node(value).kind === 'element') && !isCallback(graph, source, fn) ? marksOfParameter(graph, source, fn, 0, what) : []));
    return [...declared, ...functions];
  });
};

/** `blocks.map((block) => <p>{block}</p>)` is no component. */
const isCallback = (graph: Graph, source: Source, fn: FnId): boolean =>
  graph.callbackOf(source, fn).some(({ method }) => CALLBACK_PARAMETERS.has(method));
