import { ofClient } from './neutralino.js';

/** Where a URL stands among the arguments of calls that make a request, by canonical name. Sources: the platform's and the packages' documentation. */
export interface RequestCall {
  readonly name: RegExp;
  readonly arg: number;
  readonly use: 'request' | 'window' | 'update';
}

const METHODS = '(?:get|post|put|patch|delete|head|options|request|stream)';

export const REQUEST_CALLS: readonly RequestCall[] = [
  { name: /^(?:fetch|window\.fetch|globalThis\.fetch|self\.fetch|node-fetch(?:\.fetch)?|cross-fetch(?:\.fetch)?|undici\.(?:fetch|request|stream)|electron\.net\.(?:fetch|request)|electron-fetch|@tauri-apps\/(?:plugin-http|api\/http)\.fetch|ofetch(?:\.ofetch)?|\$fetch)$/, arg: 0, use: 'request' },
  { name: new RegExp(`^(?:axios|got|request|request-promise|request-promise-native|superagent|needle|ky|phin|centra|urllib|wretch|isomorphic-fetch|bent)(?:\\.${METHODS})?$`), arg: 0, use: 'request' },
  { name: new RegExp(`^(?:axios|got|ky)\\.(?:create|extend)\\(\\)\\.${METHODS}$`), arg: 0, use: 'request' },
  { name: /^(?:http|http2|follow-redirects\.http)\.(?:get|request|connect)$/, arg: 0, use: 'request' },
  { name: /^(?:WebSocket|window\.WebSocket|ws|ws\.WebSocket|reconnecting-websocket|EventSource|window\.EventSource|eventsource|SharedWorker|Worker)$/, arg: 0, use: 'request' },
  { name: /^(?:socket\.io-client(?:\.io|\.connect)?|io|io\.connect)$/, arg: 0, use: 'request' },
  { name: /^XMLHttpRequest\(\)\.open$/, arg: 1, use: 'request' },
  { name: /^(?:navigator\.sendBeacon|importScripts|\$\.(?:get|post|getJSON|getScript|load|ajax)|jQuery\.(?:get|post|getJSON|getScript|ajax))$/, arg: 0, use: 'request' },
  { name: ofClient('net\\.\\w+'), arg: 0, use: 'request' },
  { name: /^electron\.(?:remote\.)?(?:BrowserWindow|BrowserView|WebContentsView)\(\)\.(?:webContents\.)?(?:loadURL|downloadURL)$/, arg: 0, use: 'window' },
  { name: /(?:^|\.)(?:webContents|win|window|mainWindow)\.loadURL$/, arg: 0, use: 'window' },
  { name: /^(?:electron|electron-updater)\.autoUpdater\.setFeedURL$|^electron\.crashReporter\.start$/, arg: 0, use: 'update' },
  { name: ofClient('updater\\.checkForUpdates'), arg: 0, use: 'update' },
  { name: new RegExp(`^Illuminate\\\\Support\\\\Facades\\\\Http(?:\\.\\w+\\(\\))*\\.${METHODS}$`), arg: 0, use: 'request' },
  { name: /^GuzzleHttp\\Client\(\)\.(?:get|post|put|patch|delete|head)$|^(?:file_get_contents|fopen|curl_init|simplexml_load_file|get_headers)$/, arg: 0, use: 'request' },
  { name: /^GuzzleHttp\\Client\(\)\.request$/, arg: 1, use: 'request' },
  { name: /^Native\\(?:Desktop|Laravel)\\Facades\\(?:Window|MenuBar)\b.*\.url$/, arg: 0, use: 'window' },
  { name: new RegExp(`^(?:reqwest|ureq|attohttpc|minreq|isahc|surf)::(?:blocking::)?${METHODS}$`), arg: 0, use: 'request' },
  { name: new RegExp(`^(?:reqwest|tauri_plugin_http::reqwest)::(?:blocking::)?Client(?:::\\w+\\(\\))?(?:\\.\\w+\\(\\))*\\.${METHODS}$|^ureq::(?:agent|Agent::\\w+)\\(\\)(?:\\.\\w+\\(\\))*\\.${METHODS}$`), arg: 0, use: 'request' },
];

/** Keys of an options object that hold the URL of a request. */
export const URL_KEYS: ReadonlySet<string> = new Set(['url', 'baseURL', 'baseUrl', 'base_uri', 'uri', 'prefixUrl', 'submitURL', 'endpoint']);

/** Keys whose literal value is asked for whatever holds them: clients are made of such objects everywhere. */
export const CLIENT_URL_KEYS: ReadonlySet<string> = new Set(['baseURL', 'prefixUrl', 'submitURL', 'base_uri']);

/** Hosts that URLs name without anything being sent there: namespaces, documentation. RFC 2606 and RFC 6761 reserve the second line. */
export const NOT_CONTACTED = /^(?:(?:www\.)?w3\.org|schemas\.[\w.-]+|json-schema\.org|ns\.adobe\.com|purl\.org|xmlns\.[\w.-]+|[\w.-]*\bxml\.org|www\.apple\.com|www\.inkscape\.org|sodipodi\.sourceforge\.net|(?:[\w-]+\.)?example\.(?:com|org|net)|[\w.-]+\.(?:test|example|invalid))$/i;
