import type { SinkKind } from '../core/flow.js';
import type { Habits } from './languages.js';

const PATHS: readonly SinkKind[] = ['file', 'openPath'];
const NOTHING: readonly SinkKind[] = [];
/** A file that was sent lies where PHP put it. */
const FILES: readonly SinkKind[] = ['file', 'openPath', 'command', 'program'];

const STR = '(?:Illuminate\\\\Support\\\\)?Str';
const FACADES = '(?:Illuminate\\\\Support\\\\Facades\\\\)?';

/** What PHP's library and Laravel do with values. Sources: the PHP manual; Laravel's API: Str, Arr, Collection, Request, Stringable, Storage, Crypt, HtmlString. */
export const PHP_FLOWS: Habits = {
  carriers: new RegExp(`^(?:${[
    'strval', 'trim', 'ltrim', 'rtrim', 'chop', 'strtolower', 'strtoupper', 'ucfirst', 'ucwords', 'lcfirst', 'nl2br', 'str_pad', 'str_repeat', 'strrev', 'substr', 'mb_substr', 'mb_strtolower', 'mb_strtoupper', 'mb_convert_encoding', 'iconv', 'utf8_encode', 'utf8_decode', 'wordwrap', 'chunk_split',
    'stripslashes', 'stripcslashes', 'html_entity_decode', 'htmlspecialchars_decode', 'urldecode', 'rawurldecode', 'base64_decode', 'base64_encode', 'hex2bin', 'gzuncompress', 'gzinflate', 'quoted_printable_decode', 'json_decode', 'json_encode', 'unserialize', 'serialize', 'sprintf', 'vsprintf', 'implode',
    'join', 'explode', 'str_split', 'mb_str_split', 'preg_split', 'str_replace', 'str_ireplace', 'substr_replace', 'preg_replace', 'strtr', 'strstr', 'stristr', 'strrchr', 'strtok', 'array_\\w+', 'array', 'current', 'reset', 'end', 'key', 'next', 'prev', 'each', 'iterator_to_array', 'parse_url', 'parse_str',
    'http_build_query', 'pathinfo', 'dirname', 'realpath', 'collect', 'str', 'optional', 'value', 'with', 'tap', 'data_get', 'head', 'last', 'blank', 'stripos', 'min', 'max', 'compact', 'preg_quote', 'addslashes', 'nl2br', 'markdown', 'ctype_\\w+_', 'url', 'asset', 'storage_path', 'base_path', 'public_path', 'resource_path',
    'app_path', 'database_path', 'config_path', 'fopen', 'SplFileInfo', 'SplFileObject', 'Uri', 'Stringable', 'HtmlString', 'Illuminate\\\\Support\\\\(?:HtmlString|Stringable|Collection|Fluent|Uri)', `${STR}\\.(?:of|after|afterLast|before|beforeLast|between|start|finish|lower|upper|title|headline|replace|replaceFirst|replaceLast|replaceMatches|remove|substr|limit|words|trim|squish|wrap|unwrap|markdown|inlineMarkdown|excerpt|swap|take|reverse|padLeft|padRight|toHtmlString|fromBase64|ucfirst|lcfirst)`,
    '(?:Illuminate\\\\Support\\\\)?Arr\\.\\w+', `${FACADES}Storage\\.(?:disk\\(\\)\\.)?path`, `${FACADES}URL\\.to`, '(?:Illuminate\\\\Support\\\\)?Uri\\.of', 'GuzzleHttp\\\\Psr7\\\\(?:Uri|Utils)(?:\\.\\w+)?', 'League\\\\Uri\\\\\\w+(?:\\.\\w+)?', 'Symfony\\\\Component\\\\Filesystem\\\\Path\\.\\w+',
  ].join('|')})$`),
  answers: /^(?:(?:is|has|can|should|was|missing|filled|exists|contains|starts|ends|doesnt|where)(?:[A-Z_]\w*)?|count|sizeof|strlen|mb_strlen|strpos|stripos|strrpos|str_contains|str_starts_with|str_ends_with|in_array|array_key_exists|array_search|preg_match|preg_match_all|file_exists|is_\w+|ctype_\w+|filesize|filemtime|empty|isset|gettype|method_exists|class_exists|function_exists|strcmp|strcasecmp|similar_text|levenshtein|info|error|warning|debug|notice|log|report|validate|fails|passes|authorize|allows|denies|abort\w*|throw\w*|dispatch\w*|event|broadcast|emit|notify|flash|assert\w*|insertGetId|increment|decrement|toBool|toInteger|length|wordCount|size|getSize|getMimeType|getClientSize|hashName|extension|guessExtension|checkMac|save|update|delete|create|sync|attach|detach|first|find|findOrFail|firstOrFail|paginate|pluck_)$/,
  takesIn: /^(?:push|put|add|prepend|append|merge|concat|set|offsetSet|setPath|withQuery)$/,
  joins: /^(?:concat|append|prepend|replace|replaceFirst|replaceLast|replaceMatches|finish|start|wrap|join|implode|pipe|newLine)$/,
  harmlessProperties: new Set(['id', 'length', 'count', 'created_at', 'updated_at', 'deleted_at', 'timestamps', 'exists', 'wasRecentlyCreated']),
  cleaners: /(?:saniti[sz]e|escape|purif|quote|slug|clean(?=[A-Z_])|safe(?=[A-Z_])|strip_?tags)/i,
  ownCleaners: /^(?:saniti[sz]e|escape|purify|clean(?=[A-Z_])|strip(?:Tags|Html)|safe(?=[A-Z_])|slugify|validated?(?=[A-Z_]))\w*/i,
  transformations: /^(?:normali[sz]e|format|decode|parse|convert|transform|expand|resolve|unquote|trim|to(?:String|Text|Html|Path|Url|Array|Json)|from(?:String|Array|Json)|make|get)(?:[A-Z_]\w*)?$/,
  sanitizers: [
    { name: /^(?:intval|floatval|boolval|doubleval|abs|round|floor|ceil|random_\w+|rand|mt_rand|strtotime|date|time|microtime|now|today|bin2hex|crc32|md5|sha1|hash|hash_hmac|uniqid|password_hash|bcrypt|number_format|ord|filter_var_int|count|strlen|mb_strlen|spl_object_id|filemtime|filesize|Carbon\\Carbon\.\w+|DateTime(?:Immutable)?|Carbon\\Carbon(?:Immutable)?|Illuminate\\Support\\Carbon\.\w+)$/, for: 'all' },
    { name: /(?:^|[\\.])(?:Str|str\(\))\.(?:slug|uuid|ulid|random|ascii_slug|password|orderedUuid)$|(?:^|\.)(?:slug|toInteger|integer|boolean|float|date|enum|enums)$|(?:^|[\\.])Hash\.make$|Str\.of\(\)\.slug$|Number\.\w+$/, for: 'all' },
    // An enum knows its cases and no others.
    { name: /\\?\w+\.(?:from|tryFrom)$/, for: 'all' },
    { name: /^basename$|^pathinfo_basename$|(?:^|\.)(?:basename|getBasename|hashName|getFilename|classBasename)$|^Str\.(?:afterLast_slash)$/, for: PATHS },
    { name: /^escapeshellarg$/, for: ['command', 'program'] },
    // It leaves spaces and dashes, so that what is given still adds arguments.
    { name: /^(?:htmlspecialchars|htmlentities|e|strip_tags|clean|nl2br_e|Stevebauman\\Purify\\Facades\\Purify\.clean|Mews\\Purifier\\Facades\\Purifier\.clean|Purify\.clean|Purifier\.clean|HTMLPurifier\(\)\.purify|Symfony\\Component\\HtmlSanitizer\\HtmlSanitizer\(\)\.sanitize)$|(?:^|\.)(?:stripTags|escapeHtml)$/, for: ['html'] },
    { name: /^(?:rawurlencode|urlencode|http_build_query)$/, for: ['html', 'file', 'openPath', 'open', 'load', 'network', 'command'] },
    { name: /^(?:json_encode|Js\.from|Illuminate\\Support\\Js\.from)$/, for: ['script', 'html'] },
    { name: /^(?:mysqli_real_escape_string|pg_escape_\w+|SQLite3\.escapeString)$|(?:^|[.)])(?:quote|escapeString|real_escape_string)$/, for: ['sql'] },
    { name: /^route$|^action$|(?:^|[\\.])URL\.(?:route|signedRoute|temporarySignedRoute|action)$/, for: ['open', 'load', 'network'] },
  ],
  callbacks: new Map<string, readonly number[]>([
    ...['map', 'each', 'filter', 'reject', 'flatMap', 'mapWithKeys', 'first', 'tap', 'pipe', 'transform', 'every', 'some', 'sortBy', 'groupBy', 'contains', 'then', 'when', 'whenNotEmpty', 'eachSpread', 'mapInto', 'keyBy', 'sum'].map((name) => [name, [0]] as const),
    ['reduce', [1]],
  ]),
  returnsCallback: /^(?:map|flatMap|mapWithKeys|reduce|pipe|tap|transform|then|array_map|array_filter|value|transform|rescue|retry|with|cache|remember|rememberForever|transaction)$/,
  commonMethods: new Set([
    'handle', 'execute', 'create', 'update', 'delete', 'store', 'index', 'render', 'query', 'where', 'first', 'find', 'get', 'all', 'save', 'boot', 'register', 'validate', 'rules', 'authorize', 'build', 'make', 'parse', 'format', 'process', 'start', 'close', 'fetch', 'search', 'export', 'import', 'download', 'upload', 'dispatch', 'toArray', 'toString',
    'filter', 'reset', 'request', 'response', 'table', 'columns', 'form', 'schema', 'mount', 'select', 'order', 'clear', 'remove', 'append', 'write', 'message', 'notify', 'users', 'definition', 'items', 'input', 'route', 'redirect', 'session', 'cookie', 'header', 'label', 'title', 'color', 'icon', 'action', 'state', 'content', 'command', 'connection', 'clone', 'status',
  ]),
  harmless: (type) => (/^\??(?:int|float|bool|integer|boolean|true|false|null|(?:[\w\\]*\\)?(?:DateTime\w*|Carbon\w*|UuidInterface))(?:\|(?:int|float|bool|null))*$/i.test(type) ? 'all' : /^\??(?:[\w\\]*\\)?(?:UploadedFile|SplFileInfo|TemporaryUploadedFile|File)$/.test(type) ? FILES : NOTHING),
};
