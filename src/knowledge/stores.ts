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
