/** How servers are made, by canonical name, and how far they listen where no host is given. Sources: Node's net.Server.listen, and the packages' sources and pages. */
export interface ServerKind {
  readonly name: string;
  readonly speaks: 'http' | 'websocket' | 'socket.io' | 'bytes';
  /** Without a host: every interface of the computer, or the loopback interface alone. */
  readonly listens: 'everywhere' | 'loopback';
  /** Making it listens: `new WebSocketServer({ port })`. */
  readonly atOnce?: true;
}

const HTTP = { speaks: 'http', listens: 'everywhere' } as const;
const SOCKETS = { name: 'ws', speaks: 'websocket', listens: 'everywhere', atOnce: true } as const;
const IO = { name: 'socket.io', speaks: 'socket.io', listens: 'everywhere', atOnce: true } as const;

export const SERVERS: ReadonlyMap<string, ServerKind> = new Map<string, ServerKind>([
  ...['http.createServer', 'https.createServer', 'http2.createServer', 'http2.createSecureServer', 'http.Server', 'https.Server'].map((name) => [name, { name, ...HTTP }] as const),
  ...['net.createServer', 'net.Server', 'tls.createServer'].map((name) => [name, { name, speaks: 'bytes', listens: 'everywhere' }] as const),
  ...['express', 'koa', 'polka', 'connect'].map((name) => [name, { name, ...HTTP }] as const),
  ...['fastify', 'fastify.fastify'].map((name) => [name, { name: 'fastify', speaks: 'http', listens: 'loopback' }] as const),
  ['@hapi/hapi.server', { name: 'hapi', ...HTTP, atOnce: true }],
  ['@hono/node-server.serve', { name: 'hono', ...HTTP, atOnce: true }],
  ['Bun.serve', { name: 'Bun', ...HTTP, atOnce: true }],
  ['ws.Server', SOCKETS], ['ws.WebSocketServer', SOCKETS], ['ws.WebSocket.Server', SOCKETS],
  ['socket.io', IO], ['socket.io.Server', IO],
]);

/** Handlers of packages that answer, read or log, and test nothing: by the start of their canonical name. */
export const PLAIN_MIDDLEWARE = /^(?:express\.(?:static|json|urlencoded|raw|text)|body-parser|compression|cors|morgan|cookie-parser|serve-static|serve-favicon|multer|method-override|response-time|express-ws|express-fileupload|connect-history-api-fallback|helmet|koa-static|koa-bodyparser|@koa\/cors|koa-body|@fastify\/(?:static|cors|multipart|formbody|websocket))\b/;

/** What a request says of who sends it: headers, by name. */
export const SENDER_HEADERS = /^(?:origin|host|authorization|referer|cookie|sec-fetch-[a-z]+|sec-websocket-protocol|upgrade-insecure-requests)$|token|secret|auth|csrf|xsrf|nonce|signature|password|(?:api|access)[-_]?key/i;

/** Parameters and properties that are a secret of both sides, or a part of a login. */
export const SENDER_PARAMETERS = /^(?:state|code|key|sig|signature|nonce|ticket|pin|passw(?:or)?d|secret|auth|credentials?)$|token|secret|csrf|nonce|(?:api|access|auth)_?key|authoriz/i;

/** Hosts that are every interface, and those that only programs of the same computer reach. */
export const EVERY_INTERFACE: ReadonlySet<string> = new Set(['0.0.0.0', '::', '[::]', '::0', '0']);
