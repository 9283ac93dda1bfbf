import { SINK_KINDS, type SinkKind } from '../../core/flow.js';
import { NOWHERE } from '../../core/location.js';
import type { FnId, Id } from '../../core/summary.js';
import type { SourceMark } from '../../dataflow/flows.js';
import type { Graph, Target } from '../../dataflow/graph.js';
import { type PhpClass, type PhpLinker, phpClassesOf } from '../../dataflow/php-classes.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import {
  LIFECYCLE, LIVEWIRE, LOCKED, NATIVE_EVENTS, PHP_CLIPBOARD, PHP_RESPONSES, REQUEST_CLASS, REQUEST_GLOBALS, REQUEST_OWN, REQUEST_READS, REQUEST_SERVER, REQUEST_VALUE, REQUEST_WHOLE, SENT_NAMES, SENT_PATHS,
} from '../../knowledge/php-sources.js';
import { CONTENT_SINKS } from '../../knowledge/sources.js';
import { type Checked, checkedBy, rulesIn } from './php-validation.js';
import { routedFunctions } from './php-routes.js';
import { marksOfParameter, placeOf } from './sources.js';

const isPhp = ({ path, summary }: Source): boolean => summary.language === 'php' || path.endsWith('.blade.php');

/** What comes into PHP from outside: requests by their fields, parameters of routes, what a page sets and calls of Livewire components, events of NativePHP, responses. */
export const phpSources = (graph: Graph): readonly SourceMark[] => {
  const { world } = graph;
  if (!world.sources.some(isPhp)) return [];
  const classes = phpClassesOf(world);
  return [...requests(world, classes), ...superglobals(world), ...routes(graph), ...livewire(graph, classes), ...events(graph), ...commands(world, classes), ...others(world)];
};

/** Without the kinds of sinks that a check makes a value fit for. */
const limited = (mark: SourceMark, checked: Checked | undefined): readonly SourceMark[] => {
  if (!checked) return [mark];
  const left = (mark.for ?? SINK_KINDS).filter((kind) => !checked.fit.has(kind));
  return left.length === 0 ? [] : [{ ...mark, for: left, ...(checked.weak !== undefined && { weak: checked.weak }) }];
};

/** Whether a value is a request: by its name, or by the type that is declared for it. */
const isRequest = (world: World, classes: PhpLinker, source: Source, id: Id): boolean =>
  world.remember('is request', { source, id }, false, () => {
    const node = source.node(id);
    if (node.kind === 'param') return isRequestType(classes, source.summary.functions[node.fn]?.params[node.index]?.type);
    if (node.kind === 'this') return classes.ancestry({ source, class: node.class }).some((name) => REQUEST_CLASS.test(name));
    if (node.kind === 'get') {
      const holder = source.node(node.of);
      const field = holder.kind === 'this' ? source.summary.classes[holder.class]?.fields?.find(({ name }) => name === node.name) : undefined;
      if (field) return isRequestType(classes, field.type);
    }
    return REQUEST_VALUE.test(world.name(source.ref(id, NOWHERE)) ?? '');
  });

const isRequestType = (classes: PhpLinker, type: string | undefined): boolean => {
  const name = type?.replace(/^\?/, '');
  return name !== undefined && (REQUEST_CLASS.test(name) || classes.named(name).some((one) => classes.ancestry(one).some((base) => REQUEST_CLASS.test(base))));
};


const requests = (world: World, classes: PhpLinker): SourceMark[] => {
  const marks: SourceMark[] = [];
  for (const call of world.calls()) {
    const { source, node, method } = call;
    if (!isPhp(source)) continue;
    if (SENT_NAMES.test(method) || SENT_PATHS.test(method)) {
      marks.push({ kind: 'request', what: 'the name of a file that was sent', for: [...(SENT_PATHS.test(method) ? ['file' as const] : []), 'command', 'program', 'html'], source, id: call.id, at: call.at });
      continue;
    }
    const callee = source.node(node.callee);
    // `request('name')`
    const asked = call.name === 'request' && node.args.length > 0;
    if (!asked && (callee.kind !== 'get' || !(REQUEST_READS.test(method) || REQUEST_WHOLE.test(method)) || !isRequest(world, classes, source, callee.of))) continue;
    const key = call.arg(0) && world.scalar(call.arg(0)!);
    const rules = callee.kind === 'get' ? rulesAround(world, classes, source, callee.of, call.fn, call.node.at.start) : rulesIn(world, source, call.fn, call.node.at.start);
    if (!asked && (method === 'validate' || method === 'validated' || method === 'safe')) {
      const own = method === 'validate' ? checkedBy(world, call.arg(0)) : rules;
      for (const [field, checked] of own) marks.push(...limited({ kind: 'request', what: `the request's '${field}'`, source, id: call.id, at: checked.at, field }, checked));
      continue;
    }
    if (typeof key === 'string' && (asked || REQUEST_READS.test(method))) marks.push(...limited({ kind: 'request', what: `the request's '${key}'`, source, id: call.id, at: call.at }, rules.get(key)));
    else if (REQUEST_WHOLE.test(method) || method === 'getContent' || node.args.length === 0) marks.push({ kind: 'request', what: 'the request', source, id: call.id, at: call.at });
  }
  for (const source of world.sources) {
    if (!isPhp(source)) continue;
    const called = new Set(source.summary.nodes.flatMap((node) => (node.kind === 'call' ? [node.callee] : [])));
    for (const [id, node] of source.summary.nodes.entries()) {
      if (node.kind !== 'get' || called.has(id) || REQUEST_OWN.test(node.name) || source.node(node.of).kind === 'this' || !isRequest(world, classes, source, node.of)) continue;
      const holder = source.node(node.of);
      const fn = holder.kind === 'param' ? holder.fn : 0;
      const checked = rulesAround(world, classes, source, node.of, fn, undefined).get(node.name);
      marks.push(...limited({ kind: 'request', what: `the request's '${node.name}'`, source, id, at: placeOf(source, id) }, checked));
    }
  }
  return marks;
};

/** The rules that a request passed before a place: those of its own class, and of calls that validate it. */
const rulesAround = (world: World, classes: PhpLinker, source: Source, request: Id, fn: FnId, before: number | undefined): ReadonlyMap<string, Checked> => {
  const node = source.node(request);
  const type = node.kind === 'param' ? source.summary.functions[node.fn]?.params[node.index]?.type : undefined;
  const own = type === undefined ? [] : classes.named(type.replace(/^\?/, '')).flatMap((one) => classes.functionsOf(one, 'rules', 0)).flatMap((target) =>
    (target.source.summary.functions[target.fn]?.returns ?? []).flatMap(({ value, at }) => [...checkedBy(world, target.source.ref(value, at))]));
  return new Map([...own, ...rulesIn(world, source, fn, before)]);
};

const superglobals = (world: World): SourceMark[] => world.sources.filter(isPhp).flatMap((source) => source.summary.nodes.flatMap((node, id): SourceMark[] => {
  const holder = node.kind === 'index' ? source.node(node.of) : undefined;
  if (node.kind !== 'index' || holder?.kind !== 'global') return [];
  const key = world.scalar(source.ref(node.key, NOWHERE));
  if (!REQUEST_GLOBALS.test(holder.name) && !(holder.name === '$_SERVER' && typeof key === 'string' && REQUEST_SERVER.test(key))) return [];
  return [{ kind: 'request', what: typeof key === 'string' ? `the request's '${key}'` : 'the request', source, id, at: placeOf(source, id) }];
}));

/** Parameters of the functions that routes lead to. */
const routes = (graph: Graph): SourceMark[] => routedFunctions(graph).flatMap(({ target, names, safe }) => {
  const summary = target.source.summary.functions[target.fn];
  return (summary?.params ?? []).flatMap(({ name, type }, index): SourceMark[] => {
    if (name === undefined || !isText(type) || safe.has(name) || (names && !names.has(name.toLowerCase().replaceAll('_', '')))) return [];
    return marksOfParameter(graph, target.source, target.fn, index, { kind: 'request', what: `the route's '${name}'` });
  });
});

/** A type that leaves somebody a text to choose; others are injected, found in the database, or numbers. */
const isText = (type: string | undefined): boolean => type === undefined || /^\??(?:string|array|mixed|iterable)(?:\|(?:string|array|null|int|float|bool))*$/i.test(type);

const livewire = (graph: Graph, classes: PhpLinker): SourceMark[] => graph.world.sources.filter(isPhp).flatMap((source) => source.summary.classes.flatMap((summary, of): SourceMark[] => {
  const one: PhpClass = { source, class: of };
  if (!classes.ancestry(one).some((name) => LIVEWIRE.test(name))) return [];
  const rules = componentRules(graph.world, classes, one);
  const settable = (summary.fields ?? []).filter(({ hidden, static: fixed, attributes = [], type }) => !hidden && !fixed && isText(type) && !attributes.some((attribute) => LOCKED.test(attribute)));
  const self = source.selfOf(of);
  const templates = viewsOf(graph.world, classes, one);
  const properties = settable.flatMap((field): SourceMark[] => {
    const what = `the property '$${field.name}', which the page sets`;
    const read = self === undefined ? undefined : source.summary.nodes.findIndex((node) => node.kind === 'get' && node.of === self && node.name === field.name);
    // What the component writes itself is what it shows: that the page may set it as well harms only whoever does.
    const written = self !== undefined && source.writesOf(self, field.name).some(({ value }) => source.node(value).kind !== 'literal');
    const kinds = written ? SINK_KINDS.filter((kind) => kind !== 'html') : SINK_KINDS;
    const shown = written ? [] : templates.flatMap((template) => { const id = classes.variable(template, field.name); return id === undefined ? [] : [{ source: template, id }]; });
    return [...(read === undefined || read < 0 ? [] : [{ source, id: read }]), ...shown].flatMap((value) => limited({ kind: 'request' as const, what, for: kinds, ...value, at: placeOf(value.source, value.id) }, rules.get(field.name)));
  });
  const actions = summary.members.flatMap(({ name, value, static: fixed }): SourceMark[] => {
    const node = source.node(value);
    const fn = node.kind === 'function' ? source.summary.functions[node.fn] : undefined;
    if (node.kind !== 'function' || !fn || fn.hidden || fixed || LIFECYCLE.test(name)) return [];
    const event = [...NATIVE_EVENTS].find(([event]) => fn.attributes?.some((attribute) => attribute.includes(event)));
    return fn.params.flatMap(({ name: param, type }, index) => (isText(type)
      ? marksOfParameter(graph, source, node.fn, index, event ? { kind: event[1].kind, what: event[1].what } : { kind: 'request', what: `the argument '$${param ?? index}' of '${name}', which the page calls` }) : []));
  });
  return [...properties, ...actions];
}));

/** What a component checks of its properties: `rules()`, `$rules`, `#[Validate('…')]`, where it validates at all. */
const componentRules = (world: World, classes: PhpLinker, of: PhpClass): ReadonlyMap<string, Checked> => {
  const { source } = of;
  const summary = classes.summary(of);
  const rules = new Map<string, Checked>();
  const validates = world.calls(/\.(?:validate|validateOnly)$|^\?\.validate$/).filter((call) => call.source === source && source.summary.functions[call.fn]?.class === of.class);
  if (validates.length === 0) return rules;
  const add = (all: ReadonlyMap<string, Checked>): void => { for (const [key, value] of all) rules.set(key, value); };
  for (const target of classes.functionsOf(of, 'rules', 0)) for (const { value, at } of target.source.summary.functions[target.fn]?.returns ?? []) add(checkedBy(world, target.source.ref(value, at)));
  const written = summary?.members.find(({ name }) => name === 'rules');
  if (written && source.node(written.value).kind !== 'function') add(checkedBy(world, source.ref(written.value, written.valueAt)));
  for (const call of validates) add(checkedBy(world, call.arg(0)));
  return rules;
};

/** The templates that a component shows: those its methods name, and the one of its own file. */
const viewsOf = (world: World, classes: PhpLinker, { source, class: of }: PhpClass): readonly Source[] => {
  if (source.path.endsWith('.blade.php')) return [source];
  const named = world.calls(/^view$|(?:^|\\)View\.make$/).filter((call) => call.source === source && source.summary.functions[call.fn]?.class === of).flatMap((call) => {
    const name = call.arg(0) && world.scalar(call.arg(0)!);
    const view = typeof name === 'string' ? classes.view(name) : undefined;
    return view ? [view] : [];
  });
  return [...new Set(named)];
};

/** `handle(OpenedFromURL $event)`, `Event::listen(OpenedFromURL::class, function ($event) { … })`. */
const events = (graph: Graph): SourceMark[] => {
  const { world } = graph;
  const of = (source: Source, param: Id, event: string): SourceMark[] => {
    const known = NATIVE_EVENTS.get(event)!;
    return source.summary.nodes.flatMap((node, id): SourceMark[] => (node.kind === 'get' && node.of === param && node.name === known.property ? [{ kind: known.kind, what: known.what, source, id, at: placeOf(source, id) }] : []));
  };
  const eventOf = (name: string | undefined): string | undefined => { const last = name?.replace(/^.*\\/, ''); return last !== undefined && NATIVE_EVENTS.has(last) && name!.startsWith('Native\\') ? last : undefined; };
  const typed = world.sources.filter(isPhp).flatMap((source) => source.summary.functions.flatMap(({ params }, fn) => params.flatMap(({ type }, index) => {
    const event = eventOf(type);
    const id = event === undefined ? undefined : graph.parameter(source, fn, index);
    return event === undefined || id === undefined ? [] : of(source, id, event);
  })));
  const listened = world.calls(/(?:^|\\)Event\.listen$/).flatMap((call) => {
    const [first, second] = call.args;
    const name = first && world.scalar(first);
    const event = typeof name === 'string' ? eventOf(name) : undefined;
    return event === undefined || !second ? [] : graph.functionsOf(second, false, 0).flatMap((target: Target) => {
      const id = target.source.summary.functions[target.fn]?.params[0]?.type === undefined ? graph.parameter(target.source, target.fn, 0) : undefined;
      return id === undefined ? [] : of(target.source, id, event);
    });
  });
  return [...typed, ...listened];
};

/** `$this->argument('path')` of a console command. */
const commands = (world: World, classes: PhpLinker): SourceMark[] => world.calls(/\.(?:argument|option)$|^\?\.(?:argument|option)$/).flatMap((call): SourceMark[] => {
  const { source, node } = call;
  const callee = source.node(node.callee);
  const holder = callee.kind === 'get' ? source.node(callee.of) : undefined;
  const key = call.arg(0) && world.scalar(call.arg(0)!);
  if (holder?.kind !== 'this' || typeof key !== 'string' || !classes.ancestry({ source, class: holder.class }).includes('Illuminate\\Console\\Command')) return [];
  return [{ kind: 'arguments', what: `the ${call.method} '${key}' of a command`, for: ['command', 'program', 'code', 'sql'], source, id: call.id, at: call.at }];
});

const others = (world: World): SourceMark[] => {
  const mark = (call: Call, rest: Pick<SourceMark, 'kind' | 'what' | 'for'>): SourceMark => ({ ...rest, source: call.source, id: call.id, at: call.at });
  const answered: readonly SinkKind[] = [...CONTENT_SINKS, 'openPath', 'load'];
  return [
    ...world.calls(PHP_RESPONSES).filter(({ source }) => isPhp(source)).map((call) => mark(call, { kind: 'network', what: 'a response from the network', for: answered })),
    ...world.calls(PHP_CLIPBOARD).map((call) => mark(call, { kind: 'clipboard', what: 'the clipboard', for: ['html', 'command', 'code'] })),
    ...world.calls('file_get_contents').filter((call) => isPhp(call.source) && isInput(world, call.arg(0))).map((call) => mark(call, { kind: 'request', what: 'the request', for: SINK_KINDS })),
  ];
};

const isInput = (world: World, path: Ref | undefined): boolean => path !== undefined && world.scalar(path) === 'php://input';
