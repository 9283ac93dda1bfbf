/** Functions that never return. Sources: the PHP manual, Laravel's helpers. `die` is `exit`. */
export const PHP_NEVER_RETURNS: ReadonlySet<string> = new Set(['exit', 'abort', 'dd']);

/** Laravel's helpers that only return where their first argument is not this: after `abort_if($bad, 403)`, `$bad` is false. */
export const PHP_RETURNS_UNLESS: ReadonlyMap<string, boolean> = new Map([
  ['abort_if', true], ['abort_unless', false], ['throw_if', true], ['throw_unless', false],
]);

/** Functions that write to variables they are given, by position. Source: the PHP manual. */
export const PHP_BY_REFERENCE: ReadonlyMap<string, readonly number[]> = new Map([
  ['preg_match', [2]], ['preg_match_all', [2]], ['exec', [1, 2]], ['system', [1]], ['passthru', [1]], ['proc_open', [2]],
  ['parse_str', [1]], ['mb_parse_str', [1]], ['similar_text', [2]], ['settype', [0]], ['array_push', [0]], ['array_unshift', [0]],
  ['openssl_sign', [1]], ['openssl_seal', [1, 2]], ['openssl_open', [1]], ['openssl_encrypt', [5]],
  ['openssl_pkey_export', [1]], ['openssl_csr_export', [1]], ['openssl_x509_export', [1]],
  ['openssl_private_encrypt', [1]], ['openssl_private_decrypt', [1]], ['openssl_public_encrypt', [1]], ['openssl_public_decrypt', [1]],
  ['fsockopen', [2, 3]], ['stream_socket_client', [1, 2]], ['curl_multi_exec', [1]],
]);

/** Variables that are the same everywhere. Source: the PHP manual, predefined variables. */
export const PHP_SUPERGLOBALS: ReadonlySet<string> = new Set([
  '_GET', '_POST', '_REQUEST', '_COOKIE', '_SERVER', '_FILES', '_ENV', '_SESSION', 'GLOBALS', 'argv', 'argc',
]);

/** Pages that a framework's skeleton brings, and the names that code shows them by. Source: laravel/laravel, resources/views and routes/web.php. */
export const STARTER_VIEWS: readonly (readonly [path: string, view: string])[] = [['resources/views/welcome.blade.php', 'welcome']];

/** How Laravel's container is told what to give for a name, by canonical name, and asked for it, by the name of the function. Source: Laravel, service container. */
export const PHP_CONTAINER = {
  binds: /(?:^|[.)\\])(?:app|App|Container)?(?:\(\))?\.(?:bind|singleton|scoped|bindIf|singletonIf|instance)$/,
  gives: /^(?:app|resolve|make|makeWith|get)$/,
} as const;

/** Methods of models, queries and collections that give the model, or something that leads to it. Source: Laravel, Eloquent. */
export const PHP_FLUENT = /^(?:query|newQuery|where\w*|orWhere\w*|with\w*|latest|oldest|orderBy\w*|select|find|findOrFail|findOrNew|first|firstOrFail|firstOrNew|firstOrCreate|firstWhere|sole|create|make|updateOrCreate|fresh|refresh|replicate|new|instance|getInstance|scoped|on|tap|load|lockForUpdate)$/;

/** Calls that show a Blade template with the variables of their second argument, by canonical name. */
export const PHP_VIEWS = /^view$|(?:^|\\)(?:View|Blade)\.(?:make|first|renderEach)$|^view\(\)\.(?:make|first)$|^response\(\)\.view$|(?:^|\\)Response\.view$|^Livewire\\Volt\\Volt\.route$/;
