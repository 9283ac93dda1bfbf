import { contains, type Location } from '../../core/location.js';
import type { When } from '../../core/setting.js';
import type { FnId, Id } from '../../core/summary.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { ORIGIN_HEADERS, PROTECTING_HEADERS } from '../../knowledge/headers.js';
import type { HeaderChange } from './model.js';

const CORS = 'access-control-allow-origin';

/** What handlers of webRequest take away from answers, or write into requests. */
export const headerChangesOf = (world: World): readonly HeaderChange[] => [
  ...handlersOf(world, /\.onHeadersReceived$/).flatMap((handler) => [...removed(world, handler), ...written(world, handler, received)]),
  ...handlersOf(world, /\.onBeforeSendHeaders$/).flatMap((handler) => written(world, handler, sent)),
];

interface Handler {
  readonly source: Source;
  readonly fn: FnId;
  /** Where it is set. */
  readonly at: Location;
  /** Only some addresses. */
  readonly limited: boolean;
  readonly when: When | undefined;
}

const handlersOf = (world: World, names: RegExp): readonly Handler[] =>
  world.calls(names).flatMap((call) => {
    const listener = call.args.at(-1);
    const limited = call.args.length > 1 && call.args[0] !== undefined && isLimited(world, call.args[0]);
    const when = world.when(call.source, call.under);
    return (listener ? world.resolve(listener) : []).flatMap((one): Handler[] => { const node = one.source.node(one.id); return node.kind === 'function' ? [{ source: one.source, fn: node.fn, at: call.at, limited, when }] : []; });
  });

/** `{ urls: ['https://api.example.net/*'] }`, as opposed to `<all_urls>` and an empty filter. */
const isLimited = (world: World, filter: Ref): boolean => {
  const lists = world.property(filter, 'urls').refs.flatMap((one) => { const node = one.source.node(one.id); return node.kind === 'array' ? [node.items.map((item) => world.scalar(one.source.ref(item.value, item.at)))] : []; });
  return lists.length > 0 && lists.every((list) => list.length > 0 && list.every((one) => typeof one === 'string' && !/^(?:<all_urls>|(?:\*|https?):\/\/\*?(?:\/\*?)?|\*)$/.test(one)));
};

const bodyOf = ({ source, fn }: Handler) => source.summary.functions[fn]!.at;

type Judge = (world: World, header: string, value: Ref) => HeaderChange['does'] | undefined;

const received: Judge = (world, header, value) => {
  const values = listed(world, value);
  if (header === CORS) return values.some((one) => world.scalar(one) === '*') ? 'opened' : undefined;
  if (!PROTECTING_HEADERS.has(header)) return undefined;
  const texts = values.map((one) => ({ text: world.scalar(one), node: one.source.node(one.id) }));
  const nothing = texts.every(({ text, node }) => text === '' || text === null || (node.kind === 'literal' && node.value === undefined));
  return nothing || (header === 'x-frame-options' && texts.some(({ text }) => /^allow-?all$/i.test(String(text)))) ? 'removed' : undefined;
};

const sent: Judge = (world, header, value) => {
  if (!ORIGIN_HEADERS.has(header)) return undefined;
  // What was there before, or nothing, is no forgery.
  return listed(world, value).some((one) => typeof world.scalar(one) === 'string' ? /^[a-z][\w+.-]*:\/\//i.test(String(world.scalar(one))) : world.texts(one).some(({ parts }) => typeof parts[0] === 'string' && /^https?:\/\//i.test(parts[0]))) ? 'forged' : undefined;
};

const listed = (world: World, value: Ref): readonly Ref[] =>
  world.resolve(value).flatMap((one) => { const node = one.source.node(one.id); return node.kind === 'array' ? node.items.map((item) => one.source.ref(item.value, item.at)) : [one]; });

/** `headers['x-frame-options'] = …`, `{ ...headers, 'x-frame-options': … }` */
const written = (world: World, handler: Handler, judge: Judge): readonly HeaderChange[] => {
  const { source, limited } = handler;
  const body = bodyOf(handler);
  const writes = [...world.writes()].flatMap(({ source: other, write }): readonly HeaderChange[] => {
    if (other !== source || !contains(body, write.at)) return [];
    const target = source.node(write.target);
    const name = target.kind === 'get' ? target.name : target.kind === 'index' ? world.scalar(source.ref(target.key, write.targetAt)) : undefined;
    const header = typeof name === 'string' ? name.toLowerCase() : '';
    const does = judge(world, header, source.ref(write.value, write.valueAt));
    return does ? [change(world, handler, header, does, source.location(write.at), write.under)] : [];
  });
  const entries = world.entries(HEADERS).flatMap((entry): readonly HeaderChange[] => {
    const header = entry.key.toLowerCase();
    if (entry.source !== source || !contains(body, entry.keyAt.range)) return [];
    const does = judge(world, header, entry.value);
    return does ? [{ ...change(world, handler, header, does, entry.keyAt, entry.under), limited: limited || isChosen(world, source, entry.under) }] : [];
  });
  return [...writes, ...entries];
};

const HEADERS = new RegExp(`^(?:${[...PROTECTING_HEADERS.keys(), ...ORIGIN_HEADERS, CORS].join('|')})$`, 'i');

const isChosen = (world: World, source: Source, under: Call['under']): boolean => under.some((one) => world.when(source, [one]) === undefined);

const change = (world: World, { source, limited, when }: Handler, header: string, does: HeaderChange['does'], at: Location, under: Call['under']): HeaderChange => {
  const reached = when ?? world.when(source, under);
  return { at, header, does, limited: limited || isChosen(world, source, under), ...(reached && { when: reached }) };
};

/**
 * `delete headers['x-frame-options']`: what is deleted is read, and nothing is made of it. Where the key is a variable, the names that the handler
 * has are those it deletes.
 */
const removed = (world: World, handler: Handler): readonly HeaderChange[] => {
  const { source } = handler;
  const used = usedIn(source);
  const found: HeaderChange[] = [];
  let variable = false;
  for (const [id, node] of source.summary.nodes.entries()) {
    if ((node.kind !== 'get' && node.kind !== 'index') || used.has(id) || !isOfHandler(handler, node.of)) continue;
    if (node.kind === 'index') variable = true;
    else if (PROTECTING_HEADERS.has(node.name.toLowerCase())) found.push(change(world, handler, node.name.toLowerCase(), 'removed', handler.at, []));
  }
  if (!variable) return found;
  const body = bodyOf(handler);
  return [...found, ...source.summary.nodes.flatMap((node): HeaderChange[] => {
    const text = node.kind === 'literal' && typeof node.value === 'string' ? node.value.toLowerCase() : node.kind === 'pattern' ? [...PROTECTING_HEADERS.keys()].find((header) => node.source.toLowerCase().includes(header)) : undefined;
    return 'at' in node && contains(body, node.at) && text !== undefined && PROTECTING_HEADERS.has(text) ? [change(world, handler, text, 'removed', source.location(node.at), [])] : [];
  })];
};

/** Whether a value is made in a handler, or given to it. */
const isOfHandler = (handler: Handler, id: Id, steps = 0): boolean => {
  const { source, fn } = handler;
  if (steps > 20) return false;
  const node = source.node(id);
  switch (node.kind) {
    case 'get':
    case 'index':
      return isOfHandler(handler, node.of, steps + 1);
    // `details.responseHeaders ?? {}`
    case 'either':
      return node.of.slice(0, 4).some(({ value }) => isOfHandler(handler, value, steps + 5));
    case 'param':
    case 'variable':
      return isWithin(source, node.fn, fn);
    case 'object':
    case 'call':
      return contains(bodyOf(handler), node.at);
    default:
      return false;
  }
};

const isWithin = (source: Source, inner: FnId, outer: FnId): boolean => {
  for (let at: FnId | undefined = inner; at !== undefined; at = source.summary.functions[at]?.parent) if (at === outer) return true;
  return false;
};

/** Every node that something is made of: what is not among them stands for itself. */
const usedIn = (source: Source): ReadonlySet<Id> => {
  const used = new Set<Id>();
  const add = (...ids: readonly (Id | undefined)[]): void => { for (const id of ids) if (id !== undefined) used.add(id); };
  for (const node of source.summary.nodes) {
    switch (node.kind) {
      case 'get': case 'not': add(node.of); break;
      case 'index': add(node.of, node.key); break;
      case 'call': add(node.callee, ...node.args); break;
      case 'compare': add(node.left, node.right); break;
      case 'all': case 'any': add(...node.of); break;
      case 'text': add(...node.parts); break;
      case 'either': for (const one of node.of) add(one.value, one.when); break;
      case 'array': for (const item of node.items) add(item.value); break;
      case 'object': for (const member of node.members) add(member.value, member.kind === 'computed' ? member.key : undefined); break;
      default:
    }
  }
  for (const { writes, returns, calls } of source.summary.functions) {
    for (const { target, value, under } of writes) add(target, value, ...under.map(({ test }) => test));
    for (const { value, under } of returns) add(value, ...under.map(({ test }) => test));
    for (const { under } of calls) add(...under.map(({ test }) => test));
  }
  for (const { value } of source.summary.declarations) add(value);
  return used;
};
