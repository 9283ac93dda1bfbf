/** The SDK's classes: threema-ch, rugk and lss keep the same namespace. */
export const CONNECTION_SETTINGS = /^Threema\\MsgApi\\ConnectionSettings$/;
export const CONNECTION = /^Threema\\MsgApi\\Connection$/;
export const E2E_HELPER = /^Threema\\MsgApi\\Helpers\\E2EHelper$/;
export const KEY_STORES: ReadonlyMap<string, 'file' | 'php-file'> = new Map([
  ['Threema\\MsgApi\\PublicKeyStores\\File', 'file'], ['Threema\\MsgApi\\PublicKeyStores\\PhpFile', 'php-file'],
]);

/** The constants that name options: ConnectionSettings.php. */
export const OPTION_CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['tlsOptionForceHttps', 'forceHttps'], ['tlsOptionVersion', 'tlsVersion'], ['tlsOptionCipher', 'tlsCipher'], ['tlsOptionPinnedKey', 'pinnedKey'],
]);

/** Values that the SDK's readme and samples have in the place of the secret. */
export const SAMPLE_SECRETS = /^(?:THISISMYSECRET|YOUR_GATEWAY_THREEMA_ID_SECRET)$/i;

/** A private key: 32 bytes, in hexadecimal with or without the SDK's prefix. */
export const PRIVATE_KEY = /^(?:private:)?[0-9a-f]{64}$/i;

/** Files that the SDK's console tool and its guide make: README.md, and the security guide's file list. */
export const PRIVATE_KEY_FILE = /^(?:threema[-_.]?)?private[-_.]?key\.txt$|\.key$/i;
export const KEY_STORE_FILE = /^(?:[\w-]*[-_.])?(?:public)?key[-_]?store\.(?:txt|php)$/i;

/** Folders that web servers serve by convention: Apache, nginx, Symfony, Laravel, cPanel, Plesk, IIS. */
export const WEB_ROOTS = /^(?:public|public_html|htdocs|httpdocs|www|wwwroot|web|webroot|docroot|html)$/i;
