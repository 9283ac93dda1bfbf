const LOGGING = ['info', 'warn', 'error', 'debug', 'trace'];
const PRINTING = ['format', 'format_args', 'print', 'println', 'eprint', 'eprintln'];
const PANICKING = ['panic', 'unreachable', 'todo', 'unimplemented'];
const FAILING = ['bail', 'anyhow', 'eyre'];

/** Functions that never return, and macros by their last name. Sources: std, anyhow, eyre. */
export const RUST_NEVER_RETURNS: ReadonlySet<string> = new Set([...PANICKING, 'bail', 'std::process::exit', 'std::process::abort']);

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
