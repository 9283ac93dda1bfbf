import type { SinkKind } from '../core/flow.js';
import { RUST_HARMLESS_TYPE } from './rust.js';
import type { Habits } from './languages.js';

const PATHS: readonly SinkKind[] = ['file', 'openPath'];
const NOTHING: readonly SinkKind[] = [];

/** What Rust's library and the crates that apps use do with values. Sources: docs.rs of std, url, serde_json, percent-encoding, dunce, shell-escape, shlex, uuid, regex, sanitize-filename. */
export const RUST_FLOWS: Habits = {
  carriers: new RegExp(`^(?:${[
    '(?:std::(?:string|path|ffi|borrow|rc|sync|boxed)::)?(?:String|PathBuf|Path|OsString|OsStr|Cow|Rc|Arc|Box|Mutex|RwLock|Cell|RefCell|CString)::(?:from|new|from_str|from_utf8|from_utf8_lossy|from_iter|Owned|Borrowed)', '(?:std::)?(?:vec::)?Vec::(?:from|from_iter)',
    '(?:url::|tauri::|reqwest::|tauri_plugin_http::reqwest::)?Url::(?:parse|parse_with_params|from_str|from_file_path)', '(?:http::|axum::http::|tauri::http::)?Uri::(?:from_str|try_from)', 'serde_json::(?:from_str|from_value|from_slice|to_string|to_string_pretty|to_value|to_vec)',
    '(?:std::fs|tokio::fs|fs_err|dunce|fs_extra::dir)::canonicalize', '(?:dunce)::(?:simplified|realpath)', 'urlencoding::decode', 'percent_encoding::(?:percent_decode|percent_decode_str)', 'shellexpand::\\w+', '(?:std::path::)?absolute', 'path_clean::clean', 'normpath::\\w+',
    'std::mem::(?:take|replace)', '(?:std::str::|core::str::)from_utf8', 'html_escape::decode_\\w+', '(?:Some|Ok|Into|From)::\\w+', 'tauri::(?:WebviewUrl|WindowUrl|utils::config::(?:WebviewUrl|WindowUrl))::\\w+',
    'concat!', 'tauri_plugin_fs::FilePath::\\w+', 'tauri_plugin_dialog::FilePath::\\w+', 'futures::future::\\w+', 'tokio::task::spawn_blocking', 'tokio::spawn', 'tauri::async_runtime::(?:spawn|spawn_blocking|block_on)', 'hex::decode', '(?:base64::)?(?:engine::general_purpose::)?\\w+(?:\\.|::)decode',
  ].join('|')})$`),
  // What is looked up or made by a conversion that may fail is a value of its own.
  answers: /^(?:try_into|try_from|is_\w+|has_\w+|can_\w+|should_\w+|len|starts_with|ends_with|contains|contains_key|exists|try_exists|metadata|symlink_metadata|eq|ne|cmp|partial_cmp|find|rfind|position|matches|any|all|count|capacity|eq_ignore_ascii_case|is_match|status|success|id|elapsed|duration_since|to_digit|hash|finalize|digest|emit\w*|send|info|warn|error|debug|trace|parent_id|kill|wait|stdin|flush|sync_all|set_title|show|hide|focus|set_focus|close|not_found)$/,
  takesIn: /^(?:push|push_str|push_back|push_front|insert|insert_str|extend|extend_from_slice|set_path|set_query|set_host|set_file_name|set_extension|append|append_pair|write_str|arg|args)$/,
  joins: /^(?:join|with_file_name|with_extension|replace|replacen|concat|chain|unwrap_or|or|zip)$/,
  harmlessProperties: new Set(['Err', 'len']),
  cleaners: /(?:saniti[sz]e|escape|encode|quote|validat|slugify|safe_)/,
  ownCleaners: /^(?:saniti[sz]e|escape|clean_|encode_|strip_|slugify|validated?_|safe_)\w*/,
  transformations: /^(?:normali[sz]e|format|decode|parse|convert|transform|expand|resolve|unquote|trim|to_(?:string|path|url|str)|from_(?:string|str|path)|into_|as_)\w*$/,
  sanitizers: [
    { name: /(?:^|::)(?:Uuid::(?:parse_str|new_v4|from_str|try_parse)|blake3::hash|Sha256::digest|Sha1::digest|md5::compute|i32::from_str|u\d+::from_str)$/, for: 'all' },
    { name: /^(?:shell_escape::\w+(?:::\w+)?|shlex::(?:quote|try_quote|join|try_join|Quoter)|shell_words::(?:quote|join)|snailquote::escape)$/, for: ['command'] },
    { name: /^(?:sanitize_filename::sanitize(?:_with_options)?|sanitise_file_name::sanitise|filenamify::filenamify)$/, for: [...PATHS, 'command', 'program'] },
    { name: /^(?:urlencoding::encode|percent_encoding::utf8_percent_encode|(?:url::)?form_urlencoded::byte_serialize)$/, for: ['open', 'load', 'file', 'network', 'script', 'html', 'command'] },
    { name: /^serde_json::(?:to_string|to_string_pretty|to_value)$/, for: ['script'] },
    { name: /\.file_name$|\.file_stem$|\.extension$/, for: PATHS },
  ],
  callbacks: new Map<string, readonly number[]>([
    ...['map', 'and_then', 'filter_map', 'flat_map', 'for_each', 'filter', 'inspect', 'find', 'find_map', 'is_some_and', 'is_ok_and', 'map_or', 'map_or_else', 'any', 'all', 'take_while', 'skip_while', 'position', 'then', 'unwrap_or_else_with', 'try_for_each', 'partition'].map((name) => [name, [0]] as const),
    ['fold', [1]], ['try_fold', [1]],
  ]),
  returnsCallback: /^(?:map|and_then|filter_map|flat_map|fold|find_map|map_or|map_or_else|or_else|unwrap_or_else|ok_or_else|spawn_blocking|block_on|spawn|then|get_or_insert_with|or_insert_with|run_on_main_thread)$/,
  commonMethods: new Set([
    'clone', 'lock', 'write', 'read', 'insert', 'remove', 'unwrap', 'expect', 'build', 'spawn', 'output', 'status', 'await', 'handle', 'execute', 'query', 'update', 'parse', 'start', 'close', 'clear', 'flush', 'state', 'inner', 'setup', 'header', 'headers',
    'method', 'fetch', 'emit', 'listen', 'update', 'append', 'extend', 'create', 'delete', 'rename', 'download', 'install', 'apply', 'next', 'default', 'borrow', 'collect', 'filter', 'cloned', 'copied', 'invoke', 'async_fetch', 'request', 'connect', 'current_dir',
    'resolve', 'reload', 'render', 'as_str', 'as_ref', 'as_path', 'to_owned', 'to_string', 'into_iter', 'encode', 'decode', 'display', 'replace', 'canonicalize', 'metadata', 'starts_with', 'ends_with', 'contains',
  ]),
  harmless: (type) => (type.length < 200 && RUST_HARMLESS_TYPE.test(type.replace(/\s+/g, '')) ? 'all' : NOTHING),
};
