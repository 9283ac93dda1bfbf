import type { SinkKind } from '../core/flow.js';
import type { Sink } from './sinks.js';

const FS = '(?:std::fs|tokio::fs|fs_err(?:::tokio)?|async_std::fs|async_fs|smol::fs)';
const COMMAND = '(?:(?:std::process|tokio::process|async_process|async_std::process|smol::process|tauri::api::process|tauri_plugin_shell::process)::Command::new(?:_sidecar)?|portable_pty::(?:cmdbuilder::)?CommandBuilder::new|runas::Command::new|elevated_command::Command::new)';

/** Calls of Rust that do harm with an argument, by canonical name. Sources: docs.rs of std, tokio, fs_extra, reqwest, ureq, open, opener, webbrowser, sqlx, diesel, libloading, duct, portable-pty, tauri 1 and 2 and its plugins. */
export const RUST_SINKS: readonly Sink[] = [
  { name: new RegExp(`^${COMMAND}$|^duct::cmd!?$`), kind: 'program', args: [0] },
  { name: /^libloading::(?:\w+::)*Library::new$/, kind: 'code', args: [0] },
  { name: new RegExp(`^${FS}::(?:read|read_to_string|write|remove_file|remove_dir|remove_dir_all|create_dir|create_dir_all|read_dir|read_link|set_permissions|File::(?:open|create|create_new)|OpenOptions::new\\(\\)(?:\\.\\w+\\(\\))*\\.open)$`), kind: 'file', args: [0] },
  { name: new RegExp(`^${FS}::(?:copy|rename|hard_link)$|^fs_extra::(?:dir|file)::(?:copy|move_dir|move_file)\\w*$`), kind: 'file', args: [0, 1] },
  { name: new RegExp('^fs_extra::dir::(?:remove|create|create_all|get_dir_content)$|^trash::(?:delete|delete_all)$|^tempfile::(?:tempdir_in|NamedTempFile::new_in)$|^zip::ZipArchive::new\\(\\)(?:\\.\\w+\\(\\))*\\.extract$|^(?:image::open|image::ImageReader::open|image::io::Reader::open|rusqlite::Connection::open|rodio::\\w+::open|memmap2?::\\w+::open)$'), kind: 'file', args: [0] },
  { name: /^open::(?:that|that_detached|that_in_background|with|with_detached)$|^(?:opener::(?:open|open_browser)|webbrowser::open|tauri_plugin_opener::open_url)$/, kind: 'open', args: [0] },
  { name: /^tauri_plugin_opener::open_path$/, kind: 'openPath', args: [0] },
  { name: /^sqlx::(?:query|query_as|query_scalar|raw_sql|query_with|query_as_with)$|^sqlx::QueryBuilder::new(?:\(\)(?:\.\w+\(\))*\.push)?$|^diesel::(?:sql_query|dsl::sql)$/, kind: 'sql', args: [0] },
  { name: /^(?:reqwest|tauri_plugin_http::reqwest)::(?:blocking::)?get$|^(?:reqwest|tauri_plugin_http::reqwest)::(?:blocking::)?(?:Client|ClientBuilder)::(?:new|builder|default)\(\)(?:\.\w+\(\))*\.(?:get|post|put|patch|delete|head)$|^ureq::(?:get|post|put|delete|head|patch)$|^(?:attohttpc|minreq|isahc)::(?:get|post)$|^(?:surf)::(?:get|post)$/, kind: 'network', args: [0] },
  { name: /^(?:reqwest|tauri_plugin_http::reqwest)::(?:blocking::)?(?:Client|ClientBuilder)::(?:new|builder|default)\(\)(?:\.\w+\(\))*\.request$/, kind: 'network', args: [1] },
  { name: /^tauri::(?:webview::|window::)?(?:WebviewWindowBuilder|WindowBuilder)::new$/, kind: 'load', args: [2] },
  { name: /^tauri::(?:webview::)?WebviewBuilder::new$/, kind: 'load', args: [1] },
  { name: /(?:^\?|[^.\s])\.navigate$/, kind: 'load', args: [0] },
  { name: /(?:^\?|[^.\s])\.(?:eval|eval_with_callback|initialization_script|initialization_script_for_all_frames|append_invoke_initialization_script|js_init_script)$/, kind: 'script', args: [0] },
  { name: /(?:^\?|[^.\s])\.(?:allow_directory|allow_file)$/, kind: 'scope', args: [0] },
];

/** What begins the chain of calls that a program's arguments are put on. */
export const RUST_COMMANDS = new RegExp(`^${COMMAND}$`);

/** Methods of what plugins give an app, by the method that gives it. They ask no scope: that is for pages alone. Sources: docs.rs of tauri-plugin-shell and tauri-plugin-opener. */
export const RUST_EXTENSIONS: ReadonlyMap<string, SinkKind> = new Map<string, SinkKind>([['shell.command', 'program'], ['shell.sidecar', 'program'], ['shell.open', 'open'], ['opener.open_url', 'open'], ['opener.open_path', 'openPath']]);

/** Programs that open what they are given, as a double click does. */
export const RUST_OPENERS = /(?:^|[\\/])(?:open|xdg-open|gio|explorer(?:\.exe)?|start)$/i;

/** Methods of connections that take a statement. Sources: docs.rs of rusqlite, sqlx, libsql, duckdb, tauri-plugin-sql. */
export const RUST_SQL_METHODS = /^(?:\?|.*\.)\.?(?:execute|execute_batch|query|query_row|query_map|prepare|prepare_cached|fetch_all|fetch_one)$/;
