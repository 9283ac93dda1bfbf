import { of } from './shape.js';

// Databases on the developer's own machine or in a compose file have passwords that guard nothing.
const OWN = String.raw`localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal|(?:db|database|postgres|mysql|mariadb|mongo|mongodb|redis|rabbitmq|rabbit)[:/]`;
const HOST = String.raw`(?=@(?!${OWN})[\w.\[-])`;
const PASSWORD = String.raw`(?<token>[^\s:@/$<>{}()'"\x60\\*%]{1,100}(?:%[0-9A-F]{2}[^\s:@/$<>{}()'"\x60\\*%]{0,40}){0,20})`;
const USER = String.raw`[^\s:@/$<>{}()'"\x60\\*]{0,80}`;
const connection = (scheme: string): RegExp => new RegExp(`(?<!\\w)(?:${scheme})://${USER}:${PASSWORD}${HOST}`, 'i');

const PEM_BODY = String.raw`(?=(?:[^-]|-(?!-{4})){0,200}?[A-Za-z0-9+/=]{32})(?:[^-]|-(?!-{4})){40,24000}`;

/** Private keys, and credentials that are of no provider. */
export const KEYS = [
  ...of('PEM', 'https://www.rfc-editor.org/rfc/rfc7468',
    ['private-key', 'private key', 'critical', ['-----BEGIN '],
      new RegExp(`-----BEGIN (?:(?:RSA|EC|DSA|ED25519|ENCRYPTED) )?PRIVATE KEY-----${PEM_BODY}(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?`), { entropy: 4.3 }],
    // The same in base64, as build services want it: `-----BEGIN `, then ` PRIVATE KEY`, `RSA PRIVATE KEY`, `EC PRI…`, `OPENSSH …`, `ENCRYPTED …`.
    ['private-key-base64', 'private key in base64', 'critical', ['LS0tLS1CRUdJTi'],
      /(?<![A-Za-z0-9+/])LS0tLS1CRUdJTi(?:BQUklWQVRF|BSU0EgUFJJVkFURS|BFQyBQUklWQVRF|BPUEVOU1NIIFBSSVZBVEUg|BFTkNSWVBURUQgUFJJVkFURS)[A-Za-z0-9+/]{60,16000}={0,2}/, { entropy: 4.3 }]),
  ...of('OpenSSH', 'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key',
    ['ssh-private-key', 'private key', 'critical', ['-----BEGIN '],
      new RegExp(`-----BEGIN OPENSSH PRIVATE KEY-----${PEM_BODY}(?:-----END OPENSSH PRIVATE KEY-----)?`), { entropy: 4 }]),
  ...of('PuTTY', 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html',
    ['putty-private-key', 'private key', 'critical', ['PuTTY-User-Key-File-'],
      /PuTTY-User-Key-File-\d: [^\n]{1,40}\r?\nEncryption: [^\n]{1,40}(?:\r?\n[^\n]{1,200}){2,60}?\r?\nPrivate-MAC: [0-9a-f]{32,64}/]),
  ...of('OpenPGP', 'https://www.rfc-editor.org/rfc/rfc9580',
    ['pgp-private-key', 'private key', 'critical', ['-----BEGIN '],
      new RegExp(`-----BEGIN PGP PRIVATE KEY BLOCK-----${PEM_BODY}(?:-----END PGP PRIVATE KEY BLOCK-----)?`), { entropy: 4.3 }]),
  ...of('age', 'https://age-encryption.org/v1',
    ['age-secret-key', 'secret key', 'critical', ['AGE-SECRET-KEY-1'], /\bAGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\b/]),
  // `untrusted comment: rsign encrypted secret key`, as rsign2 and the Tauri CLI write it, or `minisign …`; Tauri keeps the file in base64.
  ...of('Tauri', 'https://v2.tauri.app/plugin/updater/#signing-updates',
    ['tauri-updater-key', 'updater signing key', 'critical', ['dW50cnVzdGVkIGNvbW1lbnQ6'],
      /(?<![A-Za-z0-9+/])dW50cnVzdGVkIGNvbW1lbnQ6I(?:HJzaWduIGVuY3J5cHRlZCBzZWNyZXQga2V5|G1pbmlzaWduIGVuY3J5cHRlZCBzZWNyZXQga2V5)[A-Za-z0-9+/]{100,600}={0,2}/]),
  ...of('minisign', 'https://jedisct1.github.io/minisign/',
    ['minisign-secret-key', 'secret key', 'critical', ['untrusted comment: '],
      /untrusted comment: (?:rsign|minisign)(?: encrypted)? secret key(?:\r?\n|\\n)(?<token>RW[A-Za-z0-9+/]{150,300}={0,2})/]),
  ...of('Laravel', 'https://laravel.com/docs/encryption',
    ['laravel-app-key', 'application key', 'high', ['base64:'], /(?<![\w+/])base64:[A-Za-z0-9+/]{43}=(?![\w=])/, { entropy: 4 }]),
  ...of('PostgreSQL', 'https://www.postgresql.org/docs/current/libpq-connect.html',
    ['postgres-password', 'connection string with a password', 'critical', ['postgres'], connection('postgres(?:ql)?(?:\\+\\w{1,12})?'), { entropy: 0 }]),
  ...of('MySQL', 'https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html',
    ['mysql-password', 'connection string with a password', 'critical', ['mysql', 'mariadb'], connection('(?:mysqlx?|mariadb)(?:\\+\\w{1,12})?'), { entropy: 0 }]),
  ...of('MongoDB', 'https://www.mongodb.com/docs/manual/reference/connection-string/',
    ['mongodb-password', 'connection string with a password', 'critical', ['mongodb'], connection('mongodb(?:\\+srv)?'), { entropy: 0 }]),
  ...of('Redis', 'https://www.iana.org/assignments/uri-schemes/prov/redis',
    ['redis-password', 'connection string with a password', 'high', ['redis'], connection('rediss?'), { entropy: 0 }]),
  ...of('AMQP', 'https://www.rabbitmq.com/docs/uri-spec',
    ['amqp-password', 'connection string with a password', 'high', ['amqp'], connection('amqps?'), { entropy: 0 }]),
  ...of('SQL Server', 'https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlconnection.connectionstring',
    ['sqlserver-password', 'connection string with a password', 'critical', ['Password=', 'Pwd='],
      /(?<=;\s{0,2})(?:Password|Pwd)\s{0,2}=\s{0,2}(?<token>[^\s;'"\x60<>{}$]{6,100})(?=;|["'\x60])/i,
      { entropy: 2.5, unless: /(?:Server|Data Source)\s{0,2}=\s{0,2}(?:\(?local|127\.|\.[;\\])/i }]),
  ...of('Cloudinary', 'https://cloudinary.com/documentation/how_to_integrate_cloudinary',
    ['cloudinary-url', 'API secret', 'high', ['cloudinary://'], /\bcloudinary:\/\/\d{12,18}:(?<token>[\w-]{20,40})@[\w-]{2,60}/]),
  ...of('HTTP', 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    ['url-password', 'address with a password', 'medium', ['http://', 'https://', 'ftp://', 'sftp://', 'ssh://'],
      connection('https?|s?ftp|ssh'), { entropy: 0 }]),
  ...of('HTTP', 'https://www.rfc-editor.org/rfc/rfc7617',
    ['basic-auth', 'Basic credentials', 'medium', ['Basic '],
      /(?<=["'\x60\s])Basic (?<token>(?=[A-Za-z0-9+/]{0,150}[a-z0-9])[A-Za-z0-9+/]{16,200}={0,2})(?=["'\x60]|\r?\n|$)/, { entropy: 3.3 }]),
  ...of('HTTP', 'https://www.rfc-editor.org/rfc/rfc6750',
    ['bearer-token', 'Bearer token', 'medium', ['Bearer '],
      /(?<=["'\x60\s])Bearer (?<token>(?=[A-Za-z_.~+/-]{0,100}\d)[\w.~+/-]{24,500}={0,2})(?=["'\x60]|\r?\n|$)/, { entropy: 3.7 }]),
  ...of('JWT', 'https://www.rfc-editor.org/rfc/rfc7519',
    ['json-web-token', 'signed token', 'medium', ['eyJ'], /(?<![\w.-])eyJ[\w-]{15,400}\.eyJ[\w-]{20,3000}\.[\w-]{20,700}(?![\w-])/, { entropy: 4 }]),
];
