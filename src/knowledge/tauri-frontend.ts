import type { SinkKind, SourceKind } from '../core/flow.js';
import type { Sink } from './sinks.js';

const GLOBAL = '(?:window\\.|globalThis\\.)?__TAURI__';
/** A module of Tauri's JavaScript API under each of its names: of version 1, of the plugin, and on `window`. */
const api = (one: string, plugin: string, global = one): string => `(?:@tauri-apps/api/${one}|@tauri-apps/plugin-${plugin}|@tauri-apps/api\\.${one}|${GLOBAL}\\.${global})`;

const SHELL = api('shell', 'shell');
const FS = api('fs', 'fs');

/** `invoke`, under each of its names. Source: @tauri-apps/api 1 (tauri.ts) and 2 (core.ts). */
export const INVOKE = new RegExp(`^(?:@tauri-apps/api/(?:core|tauri)\\.invoke|@tauri-apps/api\\.(?:invoke|core\\.invoke|tauri\\.invoke)|${GLOBAL}\\.(?:core\\.|tauri\\.)?invoke|(?:window\\.)?__TAURI_INTERNALS__\\.invoke|(?:window\\.)?__TAURI_INVOKE__|window\\.__TAURI_IPC__)$`);
export const EMIT = new RegExp(`^(?:@tauri-apps/api/event\\.emit|${GLOBAL}\\.event\\.emit)$`);

/** Calls of Tauri's JavaScript API that do harm with an argument. Sources: @tauri-apps/api 1 and 2; guest-js of the plugins in plugins-workspace v2. */
export const TAURI_SINKS: readonly Sink[] = [
  { name: new RegExp(`^${SHELL}\\.Command(?:\\.(?:create|sidecar))?$`), kind: 'program', args: [0] },
  { name: new RegExp(`^${SHELL}\\.open$|^@tauri-apps/plugin-opener\\.openUrl$|^${GLOBAL}\\.opener\\.openUrl$`), kind: 'open', args: [0] },
  { name: new RegExp(`^@tauri-apps/plugin-opener\\.openPath$|^${GLOBAL}\\.opener\\.openPath$`), kind: 'openPath', args: [0] },
  { name: new RegExp(`^${FS}\\.(?:readFile|readTextFile|readTextFileLines|readBinaryFile|readDir|writeFile|writeTextFile|writeBinaryFile|mkdir|createDir|remove|removeFile|removeDir|create|open|truncate|watch)$`), kind: 'file', args: [0] },
  { name: new RegExp(`^${FS}\\.(?:rename|renameFile|copyFile)$`), kind: 'file', args: [0, 1] },
  { name: new RegExp(`^${api('http', 'http')}\\.fetch$`), kind: 'network', args: [0] },
  { name: /^@tauri-apps\/plugin-upload\.(?:upload|download)$|^tauri-plugin-upload-api\.(?:upload|download)$/, kind: 'file', args: [1] },
  { name: /^@tauri-apps\/plugin-sql(?:\.default)?(?:\.load\(\)|\.get\(\)|\(\))\.(?:execute|select)$|^tauri-plugin-sql-api(?:\.default)?\.load\(\)\.(?:execute|select)$/, kind: 'sql', args: [0] },
  { name: new RegExp(`^(?:@tauri-apps/api/(?:core|tauri)|@tauri-apps/api\\.(?:core|tauri)|${GLOBAL}\\.(?:core|tauri))\\.convertFileSrc$`), kind: 'asset', args: [0] },
  { name: INVOKE, kind: 'invoke', args: [0, 1] },
  { name: EMIT, kind: 'invoke', args: [1] },
];

const MARKUP: readonly SinkKind[] = ['html'];
const CONTENT: readonly SinkKind[] = ['html', 'open', 'code', 'command', 'program', 'script'];
const LINK: readonly SinkKind[] = ['html', 'open', 'openPath', 'code', 'command', 'program', 'script', 'file', 'load', 'sql', 'invoke', 'network', 'asset'];

/** Calls of Tauri's JavaScript API whose result somebody else has a say in. */
export const TAURI_SOURCE_CALLS: readonly { readonly name: RegExp; readonly kind: SourceKind; readonly what: string; readonly for: readonly SinkKind[] }[] = [
  { name: new RegExp(`^${api('http', 'http')}\\.fetch$`), kind: 'network', what: 'a response from the network', for: [...CONTENT, 'openPath', 'load'] },
  { name: INVOKE, kind: 'native', what: 'an answer of a native command', for: MARKUP },
  { name: new RegExp(`^${FS}\\.(?:readTextFile|readTextFileLines)$`), kind: 'file', what: 'a file', for: ['html', 'code'] },
  { name: new RegExp(`^(?:@tauri-apps/plugin-clipboard-manager|@tauri-apps/api/clipboard|${GLOBAL}\\.clipboard)\\.(?:readText|readHtml)$`), kind: 'clipboard', what: 'the clipboard', for: ['html', 'command', 'code'] },
  { name: /^@tauri-apps\/plugin-deep-link\.getCurrent$/, kind: 'deep-link', what: 'a deep link', for: LINK },
  { name: /^(?:@tauri-apps\/plugin-cli|@tauri-apps\/api\/cli)\.getMatches$/, kind: 'arguments', what: "the process's arguments", for: ['html', 'open', 'code', 'command', 'load'] },
];

/** Calls that hand a function what somebody else has a say in: the function, its parameter, and the property that holds it. */
export const TAURI_LISTENERS: readonly { readonly name: RegExp; readonly fn: number; readonly field?: string; readonly kind: SourceKind; readonly what: string; readonly for: readonly SinkKind[] }[] = [
  { name: /^@tauri-apps\/plugin-deep-link\.onOpenUrl$/, fn: 0, kind: 'deep-link', what: 'a deep link', for: LINK },
  { name: /^(?:@tauri-apps\/api\/(?:webviewWindow|webview|window)\.\w+(?:\(\))?|.*[wW]indow\w*(?:\(\))?)\.(?:onDragDropEvent|onFileDropEvent)$/, fn: 0, field: 'payload', kind: 'drop', what: 'what is dropped', for: ['html', 'command', 'open', 'load'] },
];

export const LISTEN = new RegExp(`^(?:@tauri-apps/api/event|${GLOBAL}\\.event)\\.(?:listen|once)$|^@tauri-apps/api/(?:webviewWindow|webview|window)\\.(?:\\w+\\(\\)|appWindow|\\w+\\.\\w+\\(\\))\\.(?:listen|once)$`);
/** Events of Tauri itself that tell of what comes from outside. */
export const OUTSIDE_EVENTS: ReadonlyMap<string, { readonly kind: SourceKind; readonly what: string; readonly for: readonly SinkKind[] }> = new Map([
  ['tauri://file-drop', { kind: 'drop', what: 'what is dropped', for: ['html', 'command', 'open', 'load'] }], ['tauri://drag-drop', { kind: 'drop', what: 'what is dropped', for: ['html', 'command', 'open', 'load'] }],
  ['deep-link://new-url', { kind: 'deep-link', what: 'a deep link', for: LINK }], ['scheme-request-received', { kind: 'deep-link', what: 'a deep link', for: LINK }],
]);
