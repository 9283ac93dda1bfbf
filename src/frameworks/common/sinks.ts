import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { Graph } from '../../dataflow/graph.js';
import type { SinkMark } from '../../dataflow/flows.js';
import type { SinkKind } from '../../core/flow.js';
import { dialectOf, familyOf } from '../../dataflow/languages.js';
import type { World } from '../../dataflow/world.js';
import { PHP_SINKS } from '../../knowledge/php-sinks.js';
import { SHELLS, SINKS_OF, SPAWNS } from '../../knowledge/sinks.js';
import { rustSinksOf } from './rust-sinks.js';
import { terminalSinksOf } from './terminal-sinks.js';
import { webviewSinksOf } from './webview-sinks.js';
import { htmlSinksOf, type HtmlSink } from './html-sinks.js';

const known = new WeakMap<World, readonly SinkMark[]>();

/** The places of the app where a value becomes a command, code, a path, a URL that is opened and the like. */
export const nativeSinksOf = (world: World): readonly SinkMark[] => {
  const before = known.get(world);
  if (before) return before;
  const found = findNativeSinks(world);
  known.set(world, found);
  return found;
};

const findNativeSinks = (world: World): readonly SinkMark[] => [
  ...Object.entries(SINKS_OF).filter(([language]) => world.sources.some((source) => familyOf(source.summary.language) === language || dialectOf(source) === language)).flatMap(([language, sinks]) => sinks.flatMap((sink) => world.calls(sink.name).flatMap((call) => {
    if ((familyOf(call.source.summary.language) !== language && dialectOf(call.source) !== language) || world.when(call.source, call.under) === 'development') return [];
    if (sink.key !== undefined) return sink.args.flatMap((index) => keyOf(world, call, index, sink.key!).map((value) => markOf(call, value, sink.kind)));
    return sink.args.flatMap((index) => { const arg = call.arg(index) ?? (index === sink.args[0] ? namedArgument(call) : undefined); return arg && !isConstant(world, arg) && !(sink.kind === 'command' && isList(world, arg)) && (sink.kind !== 'file' || isPath(world, call, arg)) ? [{ ...markOf(call, arg, sink.kind), ...(sink.kind === 'file' && endingOf(world, arg)) }] : []; });
  }))),
  ...phpProgramsOf(world),
  ...world.calls(SPAWNS).flatMap((call) => shellArguments(world, call)),
  ...handedOver(world), ...rustSinksOf(world), ...webviewSinksOf(world), ...terminalSinksOf(world),
];

/** What stands under a key of an argument, where the call's own file says it. */
const keyOf = (world: World, call: Call, index: number, key: string): readonly Ref[] => {
  const arg = call.arg(index);
  if (!arg) return [];
  const own = world.property(arg, key).refs.filter((value) => value.source === call.source && !isConstant(world, value));
  // `new StdioClientTransport(config)`: whoever has all of it has the key.
  return call.node.construct && !world.resolve(arg).some((one) => one.source.node(one.id).kind === 'object') ? [...own, arg] : own;
};

/** `this.electron.shell.openExternal(url)`: Electron, handed to a class whose types say so. */
const handedOver = (world: World): SinkMark[] =>
  world.calls(/^(?!electron\.|@electron).*[?.](?:openExternal|openPath|openItem)$/).flatMap((call) => {
    const callee = call.source.node(call.node.callee);
    const holder = callee.kind === 'get' ? call.source.node(callee.of) : undefined;
    const arg = call.arg(0);
    // `window.electron.shell.openExternal(url)` is a function of a bridge, whose other side is what opens.
    if (holder?.kind !== 'get' || holder.name !== 'shell' || !arg || isConstant(world, arg) || /^(?:window|globalThis|self)\./.test(call.name)) return [];
    return [{ ...markOf(call, arg, call.method === 'openExternal' ? 'open' : 'openPath'), what: `shell.${call.method}` }];
  });

/** PHP names arguments: `ChildProcess::start(cmd: $command, alias: 'tail')`. */
const namedArgument = (call: Call): Ref | undefined => {
  const index = call.node.argNames?.findIndex((name) => typeof name === 'string' && /^(?:cmd|command|url|uri|path|file|filename|query|sql|string|callback)$/.test(name)) ?? -1;
  return index < 0 ? undefined : call.args[index];
};

/** A command that PHP is given as a list goes to no shell; its first item is the program, and of a shell the others are a command. */
const isList = (world: World, arg: Ref): boolean => arg.source.summary.language === 'php' && world.resolve(arg).every((one) => one.source.node(one.id).kind === 'array');

const PHP_COMMANDS = new RegExp(PHP_SINKS.filter(({ kind }) => kind === 'command' || kind === 'program').map(({ name }) => `(?:${name.source})`).join('|'));

const phpProgramsOf = (world: World): SinkMark[] => world.calls(PHP_COMMANDS).flatMap((call) => {
  const list = call.source.summary.language === 'php' && world.when(call.source, call.under) !== 'development' ? call.arg(0) ?? namedArgument(call) : undefined;
  return (list ? world.resolve(list) : []).flatMap((one): SinkMark[] => {
    const node = one.source.node(one.id);
    if (node.kind !== 'array' || one.source !== call.source) return [];
    const [first, ...others] = node.items;
    if (!first) return [];
    const program = world.scalar(one.source.ref(first.value, first.at));
    const runs = typeof program === 'string' && SHELLS.test(program);
    return [...(typeof program === 'string' ? [] : [markOf(call, one.source.ref(first.value, first.at), 'program')]), ...(runs ? others.map((item) => markOf(call, one.source.ref(item.value, item.at), 'command')) : [])]
      .map((mark) => ({ ...mark, source: one.source }));
  });
});

const markOf = (call: Call, value: Ref, kind: SinkKind): SinkMark =>
  ({ kind, what: shortName(call.name), source: call.source, id: value.id, at: call.at, under: call.under, fn: call.fn });

/** `electron.shell.openExternal` is known as `shell.openExternal`. */
const shortName = (name: string): string => (name === '{!!' ? name : name.includes('::') ? rustName(name) : name.includes('\\') ? phpName(name) : scriptName(name));

/** `std::fs::OpenOptions::new().write().open` is known as `OpenOptions::open`. */
const rustName = (name: string): string => {
  const [, type, method] = /(\w+)::\w+\(\).*\.(\w+)$/.exec(name) ?? [];
  return type === undefined || method === undefined ? name : `${type}::${method}`;
};

const scriptName = (name: string): string => name.replace(/^.*\/[\w-]+\.[cm]?js\.(?=\w)/, '').replace(/^(?:electron|@electron\/remote)\.(?:remote\.)?/, '').replace(/^fs\.promises\./, 'fs.').replace(/^\?(?:\(\))?\./, '').replace(/\(\)/g, '').split('.').slice(-2).join('.');

/** `Illuminate\\Support\\Facades\\Process.timeout().run` is known as `Process::run`. */
const phpName = (name: string): string => { const [first = '', ...rest] = name.replace(/^.*\\/, '').split('.'); return rest.length === 0 ? first : `${first.replace('()', '')}::${rest.at(-1)!}`; };

/** How a path ends, if the app itself says so in every case: a name, or the ending of one. */
const endingOf = (world: World, path: Ref): { readonly ending?: string } => {
  const endings = world.resolve(path).map((one) => endOf(world, one, 0));
  return endings.length > 0 && endings.every((one) => one !== undefined) ? { ending: endings[0]! } : {};
};

const endOf = (world: World, ref: Ref, depth: number): string | undefined => {
  const node = ref.source.node(ref.id);
  const joined = node.kind === 'call' && ref.source.summary.language === 'rust' ? ref.source.node(node.callee) : undefined;
  const last = node.kind === 'call' && joined?.kind === 'get' && /^(?:join|with_file_name)$/.test(joined.name) ? node.args.at(-1) : node.kind === 'call' && /^(?:path|upath|path-browserify)(?:\.(?:posix|win32))?\.(?:join|resolve|normalize)\(\)$/.test(world.name(ref) ?? '') ? node.args.at(-1) : undefined;
  if (last !== undefined) {
    const ends = depth > 4 ? [] : world.resolve(ref.source.ref(last, ref.at.range)).map((one) => endOf(world, one, depth + 1));
    return ends.every((one) => one !== undefined) ? ends[0] : undefined;
  }
  const whole = world.texts(ref).map(({ parts }) => parts.at(-1));
  const [text] = whole;
  // What a system or a shell runs by its name is not harmless for having one.
  return typeof text === 'string' && whole.length === 1 && /(?:^|[\\/.])[\w-]+(?:\.[\w-]+)*$/.test(text) && !/(?:^|[\\/])\.\.?$/.test(text) && !RUNS.test(text) ? text : undefined;
};

const RUNS = /\.(?:[cm]?[jt]s|exe|bat|cmd|ps1|sh|command|desktop|plist|dll|so|dylib|node|jar|py|rb|app|lnk|reg|service)$|(?:^|[\\/])\.\w*(?:rc|profile)$/i;

const isConstant = (world: World, value: Ref): boolean => world.texts(value).every(({ parts }) => parts.every((part) => typeof part === 'string'));

/** Whether what a request asks for is a file. */
const isPath = (world: World, { name }: Call, arg: Ref): boolean =>
  !name.endsWith('.fetch') || world.texts(arg).some(({ parts: [first] }) => (typeof first === 'string' ? /^file:/i.test(first) : first !== undefined && /pathToFileURL\(\)/.test(world.name(first) ?? '')));

/** The arguments of a program are a command where a shell reads them: with `shell: true`, or where the program is one. */
const shellArguments = (world: World, call: Call): SinkMark[] => {
  const list = call.arg(1);
  if (!list) return [];
  const options = call.arg(2);
  const shell = options && world.property(options, 'shell').refs.some((one) => mayBeTrue(world, one));
  const program = call.arg(0);
  const runs = program !== undefined && world.texts(program).some(({ parts }) => parts.length === 1 && typeof parts[0] === 'string' && SHELLS.test(parts[0]));
  if (!shell && !runs) return [];
  return [{ ...markOf(call, list, 'command') }, ...world.resolve(list).flatMap((one) => {
    const node = one.source.node(one.id);
    return node.kind === 'array' && one.source === call.source ? node.items.map((item) => markOf(call, one.source.ref(item.value, item.at), 'command')) : [];
  })];
};

/** `true`, the name of a shell, or a question that one system answers with yes: `process.platform === 'win32'`. */
const mayBeTrue = (world: World, ref: Ref): boolean => {
  const value = world.scalar(ref);
  return value === true || (typeof value === 'string' && value !== '') || world.resolve(ref).some((one) => ['compare', 'any', 'all', 'not'].includes(one.source.node(one.id).kind));
};

/** Where text becomes HTML, as sinks of flows. */
export const htmlMarksOf = (graph: Graph): readonly (SinkMark & { readonly sink: HtmlSink })[] =>
  htmlSinksOf(graph.world).flatMap((sink) => {
    const { source, id } = sink.value;
    return [{ kind: 'html' as const, what: sink.what, source, id, at: sink.at, under: sink.under, fn: functionAt(source, sink.at.range.start), sink }];
  });

/** The innermost function around a position. */
const functionAt = (source: Source, at: number): number => {
  let found = 0;
  for (const [fn, summary] of source.summary.functions.entries()) {
    const { start, end } = summary.at;
    const best = source.summary.functions[found]!.at;
    if (start <= at && at < end && (found === 0 || end - start <= best.end - best.start)) found = fn;
  }
  return found;
};
