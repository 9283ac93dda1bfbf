import type { SinkKind } from '../core/flow.js';
import type { Sink } from './sinks.js';

const FACADES = '(?:Illuminate\\\\Support\\\\Facades\\\\)?';
const NATIVE = '(?:Native\\\\(?:Laravel|Desktop|Electron)\\\\)(?:Facades\\\\)?';
/** Calls before the last one of a chain: `timeout(60)->path($x)`. */
const CHAIN = '(?:\\w+(?:\\(\\))?\\.){0,8}';

const sink = (name: string, kind: SinkKind, ...args: readonly number[]): Sink => ({ name: new RegExp(`^(?:${name})$`), kind, args: args.length > 0 ? args : [0] });

/**
 * Calls of PHP, Laravel and NativePHP that do harm with an argument. Paths on Storage's disks are none: Flysystem refuses those that lead out of a disk (League\Flysystem\WhitespacePathNormalizer).
 * Sources: the PHP manual; Laravel's documentation of processes, the HTTP client, queries, responses; symfony/process; Guzzle; NativePHP's facades.
 */
export const PHP_SINKS: readonly Sink[] = [
  sink('exec|shell_exec|system|passthru|popen|proc_open|pcntl_exec', 'command'),
  sink(`${FACADES}Process\\.${CHAIN}(?:run|start|command)`, 'command'),
  sink(`${FACADES}Process\\.${CHAIN}(?:pipe|pool|concurrently)\\(\\)\\.command`, 'command'),
  sink('Symfony\\\\Component\\\\Process\\\\Process\\.fromShellCommandline', 'command'),
  // It is given a list; its first item is the program.
  sink('Symfony\\\\Component\\\\Process\\\\(?:Process|PhpProcess)', 'program'),
  // A text is taken apart at its spaces, so that whoever has a say in it adds arguments, and may name the program.
  sink(`${NATIVE}(?:ChildProcess|Contracts\\\\ChildProcess)\\.(?:start|php|node|artisan)`, 'command'),
  sink(`${FACADES}Artisan\\.(?:call|queue|callSilent)`, 'dispatch'),
  sink('eval|assert|create_function', 'code'),
  sink('include', 'code'),
  sink('unserialize', 'code'),
  sink(`${FACADES}Blade\\.(?:render|compileString)`, 'code'),
  sink('call_user_func|call_user_func_array|forward_static_call|forward_static_call_array', 'dispatch'),
  sink('file_get_contents|file_put_contents|fopen|readfile|file|scandir|opendir|unlink|rmdir|mkdir|touch|chmod|symlink|parse_ini_file|simplexml_load_file|copy|rename|move_uploaded_file|SplFileObject|glob|highlight_file|show_source', 'file'),
  sink('copy|rename|move_uploaded_file|symlink|link', 'file', 1),
  sink(`${FACADES}File\\.(?:get|put|append|prepend|delete|deleteDirectory|makeDirectory|ensureDirectoryExists|replace|cleanDirectory|json|lines|files|allFiles|sharedGet|requireOnce|getRequire|directories|link)`, 'file'),
  sink(`${FACADES}File\\.(?:copy|move|copyDirectory|moveDirectory)`, 'file', 0, 1),
  sink(`response\\(\\)\\.(?:download|file|streamDownload)|${FACADES}Response\\.(?:download|file)`, 'file'),
  sink('Symfony\\\\Component\\\\HttpFoundation\\\\BinaryFileResponse', 'file'),
  sink(`${FACADES}Storage\\.build`, 'file'),
  sink('ZipArchive\\(\\)\\.extractTo|PharData\\(\\)\\.extractTo', 'file'),
  sink('(?:.*[.)?])?(?:file\\(\\)|allFiles\\(\\)|UploadedFile)\\.(?:move)', 'file', 0, 1),
  sink(`${NATIVE}Shell(?:\\(\\))?\\.openExternal`, 'open'),
  sink(`${NATIVE}Shell(?:\\(\\))?\\.(?:openFile|showInFolder|trashFile)`, 'openPath'),
  sink(`${NATIVE}(?:Window|MenuBar)\\.${CHAIN}(?:url|defaultUrl)|${NATIVE}(?:Windows\\\\Window|Windows\\\\PendingOpenWindow)\\(\\)\\.url`, 'load'),
  sink(`redirect|redirect\\(\\)\\.(?:to|away)|${FACADES}Redirect\\.(?:to|away)`, 'load'),
  sink(`${FACADES}Http\\.${CHAIN}(?:get|post|put|patch|delete|head|send)`, 'network'),
  sink('GuzzleHttp\\\\Client\\(\\)\\.(?:get|post|put|delete|head|patch)', 'network'),
  sink('GuzzleHttp\\\\Client\\(\\)\\.(?:request|requestAsync)', 'network', 1),
  sink('curl_init', 'network'),
  sink('fsockopen|stream_socket_client', 'network'),
  sink(`${FACADES}DB\\.(?:connection\\(\\)\\.)?(?:raw|select|selectOne|statement|unprepared|insert|update|delete|affectingStatement|scalar|cursor)`, 'sql'),
  sink('(?:.*[.)?])?(?:whereRaw|orWhereRaw|selectRaw|orderByRaw|havingRaw|orHavingRaw|groupByRaw|fromRaw|joinRaw)', 'sql'),
  sink('PDO\\(\\)\\.(?:query|exec|prepare)|mysqli\\(\\)\\.(?:query|multi_query|real_query|prepare)|SQLite3\\(\\)\\.(?:query|exec|querySingle|prepare)', 'sql'),
  sink('mysqli_query|mysqli_multi_query|pg_query|sqlite_query', 'sql', 1),
  sink('Illuminate\\\\Support\\\\HtmlString', 'html'),
  sink('\\{!!', 'html'),
];
