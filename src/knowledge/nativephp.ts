/**
 * What NativePHP leaves out of the app whatever its configuration says; patterns are fnmatch's. Sources: nativephp/desktop, config/nativephp-internal.php
 * (cleanup_exclude_files); nativephp/electron 1.3, Traits/CopiesToBuildDirectory.php. No `.env` file is among it.
 */
export const NATIVEPHP_EXCLUDES: readonly string[] = [
  '.git', 'dist', 'build', 'temp', 'extras', 'docker', 'packages', '**/.github', 'auth.json', 'database/*.sqlite', 'database/*.sqlite-shm', 'database/*.sqlite-wal',
  'storage/framework/sessions/*', 'storage/framework/testing/*', 'storage/framework/cache/*', 'storage/framework/views/*', 'storage/logs/*', 'storage/hot', 'nativephp', 'vendor/bin',
];

/**
 * Keys that the published configuration takes out of the shipped `.env`: nativephp/desktop, config/nativephp.php (cleanup_env_keys). `*` stands for anything.
 * `APP_KEY`, `*_KEY`, `*_TOKEN` and `*_PASSWORD` are not among them.
 */
export const CLEANED_BY_DEFAULT: readonly string[] = [
  'AWS_*', 'AZURE_*', 'GITHUB_*', 'DO_SPACES_*', '*_SECRET', 'BIFROST_*', 'NATIVEPHP_UPDATER_PATH', 'NATIVEPHP_APPLE_ID', 'NATIVEPHP_APPLE_ID_PASS', 'NATIVEPHP_APPLE_TEAM_ID',
  'NATIVEPHP_AZURE_PUBLISHER_NAME', 'NATIVEPHP_AZURE_ENDPOINT', 'NATIVEPHP_AZURE_CERTIFICATE_PROFILE_NAME', 'NATIVEPHP_AZURE_CODE_SIGNING_ACCOUNT_NAME',
];

/** What else a `.env` may hold that nobody else should see. */
export const CLEANED_BETTER: readonly string[] = ['*_KEY', '*_TOKEN', '*_PASSWORD'];

/** Keys that every Laravel app's `.env.example` has, used or not: laravel/laravel. */
export const LARAVEL_KEYS: ReadonlySet<string> = new Set(['APP_KEY', 'DB_PASSWORD', 'REDIS_PASSWORD', 'MAIL_PASSWORD', 'PUSHER_APP_KEY', 'MEMCACHED_PASSWORD']);

/** Keys that are taken out by NativePHP itself: Builder/Concerns/ManagesEnvFile.php, $overrideKeys. */
export const ALWAYS_CLEANED: readonly string[] = ['LOG_CHANNEL', 'LOG_STACK', 'LOG_DAILY_DAYS', 'LOG_LEVEL'];

/** The namespaces of version 1 and 2. */
export const NATIVE = String.raw`Native\\(?:Laravel|Desktop|Electron)\\`;

/** The middleware that keeps browsers and other programs away from the app's server: Http/Middleware/PreventRegularBrowserAccess.php. */
export const BROWSER_GUARD = /(?:^|\\)PreventRegularBrowserAccess$/;

/** Laravel's middleware against forged requests, by its names in Laravel 10, 11 and 13. */
export const CSRF_GUARD = /(?:^|\\)(?:VerifyCsrfToken|ValidateCsrfToken|PreventRequestForgery)$/;

/** Calls that encrypt what they are given. */
export const ENCRYPTS = /(?:^|\\)(?:System|Crypt)\.(?:encrypt|encryptString)\(\)$|^(?:encrypt|sodium_crypto_secretbox|openssl_encrypt|bcrypt|password_hash)\(\)$|Hash\.make\(\)$|(?:^|\\)Encrypter\(\)\.encrypt(?:String)?\(\)$/;

/** The secret that the PHP side and the Electron side share, made anew at every start: electron-plugin/src/server/state.ts, config/nativephp-internal.php. */
export const BRIDGE_SECRET = 'NATIVEPHP_SECRET';
export const BRIDGE_SECRET_KEY = 'nativephp-internal.secret';

/** Calls that give what they get to somebody else: output, logs, answers, requests. */
export const SECRET_EXITS =
  /^(?:echo|print|print_r|printf|var_dump|dump|dd|error_log|logger|info|file_put_contents|view|abort)$|(?:^|\\)Log\.\w+$|^response(?:\(\)\.\w+)?$|(?:^|\\)(?:Response|Inertia)\.\w+$|(?:^|\\)Http\.(?!get$)\w+$|(?:^|\\)View\.(?:share|make)$|\.with$/;

/** Carbon's units in minutes. */
export const LIFETIME_UNITS: Readonly<Record<string, number>> = { Minute: 1, Hour: 60, Day: 1440, Week: 10_080, Month: 43_200, Year: 525_600 };

/** What the security guide recommends: less than 48 hours. */
export const LONGEST_TOKEN = 48 * 60;

/** Calls that start a program, by canonical name. */
export const SERVER_STARTERS = /^(?:exec|shell_exec|system|passthru|popen|proc_open)$|(?:^|\\)(?:ChildProcess|Process|Artisan)\.\w+$|(?:^|\\)Process$/;

/** A PHP server on every interface: `php -S 0.0.0.0:8000`, `artisan serve --host=0.0.0.0`. */
export const LISTENS_EVERYWHERE = /(?:\s-S|\bserve\b)[^\n]{0,200}?(?:\b0\.0\.0\.0\b|\[::\]|--host[= ]::)/;

/** Patterns of files that leave code unchecked. */
export const LEAVES_CODE_OUT = /^\/?(?:\*{1,2}(?:\/\*)?|(?:\*\*\/)?\*\.php|(?:app|bootstrap|config|database|public|resources|routes|vendor|src)(?:\/\*{0,2}(?:\/\*|\*?\.php)?)?)$/;

/** Artisan's commands that build the app. */
export const BUILDS_APP = /\bnative:(?:build|publish|bundle)\b/;

/** A script whose name says that it writes an environment file: `php scripts/prepare-release-env.php`. */
export const ENV_SCRIPT = /(?:^|[\s/])[\w.-]{0,80}\benv\b[\w-]{0,40}\.(?:php|sh|js|mjs|cjs|ts|py)\b/;

/** A secret of the repository in a workflow. */
export const GIVEN_SECRET = /\$\{\{\s*secrets\.\w+/;

/** `echo "API_KEY=${{ secrets.API_KEY }}" >> .env`. */
export const WRITTEN_SECRET = /\b([A-Z][A-Z0-9_]{2,80})=["']?\$\{\{\s*secrets\.\w+/;

/**
 * Packages for developers that show or run what no user should: what each does in an app that has it, and the configuration whose `enabled` switches it on whatever
 * `APP_DEBUG` says. Sources: their readmes and configurations.
 */
export const DEVELOPER_PACKAGES: ReadonlyMap<string, { readonly does: string; readonly config?: string }> = new Map([
  ['barryvdh/laravel-debugbar', { does: 'shows queries, sessions and requests in every page', config: 'debugbar' }],
  ['fruitcake/laravel-debugbar', { does: 'shows queries, sessions and requests in every page', config: 'debugbar' }],
  ['laravel/telescope', { does: 'records requests, queries and exceptions, with what users typed', config: 'telescope' }],
  ['spatie/laravel-ignition', { does: 'shows code and variables of whatever goes wrong, and runs proposed solutions' }],
  ['facade/ignition', { does: 'shows code and variables of whatever goes wrong, and runs proposed solutions' }],
  ['spatie/laravel-web-tinker', { does: 'runs PHP code that is typed into a page', config: 'web-tinker' }],
  ['spatie/laravel-ray', { does: 'sends variables to another program' }],
  ['itsgoingd/clockwork', { does: 'records requests and queries, and answers them to a page', config: 'clockwork' }],
  ['beyondcode/laravel-query-detector', { does: 'shows queries in pages' }],
  ['opcodesio/log-viewer', { does: 'shows the log in a page' }],
  ['arcanedev/log-viewer', { does: 'shows the log in a page' }],
  ['barryvdh/laravel-ide-helper', { does: 'writes files for editors' }],
]);

/** Web preferences that weaken a window, with the value that does: nativephp/desktop spreads them over its defaults (electron-plugin/src/server/webPreferences.ts). */
export const WEAK_PREFERENCES: ReadonlyMap<string, { readonly value: boolean; readonly does: string; readonly isolated?: true }> = new Map([
  // With contextIsolation, which is forced, pages themselves get no Node.js by it.
  ['nodeIntegration', { value: true, does: 'asks for Node.js in pages', isolated: true }],
  ['nodeIntegrationInWorker', { value: true, does: 'gives Node.js to web workers' }],
  ['nodeIntegrationInSubFrames', { value: true, does: 'runs the preload script, with what it may do, in every frame' }],
  ['webviewTag', { value: true, does: 'lets pages embed others with preferences of their own' }],
  ['allowRunningInsecureContent', { value: true, does: 'runs scripts that came unencrypted' }],
  ['experimentalFeatures', { value: true, does: 'switches on what Chromium has not finished' }],
  ['webSecurity', { value: false, does: 'switches the same-origin policy off' }],
]);

/** What NativePHP sets itself, over whatever the app says: version 2, electron-plugin/src/server/webPreferences.ts; version 1, server/api/window.ts. */
export const FORCED_PREFERENCES: ReadonlyMap<1 | 2, ReadonlyMap<string, boolean | undefined>> = new Map([
  [1, new Map<string, boolean | undefined>([['nodeIntegration', true], ['contextIsolation', false], ['sandbox', false], ['preload', undefined]])],
  [2, new Map<string, boolean | undefined>([['contextIsolation', true], ['sandbox', false], ['preload', undefined]])],
]);

/**
 * What Blade templates write as it stands without harm: escaped, encoded or cleaned text, translations, what Laravel itself makes, icons and codes that a package draws. Names end in `()`.
 * Sources: Laravel, Blade, pagination, localization; blade-ui-kit, simple-qrcode, purifier.
 */
export const HARMLESS_OUTPUTS = new RegExp(`^(?:${[
  'e', 'json_encode', 'htmlspecialchars', 'htmlentities', 'strip_tags', 'clean', '__', 'trans', 'trans_choice', 'lang', 'csrf_field', 'method_field', 'csrf_token', 'route', 'url', 'asset', 'secure_url', 'mix', 'config', 'env', 'svg', 'number_format', 'date', 'count', 'intval', 'floatval', 'vite', 'file_get_contents', 'now',
  'auth', 'app', 'str_repeat', 'round', 'session', 'old_input', 'view', 'urlencode', 'rawurlencode', 'base64_encode', 'http_build_query',
].join('|')})\\(\\)|^\\$attributes\\b|^\\$slot\\b|^(?:[\\w\\\\]*\\\\)?(?:Js|Vite|Lang|Purifier|Purify|QrCode|DNS1D|DNS2D|Carbon|URL|Html|Form|Livewire|Filament|Flux|Inertia|Number)\\.|\\.(?:links|render|merge|class|except|only|whereStartsWith|toHtml|toSvg|toJson|renderHook|container|script|cdn|scripts|styles|generate|getBarcodeHTML|getBarcodeSVG|getBarcode|format|diffForHumans|count|svg|icon|toDateString|twoFactorQrCodeSvg|getKey|sanitizeHtml|purify|stripTags|escape|slug)\\(\\)$`);

/** Names of properties that people write themselves, and that apps show as they are. */
export const PEOPLES_TEXTS = /^(?:body|content|contents|description|comment|comments|message|note|notes|bio|about|answer|question|details|summary|excerpt|text|html|markdown|post|article|remarks?|review|feedback|signature|name|title|subject|reply|caption|instructions|terms|biography|caracteristicas|descripcion|contenido|mensaje)(?:_?(?:html|rendered|body|text|formatted))?$/i;
