import { SINK_KINDS, type SinkKind, type SourceKind } from '../core/flow.js';

/** Classes of requests: Laravel's, and Symfony's below it. */
export const REQUEST_CLASS = /^(?:Illuminate\\Http\\Request|Illuminate\\Foundation\\Http\\FormRequest|Symfony\\Component\\HttpFoundation\\Request|Psr\\Http\\Message\\ServerRequestInterface|Livewire\\Features\\SupportFileUploads\\TemporaryUploadedFile)$/;
export const REQUEST_VALUE = /^(?:request\(\)|(?:Illuminate\\Support\\Facades\\)?Request|Illuminate\\Http\\Request(?:\.(?:capture|instance)\(\))?)$/;

/** Methods of a request that give what was sent: by one name, or all of it. Those that make a number, a date or a case of an enum of it are not among them. */
export const REQUEST_READS = /^(?:input|get|query|post|string|str|json|cookie|header|bearerToken|getContent|route|segment|path|url|fullUrl|getRequestUri|getQueryString|server|userAgent|old)$/;
export const REQUEST_WHOLE = /^(?:all|only|except|collect|validated|safe|toArray|keys|request|query|getParsedBody|getQueryParams|validate)$/;
/** Properties of a request that are no fields of a form. */
export const REQUEST_OWN = /^(?:headers|cookies|files|server|attributes|session|request|query|user|method|ip|route|route\w*Resolver|locale|macros)$/;

/** What a superglobal holds that others say. Of `$_SERVER` only what is asked with. */
export const REQUEST_GLOBALS = /^\$_(?:GET|POST|REQUEST|COOKIE|FILES)$/;
export const REQUEST_SERVER = /^(?:HTTP_\w+|QUERY_STRING|REQUEST_URI|PATH_INFO|PHP_SELF|ORIG_PATH_INFO)$/;

/** The name that whoever sends a file gives it. It has no folders: Symfony\\Component\\HttpFoundation\\File\\UploadedFile takes them off, but for the path of a folder that was sent. */
export const SENT_NAMES = /^(?:getClientOriginalName|getClientOriginalExtension|clientExtension)$/;
export const SENT_PATHS = /^getClientOriginalPath$/;

/** Classes whose public properties and methods a page sets and calls: Livewire, Volt, and what Filament builds on it. */
export const LIVEWIRE = /^(?:Livewire\\(?:Volt\\)?(?:Component|Form)|Filament\\(?:Pages|Resources\\Pages|Widgets)\\\w+)$/;
/** Attributes that keep a page from setting a property. */
export const LOCKED = /^\\?(?:[\w\\]*\\)?(?:Locked|Computed|Reactive|Session)\b/;
/** Methods of a component that a page does not call. Source: Livewire, lifecycle hooks. */
export const LIFECYCLE = /^(?:mount|boot\w*|render|updat(?:ed|ing)\w*|hydrate\w*|dehydrate\w*|rules|messages|validationAttributes|exception|placeholder|paginationView|get\w+Property|__\w+|form|table|infolist|getHeaderActions|getFormSchema|schema|queryString|listeners|layout|title)$/;

/** NativePHP's events that bring what others say, and the property that holds it. Source: nativephp/desktop, src/Events. */
export const NATIVE_EVENTS: ReadonlyMap<string, { readonly property: string; readonly kind: SourceKind; readonly what: string }> = new Map([
  ['OpenedFromURL', { property: 'url', kind: 'deep-link', what: 'a deep link' }],
  ['OpenFile', { property: 'path', kind: 'opened-file', what: 'a file that is opened with the app' }],
  ['MenuBarDroppedFiles', { property: 'files', kind: 'drop', what: 'what is dropped on the menu bar' }],
]);

/** Requests of the app, whose answers others write. */
export const PHP_RESPONSES = /(?:^|\\)Http\.(?:\w+(?:\(\))?\.){0,8}(?:get|post|put|patch|delete|send)$|^GuzzleHttp\\Client\(\)\.(?:get|post|put|request)$|^curl_exec$/;

/** The clipboard, by NativePHP's facade. */
export const PHP_CLIPBOARD = /^Native\\(?:Laravel|Desktop|Electron)\\(?:Facades\\)?Clipboard\.(?:text|html)$/;

const ALL: readonly SinkKind[] = SINK_KINDS;
const ADDRESSES: readonly SinkKind[] = ['open', 'load'];

/** What Laravel's rules of validation say of a value that passed: the kinds of sinks that it is fit for, or why not. Source: Laravel, validation. */
export const VALIDATION: readonly { readonly rule: RegExp; readonly fit: readonly SinkKind[]; readonly weak?: string }[] = [
  { rule: /^(?:in|Rule::in|enum|Rule::enum|Enum|integer|int|numeric|decimal|boolean|bool|accepted|declined|date|date_format|uuid|ulid|digits|digits_between|ip|ipv4|ipv6|mac_address|timezone|hex_color|alpha|alpha_num|alpha_dash|multiple_of)\b/, fit: ALL },
  { rule: /^(?:url|active_url):https?(?:,https?)*$/, fit: ADDRESSES },
  { rule: /^starts_with:https?:\/\/[^,]*(?:,https?:\/\/[^,]*)*$/, fit: ADDRESSES },
  { rule: /^(?:url|active_url)\b/, fit: [], weak: "the rule 'url' lets other schemes than http and https through" },
  { rule: /^(?:exists|Rule::exists)\b/, fit: ['command', 'program', 'code'] },
];
