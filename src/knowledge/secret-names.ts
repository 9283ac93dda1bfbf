/** Names that end so hold a secret: `dbPassword`, `CLIENT_SECRET`, `stripeApiKey`. Words without separators. */
const STRONG = new Set([
  'password', 'passwd', 'passphrase', 'pwd', 'secret', 'secrets', 'credential', 'credentials', 'apikey', 'apitoken', 'accesskey', 'accesstoken', 'refreshtoken', 'authtoken', 'bearertoken', 'bottoken',
  'sessiontoken', 'privatekey', 'privkey', 'secretkey', 'secretkeybase', 'encryptionkey', 'decryptionkey', 'signingkey', 'masterkey', 'sharedkey', 'authkey', 'aeskey', 'hmackey', 'cryptokey', 'cipherkey',
  'servicekey', 'serviceaccountkey', 'servicerolekey', 'adminkey', 'accountkey', 'appkey', 'jwtkey', 'personalaccesstoken', 'deploytoken', 'connectionstring', 'seedphrase', 'mnemonic',
]);

/** Names that end so may hold one: only what looks random is believed. */
const WEAK = new Set(['token', 'key', 'auth', 'authorization', 'pass', 'pat', 'jwt', 'bearer']);

/** What may follow the telling word: `API_KEY_PROD`, `secretValue`, `tokenV2`. */
const QUALIFIERS = new Set([
  'value', 'prod', 'production', 'live', 'dev', 'development', 'staging', 'default', 'fallback', 'base64', 'b64', 'hex', 'string', 'str', 'raw', 'main', 'old', 'new', 'backup', 'local', 'v',
]);

/** With one of these in its name, a thing is public, or is about a secret and none itself. */
const HARMLESS = new Set([
  'public', 'publishable', 'anon', 'site', 'csrf', 'xsrf', 'label', 'placeholder', 'title', 'hint', 'message', 'error', 'errors', 'invalid', 'missing', 'wrong', 'forgot', 'forgotten', 'reset', 'confirm', 'confirmation',
  'show', 'hide', 'toggle', 'enter', 'has', 'is', 'no', 'without', 'mask', 'masked', 'fake', 'mock', 'dummy', 'example', 'sample', 'test', 'tests', 'benchmark', 'i18n', 'translation', 'recaptcha', 'turnstile', 'hcaptcha',
  // Keys that their services mean to be seen in pages and apps.
  'dsn', 'measurement', 'posthog', 'amplitude', 'mixpanel', 'segment', 'bugsnag', 'aptabase', 'umami', 'plausible', 'countly', 'intercom', 'crisp', 'rudderstack', 'heap', 'statsig',
]);

/** With one of these, a `key` opens a map, and a `token` is a piece of text. */
const NOT_CRYPTIC = new Set([
  'cancellation', 'cancel', 'design', 'color', 'theme', 'syntax', 'lexer', 'parser', 'semantic', 'grammar', 'cache', 'event', 'query', 'sort', 'group', 'row', 'column', 'cell', 'index', 'foreign', 'primary', 'map', 'object', 'react',
  'route', 'menu', 'keyboard', 'hot', 'shortcut', 'press', 'registry', 'page', 'icon', 'field', 'checksum', 'commit', 'content', 'file', 'image', 'etag', 'injection', 'provide', 'inject', 'continuation', 'next', 'dedupe', 'partition',
  'idempotency', 'local', 'storage', 'translate', 'locale', 'node', 'tree', 'data', 'state', 'store', 'setting', 'settings', 'config', 'trie', 'websocket',
]);

/** Longer names are minified code or an attack. */
const LONGEST_NAME = 120;

/** The words of a name: `dbPassword2`, `DB_PASSWORD` and `db-password` are `db`, `password`. */
export const wordsOf = (name: string): string[] =>
  name.slice(0, LONGEST_NAME).replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').toLowerCase()
    .split(/[^a-z0-9]+/).map((word) => word.replace(/(?<=[a-z])\d{1,4}$/, '')).filter(Boolean);

/** Whether a name holds a secret: `strong` where it says so, `weak` where it may; undefined where it does not, or names something public. */
export const secretName = (name: string): 'strong' | 'weak' | undefined => (POSSIBLE.test(name) ? judged(name) : undefined);

/** Every word that can make a name a secret's has one of these: most names are done with here. */
const POSSIBLE = /pass|pwd|secret|credential|key|token|connection|phrase|mnemonic|auth|pat|jwt|bearer/i;

const judged = (name: string): 'strong' | 'weak' | undefined => {
  const words = wordsOf(name);
  if (words.some((word) => HARMLESS.has(word))) return undefined;
  const cryptic = !words.some((word) => NOT_CRYPTIC.has(word));
  while (words.length > 1 && (QUALIFIERS.has(words.at(-1)!) || /^\d+$/.test(words.at(-1)!))) words.pop();
  const tails = [1, 2, 3].map((count) => words.slice(-count).join(''));
  if (tails.some((tail) => STRONG.has(tail))) return 'strong';
  return cryptic && WEAK.has(tails[0]!) ? 'weak' : undefined;
};

/** Bits per character, by Shannon: 0 for one repeated character, 4 for random hexadecimal, up to 6 for random base64. */
export const shannonEntropy = (text: string): number => {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy;
};

// What people write where a secret goes, whole or as a part. Short words count only where they stand apart.
const WHOLE = /^(?:null|nil|none|undefined|true|false|empty|secret|passw(?:or)?d|pass|pwd|token|api_?key|key|user(?:name)?|admin|root|guest|anonymous|postgres|mysql|mongo(?:db)?|redis|rabbit(?:mq)?|default|test(?:ing)?|demo|foo|bar|abc|qwerty|letmein|string|value|hidden|private|optional|required|hunter2|s3cr3t|p[@a]ssw[o0]rd)\d{0,4}$/i;
const LONG_WORDS = /example|placeholder|change-?_?me|change-?_?this|replace-?_?(?:me|this|with)|redacted|insert-?_?|your-?_?(?:api|app|secret|token|key|own|password|client|access|account|name|project)|my-?_?(?:secret|api|token|password|app|client)|(?:secret|token|key|password|goes)-?_?here|super-?_?secret|dummy|this-?_?is|not-?_?a?-?_?(?:real|secret|valid)|lorem|ipsum|sample/i;
const SHORT_WORDS = /(?:^|[-_. :])(?:todo|fixme|your|yours|fake|mock|demo|test|tests|testing|foo|bar|baz|none|null|undefined|unknown|secret|password|n\/a|tbd|here)(?:$|[-_. :]|\d{1,4}$)/i;
const CROSSES = /x{5}|X{5}|^([xyz])\1{2,}(?:$|[-_. ])/;
const TEMPLATE = /^<[^>]*>$|^\[[^\]]*\]$|^\*+$|^\.{3,}$|…|\.\.\.|\*{4}|\$\{|\{\{|%\(|\$\(|^\$[A-Za-z_]|^%\w+%$|^@@?\w+@?@?$|^__\w+__$|^\{\w*\}$|^#\{|process\.env|import\.meta|^env\(|^getenv/;

/** Whether a value stands in for a secret rather than being one: `changeme`, `<token>`, `${TOKEN}`, `xxxx`, `1234567890`, `null`. */
export const isPlaceholder = (value: string): boolean => {
  const start = value.slice(0, 256);
  return WHOLE.test(start) || LONG_WORDS.test(start) || SHORT_WORDS.test(start) || CROSSES.test(start) || TEMPLATE.test(start) || isMonotonous(start);
};

/** Few characters, one of them over and over, a short piece repeated, or a run up the keyboard's rows and the alphabet. */
const isMonotonous = (value: string): boolean => {
  if (value.length < 8) return new Set(value).size <= 2;
  if (new Set(value).size <= 4) return true;
  const run = /([^A])\1{6}|A{16}/.exec(value);
  if (run) return true;
  let steps = 0;
  for (let index = 1; index < value.length; index++) {
    const step = value.charCodeAt(index) - value.charCodeAt(index - 1);
    if (step === 1 || step === -1 || (value[index - 1] === '9' && value[index] === '0')) steps++;
  }
  if (steps >= (value.length - 1) * 0.6) return true;
  for (let period = 1; period <= value.length / 3; period++) {
    if (value.slice(period) === value.slice(0, -period)) return true;
  }
  return false;
};

// Words joined to a name or a sentence: `accessToken`, `user-password`, `app.secret_key`. Random letters have no such runs.
const isWords = (value: string): boolean => {
  if (/[^A-Za-z0-9_.:@/ -]/.test(value) || /\d{5}|\d\D+\d\D+\d|[a-z]{2}\d[a-z]|[a-z]\d[a-z]{2}/i.test(value)) return false;
  const parts = value.split(/[_.:@/ \d-]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean);
  const readable = parts.filter((part) => part.length > 2 && /[aeiouy]/i.test(part) && !/[bcdfghjklmnpqrstvwxz]{5}/i.test(part));
  const letters = parts.join('').length;
  return letters >= parts.length * (/[_.:@/ -]/.test(value) ? 2.5 : 3.5) && readable.join('').length >= letters * 0.75;
};

/**
 * What has a form of its own: addresses (their passwords have shapes), paths, mail, colours, numbers with units, dates, versions and addresses of machines, file names,
 * hashes of passwords and of files, validation rules, markup, code and prose in any script.
 */
const OTHER_FORMS: readonly RegExp[] = [
  /^[a-z][\w+.-]{1,20}:\/\//i, /^[.~]{0,2}\//, /^(?:[A-Z]:)?(?:[\w .-]{1,60}\\{1,2}){2}/, /^[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}$/, /^#[0-9a-f]{3,8}$/i, /^\d{1,12}(?:px|em|rem|vh|vw|ms|s|%)?$/,
  /^v?(?:\d{1,4}[.:/-]){2,}\d{1,4}/, /^[\w./-]{1,80}\.(?:json|js|ts|tsx|vue|html|css|png|svg|pem|key|txt|md|php|ya?ml|toml|lock)$/, /^data:/,
  /^\$(?:2[abxy]|argon2\w{1,2}|[156]|pbkdf2[\w-]{0,12}|scrypt)\$/, /^sha(?:1|256|384|512)(?:-|\/\/|:)/, /^[a-z_]{3,30}(?::[\w,]{1,40})?(?:\|[a-z_]{3,30}(?::[\w,]{1,40})?){1,12}$/,
  /[<>(){}\s]/, /[^\x00-\x7f]/,
];

/** How much a value looks like a secret by itself: `random` letters and digits of some length, a `password` that someone thought of, or neither. */
export const secretValue = (value: string): 'random' | 'password' | undefined => {
  if (value.length < 8 || value.length > 4096 || OTHER_FORMS.some((form) => form.test(value.slice(0, 256))) || isPlaceholder(value) || isWords(value)) return undefined;
  const entropy = shannonEntropy(value);
  const mixed = /\d/.test(value) && /[a-z]/i.test(value);
  if (value.length >= 16 && ((mixed && entropy >= 3) || entropy >= 3.7)) return 'random';
  return entropy >= 2.5 && (mixed || /[^\w]/.test(value)) ? 'password' : undefined;
};

/**
 * Prefixes of environment variables that a bundler writes into the code of the page, or of the app. Sources: Vite (envPrefix), electron-vite, Create React App,
 * Vue CLI, Next.js, Nuxt, SvelteKit and Astro, Gatsby, Expo, Laravel Mix, Storybook.
 */
export const BUNDLED_PREFIXES: readonly string[] = [
  'VITE_', 'RENDERER_VITE_', 'MAIN_VITE_', 'PRELOAD_VITE_', 'REACT_APP_', 'VUE_APP_', 'NEXT_PUBLIC_', 'NUXT_PUBLIC_', 'PUBLIC_', 'GATSBY_', 'EXPO_PUBLIC_', 'MIX_', 'STORYBOOK_', 'NG_APP_',
];
