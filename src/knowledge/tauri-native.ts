/** Variables that take the sandbox of WebKit's processes away, by the values that do. Source: WebKitGTK, Source/WebKit/UIProcess/glib/WebProcessPoolGLib.cpp and WebProcessProxyGLib.cpp. */
export const WEBKIT_SANDBOX: ReadonlyMap<string, RegExp> = new Map([['WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS', /^(?!0?$)/], ['WEBKIT_FORCE_SANDBOX', /^0$/]]);

/** Functions that make a key of a password slowly. Sources: docs.rs of argon2, rust-argon2, scrypt, pbkdf2, bcrypt, balloon-hash. */
export const KEY_DERIVATIONS = /argon2|scrypt|pbkdf2|bcrypt|balloon|hash_raw|with_argon2|derive_key/i;

/** What writes a value as JSON, so that it cannot leave its place in a script. Source: docs.rs of serde_json, serialize-to-javascript, tauri. */
export const SCRIPT_ENCODERS = /^serde_json::(?:to_string|to_string_pretty|to_value|json)|^serialize_to_javascript::|^tauri::ipc::format_callback|(?:^|::)json!|::(?:escape_js|encode_js|js_escape)\w*$/;
