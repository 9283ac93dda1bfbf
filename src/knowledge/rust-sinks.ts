import type { Sink } from './sinks.js';

/** Calls of Rust that do harm with an argument, by canonical name. Sources: docs.rs of std, tokio, fs_extra, reqwest, open, opener, sqlx, rusqlite, tauri and its plugins. */
export const RUST_SINKS: readonly Sink[] = [
  { name: /^(?:std::process|tokio::process|async_process|async_std::process)::Command::new$/, kind: 'program', args: [0] },
  { name: /^(?:std::fs|tokio::fs|fs_err|async_std::fs|async_fs)::(?:read|read_to_string|write|remove_file|remove_dir|remove_dir_all|create_dir|create_dir_all|read_dir|File::(?:open|create|create_new|options))$/, kind: 'file', args: [0] },
];
