import { PAGE_EXTENSIONS } from '../knowledge/file-types.js';

const COMPONENTS = new Set(['vue', 'svelte', 'astro']);
const PAGES = [...PAGE_EXTENSIONS].filter((one) => !COMPONENTS.has(one)).map((one) => `**/*.${one}`);

/** What `recommended` lints by our own language, where nobody else has one. */
export const TEXTS: readonly string[] = [
  ...PAGES, '**/*.json', '**/*.jsonc', '**/*.json5', '**/*.toml', '**/*.yaml', '**/*.yml', '**/.env', '**/.env.*', '**/*.env', '**/*.plist', '**/*.entitlements',
];

/** On request: ESLint reads no .gitignore, and would find thousands of them in build folders. */
export const ON_REQUEST = {
  php: ['**/*.php'],
  rust: ['**/*.rs'],
  components: [...COMPONENTS].map((one) => `**/*.${one}`),
} as const;

/** What git ignores in most projects, and nobody wrote. The engine knows what git ignores, and tells nothing of it. */
export const BUILT: readonly string[] = ['**/node_modules/**', '**/vendor/**', '**/target/**', '**/dist/**', '**/out/**', '**/.git/**'];

/**
 * ESLint 8 takes a pattern that ends in `*` for none that names files, and then lints no file of its override that is not named on the command line: those stand apart.
 * Its patterns without a slash match at any depth.
 */
export const LEGACY = {
  named: TEXTS.filter((one) => !one.endsWith('*')).map((one) => one.slice(3)),
  starred: ['.env.*'],
} as const;
