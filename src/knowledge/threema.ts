/** The SDK's classes: threema-ch, rugk and lss keep the same namespace. */
export const CONNECTION_SETTINGS = /^Threema\\MsgApi\\ConnectionSettings$/;
export const CONNECTION = /^Threema\\MsgApi\\Connection$/;
export const E2E_HELPER = /^Threema\\MsgApi\\Helpers\\E2EHelper$/;
export const KEY_STORES: ReadonlyMap<string, 'file' | 'php-file'> = new Map([
  ['Threema\\MsgApi\\PublicKeyStores\\File', 'file'], ['Threema\\MsgApi\\PublicKeyStores\\PhpFile', 'php-file'],
]);

/** Folders that every account of a machine may write to: hier(7). */
export const TEMPORARY = /^(?:\/private)?\/(?:var\/)?tmp\//;

/** What Laravel links into its public folder: config/filesystems.php, `links`. */
export const SERVED_DATA = /^\/?app\/public(?:\/|$)/;

/** Paths on Laravel's disks, of which only the one called `public` is served. */
export const PRIVATE_DISK_PATH = /(?:^|\\)Storage\.(?:disk\(\)\.)?path\(\)$/;

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
export const KEY_STORE_FILE = /^(?:[a-z]+[-_.])?(?:public)?key[-_]?store\.(?:txt|php)$/;

/** The SDK's own files, where they are part of the tree. */
export const SDK_FILES = /(?:^|\/)(?:Threema\/(?:MsgApi|Console|Core)|src\/MsgApi)\//;

/** Folders that web servers serve by convention: Apache, nginx, Symfony, Laravel, cPanel, Plesk, IIS. */
export const WEB_ROOTS = /^(?:public|public_html|htdocs|httpdocs|www|wwwroot|web|webroot|docroot|html)$/i;

/** The SDK's console tool. */
export const SDK_TOOL = 'threema-msgapi-tool.php';

/** Calls of PHP and Symfony that run a command, by canonical name. */
export const RUNS_COMMANDS = /^(?:exec|shell_exec|system|passthru|popen|proc_open)$|(?:^|\\)Process(?:\\Process)?$|(?:^|\\)Process\.(?:run|start|fromShellCommandline)$/;

/** What should not be done with a message before its MAC was checked: by canonical name. Queries and stores of any database layer are known by their method. */
export const EARLY_USES: readonly { readonly name: RegExp; readonly does: 'stores' | 'shows' | 'logs' | 'runs' }[] = [
  { name: /^(?:file_put_contents|fwrite|fputs|mysqli_query|pg_query|sqlite_exec|mail)$|\.(?:query|exec|execute|prepare|insert|save|create|update|put|set)$/, does: 'stores' },
  { name: /^(?:echo|print|print_r|var_dump|printf)$/, does: 'shows' },
  { name: /^(?:error_log|syslog|trigger_error)$|(?:^|\\)Log\.\w+$|\.(?:debug|info|notice|warning|error)$/, does: 'logs' },
  { name: /^(?:exec|shell_exec|system|passthru|eval|unserialize)$/, does: 'runs' },
];

/** What `tlsVersion` makes of a value: src Connection.php, createDefaultOptions. Integers are curl's constants CURL_SSLVERSION_*. */
export const OLD_TLS: ReadonlyMap<string | number, string> = new Map<string | number, string>([
  ['1.0', 'TLS 1.0'], ['1.1', 'TLS 1.1'], [1, 'TLS 1.0'], [2, 'SSL 2'], [3, 'SSL 3'], [4, 'TLS 1.0'], [5, 'TLS 1.1'],
]);
/** 1.2 and, by curl's constant alone, 1.3. */
export const NEW_TLS: ReadonlySet<unknown> = new Set(['1.2', 6, 7]);

/** Curl's names of those numbers. Source: PHP manual, curl constants. */
export const CURL_TLS: ReadonlyMap<string, number> = new Map([
  ['CURL_SSLVERSION_DEFAULT', 0], ['CURL_SSLVERSION_TLSv1', 1], ['CURL_SSLVERSION_SSLv2', 2], ['CURL_SSLVERSION_SSLv3', 3], ['CURL_SSLVERSION_TLSv1_0', 4], ['CURL_SSLVERSION_TLSv1_1', 5],
  ['CURL_SSLVERSION_TLSv1_2', 6], ['CURL_SSLVERSION_TLSv1_3', 7],
]);

/** Parts of cipher names that nothing should offer any more, in OpenSSL's spelling. Source: RFC 9325, section 4.2. */
export const WEAK_CIPHERS = /^(?:RC4|3DES|DES|DES3|NULL|eNULL|aNULL|EXP(?:ORT)?\d*|MD5|ADH|AECDH|LOW|SEED|IDEA|RC2|CBC3|PSK|SRP|ALL|COMPLEMENTOFALL|MEDIUM)$/i;

/** Words that everybody tries first when looking for a callback. */
export const GUESSABLE: ReadonlySet<string> = new Set([
  'callback', 'callbacks', 'cb', 'receive', 'receiver', 'received', 'threema', 'webhook', 'webhooks', 'hook', 'hooks', 'index', 'gateway', 'msgapi', 'message', 'messages', 'incoming', 'inbound', 'inbox', 'api', 'e2e', 'php', 'post', 'notify', 'test', 'v1', 'v2', 'public',
]);

/** Configurations of nginx and Apache, .htaccess aside. */
export const SERVER_CONFIGS = /(?:^|\/)[\w.-]*(?:nginx|apache2?|httpd|vhosts?)[\w.-]*\.conf$|\.(?:nginx|vhost)$/i;

/** The pins that the SDK uses by itself: Constants::DEFAULT_PINNED_KEY. */
export const PINNED_KEY_CONSTANT = /(?:^|\\)Constants\.DEFAULT_PINNED_KEY$/;

/** What brings libsodium to PHP. Before 7.2 its extension was called libsodium; sodium_compat is no replacement in speed or against side channels, and is named on purpose. */
export const SODIUM = /^(?:ext-(?:lib)?sodium|paragonie\/sodium_compat)$/;
