import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { byCli, eslint, hosted, type Host, ours } from './hosts.js';

const FLAT = (configs: string): string => `import desktopSec from 'desktop-sec-lint/eslint-plugin';\nexport default [${configs}].flat();\n`;
/** With `extends`, from 9.22 on. */
const DEFINED = (configs: string): string => `import { defineConfig } from 'eslint/config';\nimport desktopSec from 'desktop-sec-lint/eslint-plugin';\nexport default defineConfig([${configs}]);\n`;
const MODULES = "{ languageOptions: { ecmaVersion: 2022, sourceType: 'module' } }";
const EXAMPLES = ['electron/vulnerable', 'tauri/vulnerable', 'neutralino/vulnerable'];

/** Findings in what ESLint's own configuration does not lint: no parser of TypeScript, PHP or Rust is configured. */
const lintable = (places: readonly string[]): string[] => places.filter((place) => !/^[^:]*\.(?:rs|php|tsx?|npmrc)(?:\.\w+)?:/.test(place));

describe.each(['eslint-9.6', 'eslint-9', 'eslint-10'] as const)('%s', (host) => {
  test.each(host === 'eslint-10' ? EXAMPLES : EXAMPLES.slice(0, 1))('finds in examples/%s what the command line finds', (example) => {
    const folder = hosted(host, { 'eslint.config.mjs': FLAT(`desktopSec.configs.recommended, ${MODULES}`) }, example);
    const run = eslint(folder);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(1);
    expect(ours(run.messages)).toEqual(lintable(byCli(folder)));
    expect(ours(run.messages).length).toBeGreaterThan(3);
  });

  test('lints PHP and Rust on request', () => {
    const folder = hosted(host, { 'eslint.config.mjs': FLAT('desktopSec.configs.recommended, desktopSec.configs.php, desktopSec.configs.rust') }, 'nativephp/vulnerable');
    const run = eslint(folder);
    expect(run.stderr).toBe('');
    expect(ours(run.messages)).toEqual(byCli(folder));
    expect(run.messages.some(({ file }) => file.endsWith('.php'))).toBe(true);
  });

  test('directives and suppressions count in every format, and those that do nothing are told', () => {
    const main = "const { BrowserWindow } = require('electron');\n// eslint-disable-next-line desktop-sec/electron/node-integration -- a tool of ours\nnew BrowserWindow({ webPreferences: { nodeIntegration: true, contextIsolation: false } }).loadFile('index.html');\n";
    const page = (comment: string): string => `<!doctype html>\n<html>\n${comment}\n<script src="http://cdn.notes.example/app.js"></script>\n</html>\n`;
    const folder = hosted(host, {
      'eslint.config.mjs': FLAT(`desktopSec.configs.recommended, { linterOptions: { reportUnusedDisableDirectives: 'error' } }, { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } }`),
      'package.json': '{ "name": "notes", "main": "main.js", "devDependencies": { "electron": "45.4.1" } }\n',
      'main.js': main,
      'index.html': page('<!-- eslint-disable-next-line desktop-sec/common/remote-script -->'),
      'suppressed.html': page('<!-- desktop-sec: ignore[common/remote-script] served by us -->'),
      'found.html': page('<!-- eslint-disable-next-line desktop-sec/common/insecure-url -->'),
      'settings.yaml': '# eslint-disable-next-line desktop-sec/common/hardcoded-secret -- an example\nname: notes\n',
    });
    const { messages } = eslint(folder);
    const of = (file: string): string[] => messages.filter((one) => one.file === file).map(({ rule, line }) => `${line} ${rule}`);
    expect(of('main.js').filter((one) => one.includes('node-integration'))).toEqual([]);
    expect(of('main.js').length).toBeGreaterThan(0);
    expect(of('index.html').filter((one) => one.includes('remote-script'))).toEqual([]);
    expect(of('suppressed.html').filter((one) => one.includes('remote-script'))).toEqual([]);
    expect(of('found.html').filter((one) => one.includes('remote-script'))).toEqual(['4 desktop-sec/common/remote-script']);
    expect(messages.filter(({ rule }) => rule === '').map(({ file, line, message }) => `${file}:${line} ${message.slice(0, 31)}`).sort()).toEqual([
      'found.html:3 Unused eslint-disable directive', 'settings.yaml:1 Unused eslint-disable directive',
    ]);
  });
});

describe('eslint-8.57', () => {
  const CONFIG = JSON.stringify({ root: true, extends: ['plugin:desktop-sec/legacy-recommended'], parserOptions: { ecmaVersion: 2022, sourceType: 'module' } });

  test.each(EXAMPLES.slice(0, 2))('finds in examples/%s what the command line finds, by eslintrc and the wrapper', (example) => {
    const folder = hosted('eslint-8.57', { '.eslintrc.json': CONFIG }, example);
    const run = eslint(folder);
    expect(run.stderr).toBe('');
    expect(ours(run.messages)).toEqual(lintable(byCli(folder)));
    expect(ours(run.messages).length).toBeGreaterThan(3);
  });

  test('finds the same by a flat configuration', () => {
    const folder = hosted('eslint-8.57', { 'eslint.config.mjs': FLAT(`desktopSec.configs['recommended-parser'], ${MODULES}`) }, 'electron/vulnerable');
    const run = eslint(folder, ['.'], { ESLINT_USE_FLAT_CONFIG: 'true' });
    expect(run.stderr).toBe('');
    expect(ours(run.messages)).toEqual(byCli(folder));
  });

  test('honours directives in files that our parser reads', () => {
    const folder = hosted('eslint-8.57', {
      '.eslintrc.json': CONFIG,
      'package.json': '{ "name": "notes", "main": "main.js", "devDependencies": { "electron": "45.4.1" } }\n',
      'main.js': "import { BrowserWindow } from 'electron';\nnew BrowserWindow().loadFile('index.html');\n",
      'index.html': '<!doctype html>\n<!-- eslint-disable-next-line desktop-sec/common/remote-script -->\n<script src="http://cdn.notes.example/app.js"></script>\n<script src="http://cdn.notes.example/more.js"></script>\n',
    });
    expect(ours(eslint(folder).messages).filter((one) => one.includes('remote-script'))).toEqual(['index.html:4:14 common/remote-script']);
  });
});

describe('oxlint', () => {
  interface Diagnostic { readonly code: string; readonly filename: string; readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[] }
  const oxlint = (folder: string): string[] => {
    const { stdout, stderr } = spawnSync(process.execPath, ['node_modules/oxlint/bin/oxlint', '-f', 'json', '--ignore-pattern', 'node_modules', '.'], { cwd: folder, encoding: 'utf8' });
    if (!stdout.startsWith('{')) throw new Error(stdout + stderr);
    return (JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] }).diagnostics.filter(({ code }) => code.startsWith('desktop-sec('))
      .map(({ code, filename, labels: [label] }) => `${filename}:${label!.span.line}:${label!.span.column} ${code.slice('desktop-sec('.length, -1)}`).sort();
  };
  const configOf = (rules: readonly string[]): string => JSON.stringify({
    jsPlugins: [{ name: 'desktop-sec', specifier: 'desktop-sec-lint/eslint-plugin' }], categories: { correctness: 'off' },
    rules: Object.fromEntries(rules.map((rule) => [`desktop-sec/${rule}`, 'error'])),
  });
  const rulesIn = (places: readonly string[]): string[] => [...new Set(places.map((place) => place.split(' ')[1]!))];

  test('finds in scripts what the command line finds', () => {
    const folder = hosted('oxlint', {}, 'electron/vulnerable');
    const wanted = byCli(folder);
    writeFileSync(join(folder, '.oxlintrc.json'), configOf(rulesIn(wanted)));
    expect(oxlint(folder)).toEqual(wanted.filter((place) => /^[^:]*\.js:/.test(place)));
  });

  test('places what stands in the script of a component', () => {
    const folder = hosted('oxlint', {
      'package.json': '{ "name": "notes", "main": "main.js", "type": "module", "devDependencies": { "electron": "45.4.1" } }\n',
      'main.js': "import { BrowserWindow } from 'electron';\nnew BrowserWindow().loadFile('index.html');\n",
      'Notes.vue': '<template>\n  <p>Notes</p>\n</template>\n\n<script setup>\nconst all = await fetch(\'http://notes-app.net/all\');\n</script>\n',
    });
    const wanted = byCli(folder).filter((place) => place.startsWith('Notes.vue'));
    writeFileSync(join(folder, '.oxlintrc.json'), configOf(rulesIn(wanted)));
    expect(wanted.length).toBeGreaterThan(0);
    expect(oxlint(folder)).toEqual(wanted);
  });
});

describe.each(['eslint-9', 'eslint-10'] as const satisfies readonly Host[])('%s, beside plugins for the same files', (host) => {
  const OTHERS = `import json from '@eslint/json';
import html from '@html-eslint/eslint-plugin';
import n from 'eslint-plugin-n';
import stylistic from '@stylistic/eslint-plugin';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import unicorn from 'eslint-plugin-unicorn';
import vue from 'eslint-plugin-vue';
import jsonc from 'eslint-plugin-jsonc';
`;
  const JSON_BLOCK = "{ files: ['**/*.json'], ignores: ['package-lock.json'], plugins: { json }, language: 'json/json', rules: { 'json/no-duplicate-keys': 'error' } }";
  const HTML_BLOCK = "{ files: ['**/*.html'], plugins: { html }, language: 'html/html', rules: { 'html/require-lang': 'error' } }";
  const files = (configs: string): Record<string, string> => ({
    'eslint.config.mjs': `${OTHERS}${DEFINED(configs)}`,
    'package.json': '{ "name": "notes", "main": "main.ts", "devDependencies": { "electron": "45.4.1" }, "build": { "asar": false, "appId": "x", "appId": "y" } }\n',
    'main.ts': "import { BrowserWindow } from 'electron';\nconst win: BrowserWindow = new BrowserWindow({ webPreferences: { nodeIntegration: true } });\nvoid win.loadURL('http://notes-app.net/');\n",
    'index.html': '<!doctype html>\n<html>\n<script src="http://cdn.notes.example/app.js"></script>\n</html>\n',
    'Notes.vue': '<script setup lang="ts">\nconst all = await fetch(\'http://notes-app.net/all\');\n</script>\n\n<template>\n  <p v-html="all" />\n</template>\n',
    'List.svelte': '<script lang="ts">\n  const all = fetch(\'http://notes-app.net/list\');\n</script>\n\n<p>{all}</p>\n',
    '.env': 'VITE_NAME=notes\n', 'settings.toml': 'name = "notes" # no\n', 'app.yaml': 'name: notes\n',
  });
  const has = (messages: readonly { rule: string; file: string }[], file: string, rule: RegExp): boolean => messages.some((one) => one.file === file && rule.test(one.rule));

  test('with ours first, both find', () => {
    const folder = hosted(host, files(`desktopSec.configs.recommended, ${JSON_BLOCK}, ${HTML_BLOCK}, { files: ['**/*.ts'], extends: [ts.configs.recommended] }, { files: ['**/*.vue'], extends: [vue.configs['flat/recommended']] }, { files: ['**/*.svelte'], extends: [svelte.configs.recommended] }, { files: ['**/*.vue', '**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } }`));
    const run = eslint(folder);
    expect(run.stderr).toBe('');
    expect(has(run.messages, 'package.json', /^json\//)).toBe(true);
    expect(has(run.messages, 'package.json', /^desktop-sec\//)).toBe(true);
    expect(has(run.messages, 'index.html', /^html\//)).toBe(true);
    expect(has(run.messages, 'index.html', /^desktop-sec\//)).toBe(true);
    expect(ours(run.messages)).toEqual(byCli(folder));
    for (const file of ['main.ts', 'Notes.vue', 'List.svelte', 'index.html']) expect(run.messages.some((one) => one.file === file), file).toBe(true);
  });

  test.skipIf(host === 'eslint-9')('with the rules only, both find, in either order', () => {
    const mine = "desktopSec.configs['recommended-rules-only']";
    for (const order of [`${mine}, ${JSON_BLOCK}, ${HTML_BLOCK}`, `${JSON_BLOCK}, ${HTML_BLOCK}, ${mine}`]) {
      const run = eslint(hosted(host, files(order)));
      expect(run.stderr).toBe('');
      for (const rule of [/^json\//, /^desktop-sec\//]) expect(has(run.messages, 'package.json', rule)).toBe(true);
      for (const rule of [/^html\//, /^desktop-sec\//]) expect(has(run.messages, 'index.html', rule)).toBe(true);
    }
  });

  test.skipIf(host === 'eslint-9')('beside a parser of JSON, in either order', () => {
    const theirs = "jsonc.configs['flat/base'], { files: ['**/*.json'], rules: { 'jsonc/no-dupe-keys': 'error' } }";
    const before = eslint(hosted(host, files(`desktopSec.configs['recommended-rules-only'], ${theirs}`)));
    for (const rule of [/^jsonc\//, /^desktop-sec\//]) expect(has(before.messages, 'package.json', rule)).toBe(true);
    const after = eslint(hosted(host, files(`${theirs}, desktopSec.configs['recommended-rules-only']`)));
    for (const rule of [/^jsonc\//, /^desktop-sec\//]) expect(has(after.messages, 'package.json', rule)).toBe(true);
    const whole = eslint(hosted(host, files(`${theirs}, desktopSec.configs.recommended`)));
    expect(whole.stderr).toBe('');
    expect(has(whole.messages, 'package.json', /^desktop-sec\//)).toBe(true);
  });

  test('rules of other plugins that are on for every file neither break down on ours nor report there', () => {
    const all = "vue.configs['flat/recommended'], svelte.configs.recommended, unicorn.configs.all, n.configs['flat/all'], stylistic.configs.all, ts.configs.strict, { rules: { strict: 'error', 'logical-assignment-operators': 'error', 'no-tabs': 'error', 'eol-last': 'error', 'max-len': ['error', 10], 'capitalized-comments': 'error' } }";
    const run = eslint(hosted(host, files(`${all}, desktopSec.configs.recommended`)));
    expect(run.stderr).toBe('');
    expect(run.messages.filter(({ file, rule }) => /\.env$|\.toml$|\.yaml$|\.html$|\.json$/.test(file) && !rule.startsWith('desktop-sec/'))).toEqual([]);
    expect(has(run.messages, 'index.html', /^desktop-sec\//)).toBe(true);
  });
});
