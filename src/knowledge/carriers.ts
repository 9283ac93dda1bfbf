import type { SinkKind } from '../core/flow.js';

/** Method names that say nothing about whose they are: a call of one is not taken for a method of the app by its name. */
export const COMMON_METHODS: ReadonlySet<string> = new Set([
  'constructor', 'toString', 'valueOf', 'toJSON', 'apply', 'call', 'bind', 'then', 'catch', 'finally', 'forEach', 'filter', 'reduce', 'slice', 'splice', 'concat', 'includes', 'indexOf', 'replace', 'replaceAll',
  'split', 'match', 'matchAll', 'startsWith', 'endsWith', 'substring', 'trim', 'padStart', 'join', 'reverse', 'every', 'entries', 'values', 'delete', 'clear', 'update', 'remove', 'append', 'write', 'close', 'render',
  'start', 'state', 'reset', 'emit', 'dispatch', 'subscribe', 'unsubscribe', 'addListener', 'removeListener', 'addEventListener', 'removeEventListener', 'listen', 'request', 'destroy', 'connect', 'disconnect',
  'execute', 'handle', 'process', 'setup', 'register', 'create', 'build', 'parse', 'format', 'resolve', 'reject', 'validate', 'query', 'fetch', 'upload', 'download', 'dispose', 'focus', 'select', 'toggle', 'search',
  'getItem', 'setItem', 'querySelector', 'querySelectorAll', 'getElementById', 'setAttribute', 'getAttribute', 'push', 'shift', 'unshift', 'initialize', 'ngOnInit', 'ngOnDestroy', 'mounted', 'created', 'componentDidMount',
]);

/** A result of these methods says something about a value, and does not hold it. */
export const ANSWERS = /^(?:(?:is|has|can|should|will|was|are)[A-Z]\w*|includes|startsWith|endsWith|indexOf|lastIndexOf|findIndex|test|search|localeCompare|some|every|has|charCodeAt|codePointAt|push|unshift|length|size|byteLength|existsSync|exists|access|accessSync|stat|statSync|lstat|lstatSync|on|once|off|emit|addListener|addEventListener|removeListener|removeEventListener|setTitle|focus|show|hide|close|destroy|log|warn|error|debug|info|trace|createHash|digest|getTime|getBoundingClientRect|preventDefault|stopPropagation)$/;

/** Properties that hold no text of whoever gave the value. */
export const HARMLESS_PROPERTIES: ReadonlySet<string> = new Set(['length', 'size', 'byteLength', 'byteOffset', 'constructor', 'status', 'statusCode', 'ok', 'width', 'height', 'readyState', 'timestamp', 'pid', 'exitCode', 'count', 'isPackaged']);

/** Properties and methods that give a text anew, or a part of it: a test of one of them tests the value. */
export const OWN_PARTS = /^(?:href|trim|trimStart|trimEnd|toLowerCase|toUpperCase|toLocaleLowerCase|toString|normalize|slice|substring|substr|split|replace|replaceAll|at|charAt|match|startsWith|endsWith|includes|indexOf|length)$/;

/** What an address or a path is taken apart into: a test of one part says something about the others. Of any other object, properties are values of their own. */
export const PARTS = /^(?:scheme|host_str|domain|path|query|fragment|set_scheme|protocol|origin|host|hostname|port|pathname|search|hash|username|searchParams|ext|base|dir|root|name)$/;
/** The calls that take them apart, by canonical name. Sources: WHATWG URL, Node.js url and path. */
export const TAKES_APART = /^(?:new )?URL$|(?:^|::)Url::(?:parse|from_str)(?:\(\)\.(?:unwrap|expect|map_err|context|ok|unwrap_or_else))*$|^(?:url|path|path-browserify|upath)(?:\.(?:posix|win32))?\.(?:parse|URL)$/;

/** Functions whose result holds their arguments, by canonical name. Sources: ECMAScript, Node.js path, url, util and querystring, Vue, React, RxJS. */
export const CARRIERS = new RegExp(`^(?:${[
  'String', 'Object', 'Array', 'Promise', 'URL', 'URLSearchParams', 'Set', 'Map', 'Buffer', 'Blob', 'TextDecoder', 'Array\\.(?:from|of)', 'Object\\.(?:assign|entries|values|keys|freeze|fromEntries)', 'Promise\\.(?:resolve|all|allSettled|race)',
  'String\\.raw', 'JSON\\.(?:parse|stringify)', 'JSON5\\.parse', 'decodeURIComponent', 'decodeURI', 'encodeURI', 'unescape', 'atob', 'btoa', 'structuredClone', 'Buffer\\.(?:from|concat)', 'Reflect\\.get',
  '(?:path|upath|path-browserify)(?:\\.(?:posix|win32))?\\.(?:join|resolve|normalize|dirname|relative|format|parse|toNamespacedPath)', 'url\\.(?:parse|format|resolve|fileURLToPath|pathToFileURL|URL)', 'querystring\\.\\w+', 'qs\\.(?:parse|stringify)',
  'util\\.(?:format|inspect|promisify)', 'new URL', 'fs(?:\\.promises)?\\.(?:realpath|realpathSync|readlink|readlinkSync)', 'electron\\.webUtils\\.getPathForFile', 'electron\\.nativeImage\\.\\w+',
  '(?:vue\\.)?(?:ref|reactive|shallowRef|shallowReactive|toRef|toRefs|toRaw|unref|readonly|computed|toValue|markRaw)', '(?:react\\.|React\\.)?(?:useMemo|useState|useRef|useDeferredValue|useReducer)', 'rxjs\\.(?:of|from)',
  '_\\.(?:get|merge|assign|cloneDeep|clone|pick|omit|defaults|template|trim)', 'lodash(?:\\.|/)(?:get|merge|assign|cloneDeep|clone|pick|omit|defaults|trim)', 'svelte/store\\.(?:writable|readable|get)', 'get',
].join('|')})$`);

/** What is made a text as a whole: what is set is what is read. */
export const TEXTS_IN_THE_MAKING = /^(?:URLSearchParams|FormData|Headers|URL)\(\)(?:\.searchParams)?\.set$/;
/** Collections that mostly live as long as the code that uses them: what is set is most likely what is read. */
export const MAPS = /^(?:Map|WeakMap)\(\)\.set$/;

/** A function of a library that hands its argument on, by its name. */
export const TRANSFORMATIONS = /^(?:normali[sz]e|format|decode|parse|convert|transform|stringify|serialize|deserialize|expand|resolve|unquote|trim|to(?:String|Text|Html|HTML|Url|URL|Path)|from(?:String|Buffer|Base64)|untildify|slash|upath|fileURLToPath|deburr|capitalize|camelCase|unescape)\w*$/;

/** Methods of collections and promises that give what they hold to a function: which of its parameters. */
export const CALLBACK_PARAMETERS: ReadonlyMap<string, readonly number[]> = new Map<string, readonly number[]>([
  ...['map', 'forEach', 'filter', 'find', 'findLast', 'flatMap', 'some', 'every', 'then', 'sort', 'tap', 'pipe', 'subscribe', 'each', 'finally'].map((name) => [name, [0]] as const),
  ['reduce', [1]], ['reduceRight', [1]], ['replace', [0, 1, 2]],
]);

/** Calls whose result is what the function they are given returns. */
export const RETURNS_CALLBACK = /^(?:map|flatMap|then|reduce|reduceRight|find|filter|computed|useMemo|replace|from|catch|derived|memo|createMemo|run|runInContext|nextTick|toSorted|untracked)$/;

/** What takes the harm out of a value, for which kinds of sinks, by canonical name. The names of packages are in front. */
export const SANITIZERS: readonly { readonly name: RegExp; readonly for: readonly SinkKind[] | 'all' }[] = [
  { name: /^(?:Number|parseInt|parseFloat|Boolean|BigInt|Number\.parse(?:Int|Float)|Math\.\w+|Date|Symbol)$/, for: 'all' },
  { name: /^(?:encodeURIComponent|escape|querystring\.escape)$/, for: ['html', 'file', 'open', 'load', 'command', 'script', 'network', 'terminal'] },
  { name: /(?:^|\.)(?:createHash|randomUUID|uuid|v4|v5|nanoid|hash|md5|sha1|sha256)$/, for: 'all' },
  { name: /^(?:path(?:\.(?:posix|win32))?|upath|path-browserify)\.(?:basename|extname)$/, for: ['file', 'openPath'] },
  { name: /^sanitize-filename$|(?:^|\.)(?:sanitizeFile[nN]ame|sanitizeFilename|cleanFileName|filenamify|filenamifyPath)$/, for: ['file', 'openPath', 'command', 'program', 'terminal'] },
  { name: /^(?:shell-quote\.quote|shell-escape|shellescape|shescape\.\w+|any-shell-escape|shlex\.quote|puka\.\w+)$/, for: ['command', 'terminal'] },
  { name: /^JSON\.stringify$/, for: ['script'] },
  { name: /^(?:sqlstring\.escape|mysql\.escape|pg-format)$/, for: ['sql'] },
];

/** A function of a library that cleans its argument, by its name: what it does is not known, and no finding stands on that. */
export const CLEANERS = /(?:saniti[sz]e|escape|encode|purif|quote|validat|whitelist|allowlist|slugify|safe[A-Z]|Safe$)/;

/** A function of the app that cleans its argument, or an option that makes it do so, by its name. */
export const OWN_CLEANERS = /^(?:html)?(?:saniti[sz]e|escape|purify|clean(?=[A-Z])|encode(?:Html|HTML|Entit)|strip(?:Tags|Html|HTML)|htmlEscape|htmlEntit)\w*/i;
