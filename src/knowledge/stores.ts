import { ofClient } from './neutralino.js';

/** Where an app keeps what it is told, in the clear: the call, and where its key and value stand. Sources: the packages' documentation, Web Storage. */
export interface StoreCall {
  readonly name: RegExp;
  readonly by: string;
  readonly key: number;
  readonly value: number;
}

export const STORE_CALLS: readonly StoreCall[] = [
  { name: /^(?:electron-store|conf|configstore|electron-config)(?:\.\w+)?\(\)\.set$/, by: 'electron-store', key: 0, value: 1 },
  { name: /^electron-settings\.(?:set|setSync)$/, by: 'electron-settings', key: 0, value: 1 },
  { name: /^electron-json-storage\.(?:set|setSync)$/, by: 'electron-json-storage', key: 0, value: 1 },
  { name: /^(?:window\.|globalThis\.|self\.)?localStorage\.setItem$/, by: 'localStorage', key: 0, value: 1 },
  { name: /^(?:@tauri-apps\/plugin-store|tauri-plugin-store-api)\.(?:Store|LazyStore|load|Store\.load|getStore)\(\)\.set$/, by: 'plugin-store', key: 0, value: 1 },
  // A folder of plain files: Neutralinojs, api/storage/storage.cpp.
  { name: ofClient('storage\\.setData'), by: 'storage.setData', key: 0, value: 1 },
];

/** Calls whose argument is written to a file as it is. */
export const FILE_WRITES = /^(?:fs|fs\.promises|fs-extra|graceful-fs|jsonfile)\.(?:writeFile|writeFileSync|writeJson|writeJSON|writeJsonSync|outputJson|outputJSON|outputFile|outputFileSync|outputJsonSync|appendFile|appendFileSync)$/;

/** Names of what makes a secret unreadable, or takes it elsewhere than the disk. */
export const PROTECTS = /encrypt|cipher|safe_?storage|keytar|keychain|keyring|hash|hmac|seal|vault|protect|bcrypt|argon|scrypt|pbkdf/i;

/** Stores that take a key for their encryption among their options, by canonical name. */
export const ENCRYPTED_STORES: ReadonlyMap<string, { readonly option: string; readonly arg: number }> = new Map([
  ['electron-store', { option: 'encryptionKey', arg: 0 }],
  ['conf', { option: 'encryptionKey', arg: 0 }],
  ['secure-ls', { option: 'encryptionSecret', arg: 0 }],
]);

/** Calls that give what a store keeps, where its key stands: those of `STORE_CALLS` that set it. */
export const STORE_READS: readonly { readonly name: RegExp; readonly by: string }[] = [
  { name: /^(?:electron-store|conf|configstore|electron-config)(?:\.\w+)?\(\)\.get$/, by: 'electron-store' },
  { name: /^electron-settings\.(?:get|getSync)$/, by: 'electron-settings' },
  { name: /^electron-json-storage\.(?:get|getSync)$/, by: 'electron-json-storage' },
];

/** Methods that run a statement of SQL, by their name: whose they are is seen by the statement. Sources: better-sqlite3, sqlite3, sql.js, libsql, pg, mysql2. */
export const SQL_METHODS = /(?:^|[.?])(?:exec|run|all|get|each|prepare|query|execute|select)$/;
/** The table that a statement reads, and the one that it writes. */
export const SQL_READS = /^\s*SELECT\b[^;]{0,2000}?\bFROM\s+[`"[]?(\w+)/i;
export const SQL_WRITES = /^\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?)\s+[`"[]?(\w+)/i;

/** Calls that give what is in a file, and that write it: the path is the first argument, what is written the second. */
export const FILE_READS = /^(?:fs|fs\.promises|fs-extra|graceful-fs|jsonfile)\.(?:readFile|readFileSync|readJson|readJSON|readJsonSync|readJSONSync)$/;
