import { type Location, NOWHERE } from '../../core/location.js';
import type { Id } from '../../core/summary.js';
import { mentions, namesIn } from '../../dataflow/mentions.js';
import type { Call, Ref, Source } from '../../dataflow/source.js';
import type { World } from '../../dataflow/world.js';
import { EVERY_INTERFACE, PLAIN_MIDDLEWARE, SENDER_HEADERS, SENDER_PARAMETERS, type ServerKind, SERVERS } from '../../knowledge/servers.js';
import { TOOLING } from '../../knowledge/sensitive-files.js';
import { callsIn, type Fn, functionsOf, reachOf } from '../functions.js';

/** A server that the app starts on the user's computer. */
export interface LocalServer {
  readonly at: Location;
  /** What makes it: `express`, `ws`. */
  readonly name: string;
  readonly speaks: ServerKind['speaks'] | 'native';
  /** Where it answers with pages that lie in a folder or a file. */
  readonly serves?: Location;
  /** It listens on every interface: the host that says so, or nothing where none is given. */
  readonly exposed?: { readonly at: Location; readonly host?: string };
  /** Missing where something may look at who sends a request, or where it does nothing that matters. */
  readonly unchecked?: Unchecked;
}

export interface Unchecked {
  readonly at: Location;
  /** What it does for everybody: answers, or takes messages and requests that change something. */
  readonly does: 'answers' | 'acts';
  /** It starts programs. */
  readonly runs: boolean;
  /** Where it lets scripts of every site read the answers. */
  readonly shared?: Location;
}

export const serversOf = (world: World): readonly LocalServer[] => [...scripted(world), ...native(world)];

const scripted = (world: World): readonly LocalServer[] => {
  const made = world.calls(SERVERS).filter((call) => isShipped(world, call) && (call.node.construct || !/\.(?:Server)$|^koa$/.test(call.name) || call.name === 'socket.io'));
  const listens = world.calls(/\(\)\.listen$/);
  return made.flatMap((call): LocalServer[] => {
    const kind = SERVERS.get(call.name)!;
    if (isProbe(world, call, kind)) return [];
    const own = listens.filter((one) => isOn(world, one, call) && isShipped(world, one));
    const places = kind.atOnce ? [call] : own;
    const exposed = places.map((one) => exposedBy(world, one, kind)).find((one) => one !== undefined);
    const unchecked = uncheckedOf(world, call, kind);
    const serves = pagesServed(world, call);
    return exposed || unchecked || serves ? [{ at: call.at, name: kind.name, speaks: kind.speaks, ...(serves && { serves }), ...(exposed && { exposed }), ...(unchecked && { unchecked }) }] : [];
  });
};

/** `app.use(express.static('frontend'))` */
const pagesServed = (world: World, made: Call): Location | undefined =>
  // A policy that is made elsewhere is one all the same.
  (namesPolicy(made.source) ? undefined : world.calls(/^(?:express\.static|serve-static|koa-static|sirv|serve-handler|@fastify\/static)$/).find((one) => one.source === made.source && isShipped(world, one) && SERVERS.get(made.name)?.speaks === 'http')?.at);

const namesPolicy = ({ summary }: Source): boolean =>
  summary.imports.some(({ from }) => from === 'helmet') || summary.nodes.some((node) => node.kind === 'literal' && typeof node.value === 'string' && /^content-security-policy$/i.test(node.value));

/** Whether a method is called on what a call makes; where that cannot be followed, what has one name in one file is one server. */
const isOn = (world: World, method: Call, made: Call): boolean => {
  if (method.source !== made.source || method.name !== `${made.name}().${method.method}`) return false;
  const found = method.receiver ? world.resolve(method.receiver).filter((one) => one.source.node(one.id).kind === 'call') : [];
  return found.length === 0 || found.some((one) => one.id === made.id && one.source === made.source);
};

const isShipped = (world: World, { source, under }: Pick<Call, 'source' | 'under'>): boolean => {
  const when = world.when(source, under);
  return when !== 'development' && when !== 'test' && !TOOLING.test(source.path) && !DEVELOPMENT_SERVER.test(source.path);
};

/** `build/vite/dev-server.js`: what shows pages while they are worked on. */
const DEVELOPMENT_SERVER = /(?:^|\/)(?:dev[-_.]?server|server[-_.]dev|serve[-_.]dev)(?:[-_.][\w-]{1,40})?\.[cm]?[jt]sx?$/i;

/** `net.createServer().listen(port)` only asks whether a port is free. */
const isProbe = (world: World, call: Call, { speaks }: ServerKind): boolean =>
  (speaks === 'bytes' || /^https?\./.test(call.name)) && call.node.args.length === 0 &&
  !world.calls(`${call.name}().on`).some((one) => isOn(world, one, call) && ['connection', 'request', 'upgrade'].includes(String(one.arg(0) && world.scalar(one.arg(0)!))));

const exposedBy = (world: World, call: Call, kind: ServerKind): LocalServer['exposed'] => {
  const at = nameOf(call);
  const everywhere = kind.listens === 'everywhere' ? { at } : undefined;
  const [first, second] = [call.arg(0), call.arg(1)];
  if (!first) return call.node.args.length === 0 && !kind.atOnce ? everywhere : undefined;
  const values = world.resolve(first);
  if (values.some((one) => one.source.node(one.id).kind === 'object')) {
    if (['path', 'server', 'noServer', 'fd', 'unix', 'exclusive'].some((key) => !world.property(first, key).missing)) return undefined;
    const host = [...world.property(first, 'host').refs, ...world.property(first, 'hostname').refs];
    if (host.length > 0) return hostOf(world, host);
    const port = world.property(first, 'port');
    return port.refs.length > 0 && !world.property(first, 'host').unknown && !world.property(first, 'hostname').unknown ? everywhere : undefined;
  }
  if (kind.atOnce && kind.speaks !== 'socket.io') return undefined;
  if (!mayBePort(world, first, kind)) return undefined;
  if (!second || world.resolve(second).every((one) => one.source.node(one.id).kind === 'function' || isNothing(one))) return everywhere;
  return hostOf(world, [second]);
};

const isNothing = ({ source, id }: Ref): boolean => {
  const node = source.node(id);
  return node.kind === 'literal' && (node.value === undefined || node.value === null);
};

/** A number, or what is named so; a text is the path of a socket or a pipe. */
const mayBePort = (world: World, ref: Ref, { speaks }: ServerKind): boolean => {
  const known = world.resolve(ref).map((one) => world.scalar(one));
  if (known.some((one) => typeof one === 'number' || (typeof one === 'string' && /^\d+$/.test(one)))) return true;
  if (known.some((one) => typeof one === 'string')) return false;
  const names = namesIn(ref.source, ref.id).join(' ');
  return speaks === 'bytes' ? /port/i.test(names) : !/sock|pipe|path|address|handle|file/i.test(names) && world.resolve(ref).every((one) => one.source.node(one.id).kind !== 'function');
};

const hostOf = (world: World, refs: readonly Ref[]): LocalServer['exposed'] => {
  for (const ref of refs.flatMap((one) => world.resolve(one))) {
    const host = world.scalar(ref);
    if (ref.when !== 'development' && typeof host === 'string' && EVERY_INTERFACE.has(host)) return { at: ref.at, host };
  }
  return undefined;
};

/** From the beginning of a call to its arguments. */
const nameOf = ({ source, node }: Call): Location => {
  const end = (node.argsAt[0]?.start ?? node.at.end) - 1;
  const callee = source.node(node.callee);
  const start = callee.kind === 'get' ? Math.max(node.at.start, end - callee.name.length) : node.at.start;
  return source.location({ start, end: Math.max(end, start) });
};

const CHANGES = /^(?:post|put|delete|patch|ws|all)$/;
const ROUTES = /^(?:use|get|post|put|delete|patch|all|ws|route|addHook|register|head|options)$/;

const callsOn = (world: World, made: Call): readonly Call[] => world.calls(new Set(METHODS.map((method) => `${made.name}().${method}`))).filter((one) => isOn(world, one, made));
const METHODS = ['on', 'use', 'get', 'post', 'put', 'delete', 'patch', 'all', 'ws', 'route', 'addHook', 'register', 'head', 'options'];

interface Handled {
  readonly fn: Fn;
  readonly at: Location;
  readonly changes: boolean;
}

/** What a server does for whoever asks, if nothing in it looks at who that is. What cannot be followed may look. */
const uncheckedOf = (world: World, call: Call, kind: ServerKind): Unchecked | undefined => {
  if (kind.speaks === 'bytes') return undefined;
  const handled = handledBy(world, call, kind);
  if (!handled || handled.length === 0) return undefined;
  const reach = handled.flatMap(({ fn }) => reachOf(world, fn, handsOn));
  if (reach.some((fn) => looksAtSender(world, fn, kind))) return undefined;
  const acting = handled.find(({ fn, changes }) => changes || reachOf(world, fn, handsOn).some((one) => takesMore(world, one, kind)));
  const shared = sharedBy(world, call.source);
  if (!acting && !shared) return undefined;
  if (kind.speaks === 'socket.io' && !shared) return undefined;
  const runs = handled.flatMap(({ fn }) => reachOf(world, fn)).some((fn) => callsIn(world, fn).some(({ name }) => /^(?:child_process\.|node-pty\.|execa|cross-spawn)/.test(name)));
  return { at: acting?.at ?? handled[0]!.at, does: acting ? 'acts' : 'answers', runs, ...(shared && { shared }) };
};

/** It is given something that its caller was given: the request, or a part of it. */
const handsOn = ({ source, node }: Call): boolean => node.args.some((arg) => rootOf(source, arg).param);

/** The functions that answer; undefined where something among them cannot be followed. */
const handledBy = (world: World, call: Call, kind: ServerKind): readonly Handled[] | undefined => {
  const found: Handled[] = [];
  const add = (ref: Ref, at: Location, changes: boolean): boolean => {
    const { functions, unknown } = functionsOf(world, ref);
    if (unknown || functions.length === 0) {
      const names = world.resolve(ref).map((one) => (world.name(one) ?? '').replace(/\(\)/g, ''));
      return names.every((name) => PLAIN_MIDDLEWARE.test(name) || SERVERS.has(name));
    }
    found.push(...functions.map((fn) => ({ fn, at, changes })));
    return true;
  };
  const own = (pattern: RegExp): readonly Call[] => callsOn(world, call).filter((one) => pattern.test(one.method));
  if (kind.speaks === 'http' && !kind.atOnce) {
    const [first] = call.args;
    if (/^https?2?\./.test(call.name) || call.name.startsWith('http2')) {
      for (const arg of call.args) {
        if (world.resolve(arg).some((one) => ['object', 'literal'].includes(one.source.node(one.id).kind))) continue;
        if (!add(arg, nameOf(call), false)) return undefined;
      }
      if (!first && own(/^on$/).length === 0) return [];
    }
    for (const route of own(ROUTES)) {
      const changes = CHANGES.test(route.method);
      for (const arg of route.args) {
        const kinds = world.resolve(arg).map((one) => one.source.node(one.id).kind);
        if (kinds.every((one) => ['literal', 'text', 'pattern', 'object'].includes(one))) continue;
        if (kinds.includes('array') || !add(arg, nameOf(route), changes)) return undefined;
      }
    }
  }
  for (const listener of own(/^(?:on|use)$/)) {
    const event = listener.arg(0) && world.scalar(listener.arg(0)!);
    const second = listener.arg(1);
    if (kind.speaks === 'socket.io' && listener.method === 'use') return undefined;
    if (listener.method !== 'on' || !second || !['connection', 'request', 'upgrade'].includes(String(event))) continue;
    if (!add(second, nameOf(listener), false)) return undefined;
  }
  if (kind.atOnce) {
    const options = call.args.find((arg) => world.resolve(arg).some((one) => one.source.node(one.id).kind === 'object'));
    for (const key of ['verifyClient', 'allowRequest', 'handleProtocols', 'noServer', 'fetch']) {
      const property = options && world.property(options, key);
      if (property && (property.refs.length > 0 || property.unknown)) return undefined;
    }
    if (call.name === '@hono/node-server.serve' || call.name === '@hapi/hapi.server') return undefined;
  }
  return found;
};

const rootOf = (source: Source, id: Id): { readonly fn?: number; readonly param?: true; readonly names: readonly string[] } => {
  const names: string[] = [];
  for (let at = id, steps = 0; steps < 12; steps++) {
    const node = source.node(at);
    if (node.kind === 'get') {
      names.push(node.name);
      at = node.of;
    } else if (node.kind === 'index') at = node.of;
    else if (node.kind === 'either') at = node.of[0]!.value;
    else if (node.kind === 'param') return { fn: node.fn, param: true, names };
    else if (node.kind === 'call') return { ...(source.siteOf.get(at) && { fn: source.siteOf.get(at)!.fn }), names };
    else break;
  }
  return { names };
};

const CARRIERS = /^(?:headers|query|body|cookies|signedCookies|handshake|auth|searchParams|req|request|session)$/;
/** Messages say who sends them in one of these. */
const IN_MESSAGES = /^(?:(?:auth|access|session)?_?token|secret|password|nonce|auth|api_?key)$/i;

const looksAtSender = (world: World, { source, fn }: Fn, { speaks }: ServerKind): boolean => {
  for (const [id, node] of source.summary.nodes.entries()) {
    if (node.kind !== 'get' && node.kind !== 'index') continue;
    const holder = source.node(node.of);
    const carrier = holder.kind === 'get' ? holder.name : undefined;
    if (node.kind === 'index') {
      // A header whose name is not known here.
      if (carrier === 'headers' && rootOf(source, node.of).fn === fn) {
        const key = world.scalar(source.ref(node.key, NOWHERE));
        if (typeof key !== 'string' || SENDER_HEADERS.test(key)) return true;
      }
      continue;
    }
    const header = carrier === 'headers' && SENDER_HEADERS.test(node.name);
    const parameter = carrier !== undefined && carrier !== 'headers' && CARRIERS.test(carrier) && SENDER_PARAMETERS.test(node.name);
    // What is only handed on, the credentials of another server for one, is no test.
    const message = speaks !== 'http' && IN_MESSAGES.test(node.name) && isTested(source, id);
    if (!header && !parameter && !message && !/^(?:origin|remoteAddress|remoteFamily|authInfo)$/.test(node.name)) continue;
    const root = rootOf(source, id);
    if (root.fn === fn && (header || parameter || root.names.length <= 2)) return true;
  }
  return callsIn(world, { source, fn }).some((call) => {
    if (/(?:timingSafeEqual|verify|authenticate|authorize|isAuthorized|checkToken|checkOrigin)/i.test(call.method)) return true;
    if (!/^(?:get|header|has|cookie)$/.test(call.method)) return false;
    const first = call.arg(0);
    const name = first && world.scalar(first);
    return typeof name === 'string' && (SENDER_HEADERS.test(name) || SENDER_PARAMETERS.test(name));
  });
};

/** Whether something is compared with a value, or decided by it. */
const isTested = (source: Source, id: Id): boolean =>
  source.summary.nodes.some((node) => node.kind === 'compare' && (mentions(source, node.left, id) || mentions(source, node.right, id)))
  || source.summary.functions.some(({ calls, returns, writes, ends = [] }) => [...ends, ...[...calls, ...returns, ...writes].flatMap(({ under }) => under)].some(({ test }) => mentions(source, test, id)));


/** It reads what a request or message brings, or tells methods that change something from others. */
const takesMore = (world: World, { source, fn }: Fn, { speaks }: ServerKind): boolean => {
  const events = speaks === 'http' ? ['data'] : ['message', 'data'];
  if (callsIn(world, { source, fn }).some((call) => (call.method === 'on' && events.includes(String(call.arg(0) && world.scalar(call.arg(0)!)))) || (speaks === 'socket.io' && call.method === 'on'))) return true;
  if (speaks !== 'http') return false;
  return source.summary.nodes.some((node) => {
    if (node.kind !== 'compare') return false;
    return [[node.left, node.right], [node.right, node.left]].some(([side, other]) => {
      const value = source.node(other!);
      const root = rootOf(source, side!);
      return value.kind === 'literal' && typeof value.value === 'string' && /^(?:POST|PUT|DELETE|PATCH)$/.test(value.value) && root.fn === fn && namesIn(source, side!).includes('method');
    });
  });
};

const ALLOW_ORIGIN = 'Access-Control-Allow-Origin';

/** Where the servers of a file let scripts of every site read what they answer. */
const sharedBy = (world: World, source: Source): Location | undefined => {
  for (const call of world.calls(/^(?:cors|@koa\/cors)$/)) {
    if (call.source !== source) continue;
    const first = call.arg(0);
    const origin = first && world.property(first, 'origin');
    if (!origin || (origin.missing && !origin.unknown) || origin.refs.some((one) => ['*', true].includes(world.scalar(one) as string | boolean))) return call.at;
  }
  for (const call of world.calls(/(?:^|\.)(?:setHeader|header|set|append)$/)) {
    if (call.source !== source) continue;
    const [name, value] = [call.arg(0), call.arg(1)];
    if (name && value && String(world.scalar(name)).toLowerCase() === ALLOW_ORIGIN.toLowerCase() && world.scalar(value) === '*') return call.at;
  }
  for (const entry of world.entries(/^access-control-allow-origin$/i)) {
    if (entry.source === source && world.scalar(entry.value) === '*') return entry.keyAt;
  }
  for (const entry of world.entries(/^cors$/)) {
    const origin = entry.source === source ? world.property(entry.value, 'origin').refs[0] : undefined;
    if (origin && ['*', true].includes(world.scalar(origin) as string | boolean)) return origin.at;
  }
  return undefined;
};

/** `TcpListener::bind(…).is_ok()` only asks whether a port is free. */
const isTried = ({ source, id }: Call): boolean =>
  [...source.siteOf.keys()].some((site) => {
    const node = source.node(site);
    const callee = node.kind === 'call' ? source.node(node.callee) : undefined;
    return callee?.kind === 'get' && callee.of === id && /^is_(?:ok|err)$/.test(callee.name);
  });

/** Rust: `TcpListener::bind("0.0.0.0:8080")`, `HttpServer::new(…).bind("0.0.0.0:8080")`, `run(([0, 0, 0, 0], 8080))`. */
const native = (world: World): readonly LocalServer[] =>
  world.calls(/(?:::|\.)(?:bind|bind_rustls|http|https|run|try_bind|from)$/).filter((call) => call.source.summary.language === 'rust' && isShipped(world, call)).flatMap((call): LocalServer[] => {
    const exposed = call.args.flatMap((arg) => world.resolve(arg)).flatMap((one): NonNullable<LocalServer['exposed']>[] => {
      const text = world.texts(one)[0]?.parts[0];
      if (typeof text === 'string' && /^(?:0\.0\.0\.0|\[::\]):/.test(text) && !/(?:::|\.)from$/.test(call.name) && !/Udp/.test(call.name)) return [{ at: one.at, host: text.replace(/:\d*$/, '') }];
      const tuple = one.source.node(one.id);
      const inner = tuple.kind === 'array' && tuple.items.length === 2 ? one.source.node(tuple.items[0]!.value) : undefined;
      const zeros = inner?.kind === 'array' && inner.items.length === 4 && inner.items.every(({ value }) => { const item = one.source.node(value); return item.kind === 'literal' && item.value === 0; });
      return zeros && (call.method === 'run' || /SocketAddr/.test(call.name)) ? [{ at: one.at, host: '0.0.0.0' }] : [];
    })[0];
    return exposed && !isTried(call) ? [{ at: call.at, name: call.name, speaks: 'native', exposed }] : [];
  });
