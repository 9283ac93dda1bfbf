import { expect, describe, test } from 'vitest';
import type { FileFacts } from '../../src/core/app.js';
import type { FileEntry } from '../../src/core/files.js';
import { createModules } from '../../src/dataflow/modules.js';
import { readImports } from '../../src/engine/closure.js';
import { readFacts } from '../../src/engine/facts.js';
import { type Files, projectOf } from '../frameworks/project.js';
import { lintFiles, placesOf } from '../support/lint.js';

const manifest = JSON.stringify({ name: 'tram', version: '1.0.0', main: 'main.js', devDependencies: { electron: '45.4.1' } });
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** The files that are read on top of those with a word of interest, round by round. `sizes` are what the files claim to have. */
const rounds = async (files: Files, sizes: Readonly<Record<string, number>> = {}): Promise<readonly (readonly string[])[]> => {
  const entries = new Map(Object.entries(files).map(([path, text]): [string, FileEntry] => [path, { path, size: sizes[path] ?? String(text).length } as FileEntry]));
  const facts = new Map<string, FileFacts>();
  for (const [path, text] of Object.entries(files)) facts.set(path, await readFacts(path, new TextEncoder().encode(String(text))));
  const found: string[][] = [];
  await readImports(facts, entries, createModules(await projectOf(files)), async (some, _, whole) => {
    expect(whole).toBe(true);
    found.push(some.map(({ path }) => path).sort());
    return Promise.all(some.map(({ path }) => readFacts(path, new TextEncoder().encode(String(files[path])), { whole: true })));
  });
  return found;
};

describe('a file without a word of interest', () => {
  const options = { onlyRules: ['electron/web-security', 'electron/ipc-to-command'] };
  const found = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => placesOf(await lintFiles({ 'package.json': manifest, ...files }, options), new Set(options.onlyRules));

  test('is read where one that has one imports it, however far that leads', async () => {
    expect(await found({
      'main.js': "const { BrowserWindow } = require('electron');\nconst { security } = require('./settings');\nnew BrowserWindow({ webPreferences: { webSecurity: security } });\n",
      'settings.js': "exports.security = require('./deeper').flag;\n", 'deeper.js': 'exports.flag = false;\n',
    })).toEqual(['deeper.js:1 electron/web-security']);
  });

  test('lets values through', async () => {
    expect(await found({
      'main.js': "const { ipcMain } = require('electron');\nconst { exec } = require('child_process');\nconst { line } = require('./line');\nipcMain.handle('run', (_event, name) => exec(line(name)));\n",
      'line.js': "exports.line = (name) => 'ls ' + name;\n",
    })).toEqual(['main.js:4 electron/ipc-to-command']);
  });

  test('is JSON, too', async () => {
    expect(await found({
      'main.js': "const { BrowserWindow } = require('electron');\nconst settings = require('./settings.json');\nnew BrowserWindow({ webPreferences: settings });\n",
      'settings.json': '{\n  "webSecurity": false\n}\n',
    })).toEqual(['settings.json:2 electron/web-security']);
  });
});

describe('what is read for the sake of others', () => {
  test('is what paths of Rust name', async () => {
    expect(await rounds({
      'src-tauri/Cargo.toml': '[package]\nname = "tram"\n',
      'src-tauri/src/main.rs': 'mod lines; mod stops; mod alone; use crate::stops::near; fn main() { tauri::run(lines::all()); near(); }',
      'src-tauri/src/lines.rs': 'pub fn all() { super::alone::x(); self::deep::y() }', 'src-tauri/src/lines/deep.rs': 'pub fn y() {}',
      'src-tauri/src/stops/mod.rs': 'mod inner; pub use inner::near;', 'src-tauri/src/stops/inner.rs': 'pub fn near() {}', 'src-tauri/src/alone.rs': 'pub fn x() {}', 'src-tauri/src/other.rs': 'fn x() {}',
    })).toEqual([['src-tauri/src/lines.rs', 'src-tauri/src/stops/mod.rs'], ['src-tauri/src/alone.rs', 'src-tauri/src/lines/deep.rs', 'src-tauri/src/stops/inner.rs']]);
  });

  test('is what they import, once, and what those import', async () => {
    expect(await rounds({
      'package.json': manifest, 'main.js': "require('electron'); require('./a'); require('./b');", 'a.js': "require('./c'); require('./b');", 'b.js': "require('./a'); require('./main');", 'c.js': "require('./c');", 'alone.js': 'exports.x = 1;',
    })).toEqual([['a.js', 'b.js'], ['c.js']]);
  });

  test('is nothing of types, packages, generated files or styles', async () => {
    expect(await rounds({
      'package.json': manifest, 'main.ts': "import 'electron'; import type { A } from './types'; import './style.css'; import 'lodash'; import './bundle.min.js'; import './real';",
      'types.ts': 'export type A = string;', 'style.css': 'a {}', 'node_modules/lodash/index.js': '', 'bundle.min.js': `var a=1;${'a();'.repeat(4000)}`, 'real.ts': 'export {};',
    })).toEqual([['real.ts']]);
  });

  test('ends after some rounds', async () => {
    const chain = Object.fromEntries(numbers(30).map((i) => [`f${i}.js`, `require('./f${i + 1}');`]));
    const found = await rounds({ 'package.json': manifest, 'main.js': "require('electron'); require('./f0');", ...chain });
    expect(found.flat()).toEqual(numbers(6).map((i) => `f${i}.js`));
  });

  test('is no more than there is room for, and first what the system is used by', async () => {
    const files = {
      'package.json': manifest, 'page.js': "document.body.innerHTML = name; require('./view'); require('./small');", 'main.js': "require('electron'); require('./store');",
      'view.js': 'exports.view = 1;', 'store.js': 'exports.store = 1;', 'small.js': 'exports.small = 1;',
    };
    expect(await rounds(files, { 'view.js': 0.75 * (1 << 20), 'store.js': 1 << 19, 'small.js': 1000 })).toEqual([['small.js', 'store.js']]);
    // A large app has more room, but never the whole.
    expect((await rounds(files, { 'view.js': 13 << 20, 'store.js': 2 << 20, 'small.js': 200 << 20 })).flat()).toEqual(['store.js']);
  });

  test('begins with what most files import', async () => {
    const page = (wanted: string): string => `document.body.innerHTML = name; ${wanted}`;
    const files = {
      'package.json': manifest, 'main.js': "require('electron');", 'a.js': page("require('./own'); require('./shared');"), 'b.js': page("require('./shared');"), 'own.js': 'exports.own = 1;', 'shared.js': 'exports.shared = 1;',
    };
    expect(await rounds(files, { 'own.js': 600 << 10, 'shared.js': 600 << 10 })).toEqual([['shared.js']]);
  });

  test('is no JSON that is data', async () => {
    expect(await rounds({ 'package.json': manifest, 'main.js': "require('electron'); require('./data.json'); require('./options.json');", 'data.json': '[]', 'options.json': '{}' }, { 'data.json': 1 << 20 })).toEqual([['options.json']]);
  });
});
