/** Options that switch the check of certificates off, by key, with the value that does. Sources: Node's tls and https, request, axios, tauri-plugin-http, Guzzle, PHP streams. */
export const TLS_KEYS: ReadonlyMap<string, { readonly off: boolean; readonly where: string }> = new Map([
  ['rejectUnauthorized', { off: false, where: 'Node.js' }],
  ['strictSSL', { off: false, where: 'request' }],
  ['acceptInvalidCerts', { off: true, where: 'tauri-plugin-http' }],
  ['acceptInvalidHostnames', { off: true, where: 'tauri-plugin-http' }],
  ['verify_peer', { off: false, where: 'PHP streams' }],
  ['verify_peer_name', { off: false, where: 'PHP streams' }],
  ['allow_self_signed', { off: true, where: 'PHP streams' }],
]);

/** Builder methods that switch it off when their argument is true. Sources: reqwest, native-tls, tauri-plugin-updater. */
export const TLS_METHODS: ReadonlySet<string> = new Set(['danger_accept_invalid_certs', 'danger_accept_invalid_hostnames', 'dangerous_accept_invalid_certs', 'dangerous_accept_invalid_hostnames', 'tls_danger_accept_invalid_certs', 'tls_danger_accept_invalid_hostnames']);

/** PHP: calls that switch it off by themselves. Source: Laravel's HTTP client. */
export const TLS_CALLS = /\.withoutVerifying$/;

/** curl_setopt options that must not be false or 0. Source: PHP manual, curl_setopt. */
export const CURL_VERIFY: ReadonlySet<string> = new Set(['CURLOPT_SSL_VERIFYPEER', 'CURLOPT_SSL_VERIFYHOST']);

/** Of all these, those that leave the chain checked and take a certificate of any other host. */
export const TLS_HOST_CHECKS: ReadonlySet<string> = new Set([
  'acceptInvalidHostnames', 'verify_peer_name', 'checkServerIdentity', 'danger_accept_invalid_hostnames', 'dangerous_accept_invalid_hostnames', 'tls_danger_accept_invalid_hostnames', 'CURLOPT_SSL_VERIFYHOST',
]);
