/** Folders that hold other people's code or a tool's data, wherever they stand. */
export const FOREIGN_FOLDERS: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', 'bower_components', 'jspm_packages', '.pnpm-store', '.yarn', '.venv', '__pycache__']);

/**
 * Folders that are dependencies or build output only where a neighbour says so: `beside` stands next to the folder, `inside` in it. An app may have a `vendor`
 * or `target` folder of its own. Sources: Composer's vendor-dir, Go's vendoring, Cargo's target, PEP 405.
 */
export const FOREIGN_WHEN: ReadonlyMap<string, { readonly beside?: readonly string[]; readonly inside?: readonly string[] }> = new Map([
  ['vendor', { beside: ['composer.json', 'go.mod'], inside: ['autoload.php'] }],
  ['target', { beside: ['Cargo.toml'] }],
  ['venv', { inside: ['pyvenv.cfg'] }],
  ['env', { inside: ['pyvenv.cfg'] }],
  ['Pods', { beside: ['Podfile'] }],
]);

/** Files that are packaged and leak whether git tracks them or not. */
export const KEY_FILES = /^\.env|\.(?:pem|key|p12|pfx|keystore)$/i;

/** Folders of tests, of what tests need, and of benchmarks. */
export const TEST_FOLDERS =
  /^(?:tests?|__tests?__|specs?|__specs?__|e2e|cypress|playwright|fixtures?|__fixtures__|mocks?|__mocks__|__snapshots__|testing|testdata|test-?(?:utils?|helpers?|data)|benches|benchmarks?|[\w.-]+[-_](?:e2e|tests)|(?:mocha|jest|karma|playwright)-config(?:-[\w-]+)?|(?:e2e|unit|integration|functional|acceptance|smoke|visual|regression)[-_]?tests?)$/i;

/** Test files by their own name: `main.test.ts`, `window.spec.js`, `search.slow-spec.ts`, `button.stories.tsx`, PHPUnit's `WindowTest.php`, `main_test.rs`. */
export const TEST_FILES = /\.(?:(?:[a-z]+-)?(?:test|tests|spec|specs)|e2e|cy|stories|story|mock|bench)\.[a-z]+$|Test\.php$|_test\.(?:rs|go|php)$|^(?:jest|vitest|karma|cypress|playwright|wdio)(?:\.[\w-]+)?\.(?:config|setup|conf)\.[a-z]+$/;

/** Folders of examples and documentation. Below a source folder the same names are features: `src/docs/viewer.ts`. */
export const EXAMPLE_FOLDERS = /^(?:examples?|samples?|demos?|docs?|documentation|website|stories|\.storybook|storybook)$/i;

/** Folders below which everything is an app's own code. */
export const SOURCE_FOLDERS = /^(?:src|source|app|lib|resources|public|static|assets|renderer|main)$/i;
