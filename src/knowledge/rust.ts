const LOGGING = ['info', 'warn', 'error', 'debug', 'trace'];
const PRINTING = ['format', 'format_args', 'print', 'println', 'eprint', 'eprintln'];
const PANICKING = ['panic', 'unreachable', 'todo', 'unimplemented'];
const FAILING = ['bail', 'anyhow', 'eyre'];

/** Functions that never return, and macros by their last name. Sources: std, anyhow, eyre. */
export const RUST_NEVER_RETURNS: ReadonlySet<string> = new Set([...PANICKING, 'bail', 'std::process::exit', 'std::process::abort']);

/** Methods whose result is, or leads to, what they are called on. Sources: std Option, Result, Mutex, RwLock, RefCell, Arc; tauri::State. */
export const RUST_TRANSPARENT: ReadonlySet<string> = new Set([
  'unwrap', 'expect', 'unwrap_or_default', 'ok', 'ok_or', 'ok_or_else', 'map_err', 'context', 'with_context', 'clone', 'cloned', 'as_ref', 'as_mut', 'as_deref', 'as_deref_mut', 'lock', 'read', 'write', 'try_lock', 'borrow', 'borrow_mut',
  'inner', 'get', 'get_ref', 'get_mut', 'to_owned', 'into_inner', 'deref', 'iter', 'values', 'first', 'last', 'take', 'blocking_lock', 'load', 'upgrade',
]);

/** Where a macro's format string stands among its arguments, by the macro's last name. Sources: std::fmt, log, tracing, anyhow, eyre. */
export const RUST_FORMATS: ReadonlyMap<string, number> = new Map([
  ...[...PRINTING, ...PANICKING, ...LOGGING, ...FAILING].map((name) => [name, 0] as const),
  ...['write', 'writeln', 'assert', 'debug_assert', 'ensure', 'log'].map((name) => [name, 1] as const),
  ...['assert_eq', 'assert_ne', 'debug_assert_eq'].map((name) => [name, 2] as const),
]);

/** Macros whose tokens are expressions between commas, by their last name. Sources: those above, and std, tokio, futures, tauri, tauri-specta. */
export const RUST_ARGUMENT_MACROS: ReadonlySet<string> = new Set([
  ...RUST_FORMATS.keys(), 'dbg', 'concat', 'env', 'option_env', 'include', 'include_str', 'include_bytes', 'join', 'try_join', 'pin',
  'generate_handler', 'generate_context', 'collect_commands',
]);

/** Macros whose tokens are declarations. Sources: lazy_static, std. */
export const RUST_ITEM_MACROS: ReadonlySet<string> = new Set(['lazy_static', 'thread_local']);

/** Types whose values are no text that somebody wrote: numbers, truth values, times, identifiers, addresses; alone or in what holds them. Sources: std, uuid, chrono, time, url-free types of serde. */
export const RUST_HARMLESS_TYPE = /^&?(?:'\w+)?(?:mut)?(?:(?:Option|Vec|Result|Box|Arc|HashSet|BTreeSet|VecDeque)<)*\(?(?:(?:[ui](?:8|16|32|64|128|size)|f32|f64|bool|char|\(\)|(?:std::time::)?(?:Duration|Instant|SystemTime)|(?:uuid::)?Uuid|(?:chrono::)?(?:NaiveDate|NaiveDateTime|NaiveTime|DateTime<\w+>)|(?:std::net::)?(?:IpAddr|Ipv4Addr|Ipv6Addr|SocketAddr)|Ordering|\[u8;\w+\]|(?:std::num::)?NonZero\w+),?)+\)?>*$/;
