import { describe, expect, test } from 'vitest';
import type { Ref } from '../../src/dataflow/source.js';
import type { World } from '../../src/dataflow/world.js';
import { graphOf } from './memory.js';

type Files = Readonly<Record<string, string>>;

const worldOf = async (files: Files): Promise<World> => (await graphOf({ 'package.json': '{ "name": "notes", "main": "main.js" }', ...files })).world;

/** What the first argument of every `show(x)` of main.js is: scalars as they are, names of what has one, `?` for the rest. */
const shown = async (files: Files): Promise<readonly unknown[]> => {
  const world = await worldOf(files);
  const valueOf = (ref: Ref): unknown => {
    const scalar = world.scalar(ref);
    if (scalar !== undefined) return scalar;
    // The names of what is not there begin with the specifier.
    const all = [...new Set(world.resolve(ref).map((one) => { const value = world.scalar(one); return value !== undefined ? value : (world.name(one) ?? '?').replace(/^\.\/.*/, '?'); }))];
    return all.length === 1 ? all[0] : all;
  };
  return world.calls('show').filter(({ source }) => source.path.startsWith('main.')).map((call) => { const value = call.arg(0); return value ? valueOf(value) : undefined; });
};

/** The canonical names of the calls of main.js. */
const called = async (files: Files): Promise<readonly string[]> => (await worldOf(files)).calls().filter(({ source }) => source.path.startsWith('main.')).map(({ name }) => name);

describe('a value of another file is', () => {
  test('what it exports: by name, by default, under another name, as a namespace', async () => {
    expect(await shown({
      'main.ts': `import first, { host as where, port, missing } from './config'; import * as all from './config'; import { nested } from './config';
        show(first.title); show(where); show(port); show(all.port); show(all.nested.deep); show(nested.deep); show(missing); show(all.missing);`,
      'config.ts': `export const port = 4312; const address = 'localhost'; export { address as host }; export const nested = { deep: 'down' }; export default { title: 'Notes' };`,
    })).toEqual(['Notes', 'localhost', 4312, 4312, 'down', 'down', '?', '?']);
  });

  test('what is exported on, through several files and `export *`', async () => {
    expect(await shown({
      'main.ts': `import { port, renamed, own, Ns, lost } from './index'; import fallback from './index'; show(port); show(renamed); show(own); show(Ns.port); show(fallback); show(lost);`,
      'index.ts': `export * from './empty'; export * from './middle'; export { port as renamed } from './deep'; export * as Ns from './deep'; export const own = 'mine'; export { default } from './deep';`,
      'empty.ts': `export type Nothing = string;`,
      'middle.ts': `export * from './deep'; export const own = 'not this one';`,
      'deep.ts': `export const port = 1; export default 'whole';`,
    })).toEqual([1, 1, 'mine', 1, 'whole', '?']);
  });

  test('what CommonJS assigns to its exports, in whatever way', async () => {
    expect(await shown({
      'main.js': `const whole = require('./whole'); const { port } = require('./named'); const named = require('./named'); const maker = require('./maker'); const { limit } = require('./whole');
        show(whole.title); show(port); show(named.port); show(named.size); show(maker().title); show(limit); show(require('./whole').limit);`,
      'whole.js': `module.exports = { title: 'Notes', limit: 20 };`,
      'named.js': `exports.port = 7; module.exports.size = 8;`,
      'maker.js': `module.exports = () => ({ title: 'made' });`,
    })).toEqual(['Notes', 7, 7, 8, 'made', 20, 20]);
  });

  test('a field, a getter or what a method returns, of an instance that is shared', async () => {
    expect(await shown({
      'main.ts': `import { settings, Settings } from './settings'; import shared from './shared';
        show(settings.folder); show(settings.url); show(settings.channel().name); show(Settings.version); show(new Settings().folder); show(settings.inherited); show(shared.folder); show(settings.late);`,
      'base.ts': `export class Base { inherited = 'from the base'; }`,
      'settings.ts': `import { Base } from './base';
        export class Settings extends Base { static version = 3; folder = 'letters'; constructor() { super(); this.late = 'set'; } get url() { return 'app://notes/'; } channel() { return { name: 'beta' }; } }
        export const settings = new Settings();`,
      'shared.ts': `import { Settings } from './settings'; export default new Settings();`,
    })).toEqual(['letters', 'app://notes/', 'beta', 3, 'letters', 'from the base', 'letters', 'set']);
  });

  test('both where it is one of two', async () => {
    expect(await shown({ 'main.ts': `import { url } from './url'; show(url);`, 'url.ts': `export let url = 'a'; if (process.argv[2]) url = 'b';` })).toEqual([['a', 'b']]);
  });
});

describe('a value of a JSON file is', () => {
  const files = { 'config.json': '{ "port": 1, "default": "x", "window": { "webPreferences": { "sandbox": false } }, "list": ["a", { "b": 2 }], "none": null }' };

  test('what stands there, however it is imported', async () => {
    expect(await shown({
      ...files,
      'main.ts': `import config from './config.json'; import * as all from './config.json'; import { port } from './config.json'; const required = require('./config.json'); const { window: shape } = require('./config');
        show(config.port); show(all.port); show(port); show(required.window.webPreferences.sandbox); show(shape.webPreferences.sandbox); show(config.list[0]); show(config.list[1].b); show(config.none); show(config.absent);`,
    })).toEqual([1, 1, 1, false, false, 'a', 2, null, '?']);
  });

  test('found at its own place', async () => {
    const world = await worldOf({ ...files, 'main.ts': `import config from './config.json'; show(config.window.webPreferences.sandbox);` });
    const [value] = world.resolve(world.calls('show')[0]!.arg(0)!);
    const { file, range } = value!.at;
    expect({ file, text: files['config.json'].slice(range.start, range.end), key: value!.keyAt && files['config.json'].slice(value!.keyAt.range.start, value!.keyAt.range.end) })
      .toEqual({ file: 'config.json', text: 'false', key: '"sandbox"' });
  });

  test('not there where the file is broken, empty or a text', async () => {
    expect(await shown({
      'main.ts': `import a from './a.json'; import b from './b.json'; import c from './c.json'; show(a.x); show(b.x); show(c); show(c.x);`,
      'a.json': '{ "x": ', 'b.json': '', 'c.json': '"whole"',
    })).toEqual(['?', '?', 'whole', '?']);
  });
});

describe('a name is the same', () => {
  test('of Electron that a file of the app hands on', async () => {
    expect(await called({
      'main.ts': `import { shell, Win, default as electron } from './electron'; import * as all from './electron'; import { app } from './star'; import { menu } from './electron';
        shell.openExternal('a'); new Win(); electron.dialog.showMessageBox(); all.shell.beep(); app.quit(); menu.popup();`,
      'electron.ts': `import electron, { Menu } from 'electron'; export { shell, BrowserWindow as Win } from 'electron'; export default electron; export const menu = new Menu();`,
      'star.ts': `export * from 'electron';`,
    })).toEqual(['electron.shell.openExternal', 'electron.BrowserWindow', 'electron.dialog.showMessageBox', 'electron.shell.beep', 'electron.app.quit', 'electron.Menu().popup']);
  });

  test('of Electron that CommonJS hands on', async () => {
    expect(await called({
      'main.js': `const { shell } = require('./bridge'); const bridge = require('./bridge'); const electron = require('./whole'); shell.beep(); bridge.shell.beep(); electron.app.quit();`,
      'bridge.js': `const electron = require('electron'); module.exports = { shell: electron.shell };`, 'whole.js': `module.exports = require('electron');`,
    })).toEqual(expect.arrayContaining(['electron.shell.beep', 'electron.shell.beep', 'electron.app.quit']));
  });

  test('of a subclass that another file defines', async () => {
    expect(await called({
      'main.ts': `import { Pane } from './pane'; const pane = new Pane(); pane.loadURL('app://x/');`, 'pane.ts': `import { Base } from './base'; export class Pane extends Base {}`,
      'base.ts': `import { BrowserWindow } from 'electron'; export class Base extends BrowserWindow {}`,
    })).toEqual(['electron.BrowserWindow', 'electron.BrowserWindow().loadURL']);
  });

  test('of nothing where several files might have it', async () => {
    expect(await called({ 'main.ts': `import { shell } from './star'; shell.beep();`, 'star.ts': `export * from 'electron'; export * from 'fs-extra';` })).toEqual(['./star.shell.beep']);
  });
});

test('exports that lead to each other lead nowhere', async () => {
  expect(await shown({
    'main.ts': `import { a, b, c } from './a'; import d from './d'; show(a); show(b); show(c); show(d);`,
    'a.ts': `export * from './b'; export { a } from './b'; export const c = 1;`, 'b.ts': `export * from './a'; export { a } from './a'; export { b } from './b';`, 'd.ts': `import d from './d'; export default d;`,
  })).toEqual(['?', '?', 1, '?']);
});
