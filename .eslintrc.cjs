'use strict';

// Which way the arrows point (docs/architecture.md): what each folder of src may import besides itself.
const LAYERS = {
  core: [],
  knowledge: ['core'],
  'config-parsers': ['core', 'knowledge'],
  'source-parsers': ['core', 'knowledge'],
  dataflow: ['core', 'knowledge', 'config-parsers', 'source-parsers'],
  frameworks: ['core', 'knowledge', 'config-parsers', 'source-parsers', 'dataflow'],
  rules: ['core', 'knowledge', 'frameworks/*/model.js'],
  reporters: ['core'],
  engine: ['core', 'knowledge', 'config-parsers', 'source-parsers', 'dataflow', 'frameworks'],
  // The hosts beside cli. What they have in common with it (configuration, roots, pages) stands there.
  service: ['core', 'engine', 'cli', 'lint.js'],
  eslint: ['core', 'knowledge', 'engine/facts.js', 'service'],
  lsp: ['core', 'engine', 'service', 'cli'],
};
const HOSTS = ['service', 'eslint', 'lsp'];
const FOLDERS = [...Object.keys(LAYERS), 'cli'];

// Nothing is sent anywhere, by nobody.
const NETWORK = ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns'].flatMap((name) => [name, `node:${name}`])
  .map((name) => ({ name, message: 'desktop-sec-lint never uses the network.' }));
// Everything between the two ends is pure.
const SYSTEM = ['fs', 'fs/promises', 'child_process', 'worker_threads'].flatMap((name) => [name, `node:${name}`])
  .map((name) => ({ name, message: 'Only engine reads files, and only engine and cli talk to the system.' }));
const EXECUTION = ['vm', 'node:vm'].map((name) => ({ name, message: 'Nothing of the project under audit is executed.' }));

const arrows = (folder) => {
  const allowed = LAYERS[folder];
  const files = ['lint.js', 'understanding.js', 'index.js'].filter((file) => !allowed.includes(file)).map((file) => file.replace('.', '\\.'));
  const forbidden = FOLDERS.filter((other) => other !== folder && !allowed.some((one) => one === other || one.startsWith(`${other}/`)));
  return [
    { regex: `^(?:\\.\\./)+(?:${[...forbidden, ...files].join('|')})(?:/|$)`, message: `${folder} may import only ${allowed.join(', ') || 'itself'}.` },
    ...(folder === 'rules' ? [{ regex: '^(?:\\.\\./)+frameworks/(?![\\w-]+/model\\.js$)', message: 'Of frameworks, rules may import only model.js.' }] : []),
  ];
};

const NO_DEFAULT_EXPORT = { selector: 'ExportDefaultDeclaration', message: 'Only rules have a default export.' };
const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' };

module.exports = {
  root: true,
  parser: '@typescript-eslint/parser',
  parserOptions: { ecmaVersion: 2023, sourceType: 'module' },
  plugins: ['@typescript-eslint'],
  extends: ['plugin:@typescript-eslint/recommended'],
  ignorePatterns: ['build/**', 'dist/**', 'examples/**', 'test/fixtures/**', 'node_modules/**', 'bench/results/**'],
  rules: {
    eqeqeq: 'error',
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'object-shorthand': 'error',
    'no-restricted-imports': ['error', { paths: [...NETWORK, ...EXECUTION] }],
    'no-restricted-globals': ['error', { name: 'fetch', message: 'desktop-sec-lint never uses the network.' }],
    // An underscore names what is left out on purpose.
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none', ignoreRestSiblings: true }],
    '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
    // The code says where it knows better than the compiler; `any` stays forbidden.
    '@typescript-eslint/no-non-null-assertion': 'off',
    // `import type {} from './model.js'` brings a declaration into scope.
    '@typescript-eslint/no-empty-object-type': 'off',
  },
  overrides: [
    {
      files: ['src/**/*.ts'],
      excludedFiles: ['src/cli/**', ...HOSTS.map((host) => `src/${host}/**`)],
      rules: {
        'no-console': 'error',
        'no-restricted-globals': ['error', 'fetch', { name: 'process', message: 'Only engine and cli know of the process.' }],
      },
    },
    { files: HOSTS.map((host) => `src/${host}/**`), rules: { 'no-console': 'error', 'no-restricted-globals': ['error', 'fetch'] } },
    {
      files: ['src/engine/**'],
      rules: {
        'no-restricted-globals': ['error', 'fetch'],
        'no-restricted-properties': ['error', ...['exit', 'exitCode', 'stdout', 'stderr'].map((property) => ({ object: 'process', property, message: 'Only cli prints or exits.' }))],
      },
    },
    { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', NO_DEFAULT_EXPORT, NO_ENUM] } },
    { files: ['src/rules/*/*.ts'], rules: { 'no-restricted-syntax': ['error', NO_ENUM] } },
    ...Object.keys(LAYERS).map((folder) => ({
      files: [`src/${folder}/**/*.ts`],
      rules: { 'no-restricted-imports': ['error', { paths: [...NETWORK, ...EXECUTION, ...(folder === 'engine' || HOSTS.includes(folder) ? [] : SYSTEM)], patterns: arrows(folder) }] },
    })),
    // It looks for the wasm files that are the package's own.
    {
      files: ['src/source-parsers/tree-sitter.ts'],
      rules: { 'no-restricted-imports': ['error', { paths: [...NETWORK, ...EXECUTION], patterns: arrows('source-parsers') }] },
    },
    // Tests set traps: sockets in the tree, code that must not run.
    { files: ['test/**/*.ts'], rules: { 'no-restricted-imports': 'off' } },
  ],
};
