/** Extensions of what people write and a reader understands. */
export const SOURCE_EXTENSIONS: ReadonlySet<string> = new Set(['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'php', 'rs']);

/** Pages and templates that hold markup. */
export const PAGE_EXTENSIONS: ReadonlySet<string> = new Set(['html', 'htm', 'xhtml', 'vue', 'svelte', 'astro', 'ejs', 'hbs', 'handlebars', 'mustache', 'njk', 'twig']);

/** Translations' catalogues: data, however often they come. */
export const TRANSLATIONS = /(?:^|\/)(?:_?locales?|i18n|l10n|lang|langs|languages?|translations?)\/(?:.*\/)?[^/]+\.(?:json|jsonc|json5|ya?ml)$/i;

/** What no reader and no search for secrets wants: binary formats, and generated text (source maps, snapshots, stylesheets, translations). */
export const OPAQUE_EXTENSIONS: ReadonlySet<string> = new Set([
  'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'ico', 'icns', 'svg', 'tif', 'tiff', 'psd', 'ai', 'eps', 'xcf', 'sketch', 'fig', 'heic',
  'mp3', 'mp4', 'm4a', 'm4v', 'aac', 'flac', 'wav', 'ogg', 'oga', 'ogv', 'opus', 'webm', 'mov', 'avi', 'mkv', 'mid',
  'woff', 'woff2', 'ttf', 'otf', 'eot', 'zip', 'gz', 'tgz', 'tar', 'bz2', 'xz', 'zst', 'br', '7z', 'rar', 'jar', 'war', 'apk', 'aab', 'ipa', 'dmg', 'pkg', 'deb', 'rpm', 'msi', 'appimage', 'snap', 'asar', 'neu',
  'exe', 'dll', 'so', 'dylib', 'a', 'o', 'lib', 'obj', 'pdb', 'node', 'wasm', 'class', 'pyc', 'bin', 'dat', 'pak', 'db', 'sqlite', 'sqlite3', 'mdb', 'pdf', 'doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'odt', 'epub',
  'p12', 'pfx', 'jks', 'keystore', 'der', 'glb', 'gltf', 'fbx', 'stl', 'blend', 'onnx', 'pt', 'tflite', 'gguf', 'safetensors', 'parquet', 'npy', 'lock', 'lockb', 'map', 'css', 'scss', 'sass', 'less', 'styl',
  'po', 'pot', 'mo', 'xlf', 'xliff', 'arb', 'patch', 'diff', 'tsbuildinfo',
]);

/** Lockfiles are read by a scanner, for the versions that are asked for. */
export const LOCKFILES: ReadonlySet<string> = new Set(['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'Cargo.lock', 'composer.lock']);

/** Those that say of each package where it comes from. */
export const NAMES_SOURCES: ReadonlySet<string> = new Set(['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'Cargo.lock']);

/** Nobody writes more than this by hand: larger files of a kind are data or built. In bytes. */
export const LARGEST_WRITTEN = { config: 1 << 20, page: 2 << 20, source: 8 << 20, text: 1 << 20, lock: 8 << 20 } as const;

/** Files of environment variables, of whatever environment. */
export const ENVIRONMENT_FILES = /(?:^|\/)\.env(?:\.[\w.-]+)?$/;
