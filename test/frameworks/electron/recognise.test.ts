import { describe, expect, it } from 'vitest';
import { electron } from '../../../src/frameworks/electron/recognise.js';
import { type Files, projectOf, shown } from '../project.js';

const found = async (files: Files): Promise<string[]> => electron.recognise(await projectOf(files)).map(shown);
const roots = async (files: Files): Promise<readonly (readonly string[])[]> => electron.recognise(await projectOf(files)).map((one) => one.roots);

describe('an Electron app', () => {
  it('depends on Electron, in whatever group but peers', async () => {
    expect(await found({ 'package.json': { name: 'notes', main: 'main.js', devDependencies: { electron: '31.2.0' } } })).toEqual(['. "notes" 31.2.0']);
    expect(await found({ 'package.json': { productName: 'Notes', dependencies: { electron: '^31.2.0' } } })).toEqual(['. "Notes" ~31.2.0']);
    expect(await found({ 'package.json': { name: 'notes', optionalDependencies: { 'electron-nightly': '44.0.0-nightly.20260101' } } })).toEqual(['. "notes" 44.0.0']);
    expect(await found({ 'package.json': { name: 'player', devDependencies: { electron: 'github:castlabs/electron-releases#v31.0.0+wvcus' } } })).toEqual(['. "player" 31.0.0']);
  });

  it('stands at the dependency, or at what else makes it one', async () => {
    const text = '{ "name": "notes", "devDependencies": { "electron": "31.2.0" } }';
    const [app] = electron.recognise(await projectOf({ 'package.json': text }));
    expect(text.slice(app!.home.range.start, app!.home.range.end)).toBe('"31.2.0"');
    const hidden = '{ "name": "vault", "main": "main.js", "build": { "appId": "com.vault" }, "devDependencies": { "electron-builder": "26" } }';
    const [other] = electron.recognise(await projectOf({ 'package.json': hidden }));
    expect(hidden.slice(other!.home.range.start, other!.home.range.end)).toBe('"appId": "com.vault"');
  });

  it('may be one by its build alone, its version unknown', async () => {
    expect(await found({ 'package.json': { name: 'vault', build: { appId: 'com.vault' }, devDependencies: { 'electron-builder': '^26' } } })).toEqual(['. "vault" ?']);
    expect(await found({ 'package.json': { name: 'vault' }, 'electron-builder.yml': 'appId: com.vault\n' })).toEqual(['. "vault" ?']);
    expect(await found({ 'desktop/package.json': { name: 'vault' }, 'desktop/forge.config.ts': '' })).toEqual(['desktop "vault" ?']);
    expect(await found({ 'package.json': { name: 'site', build: { output: 'dist' } } })).toEqual([]);
    expect(await found({ 'package.json': { name: 'site' }, 'scripts/package.json': {}, 'scripts/electron-builder-unsigned.mjs': '' })).toEqual([]);
  });

  it('has its version from the workspace that has Electron for it', async () => {
    const files = { 'package.json': { name: 'root', private: true, workspaces: ['packages/*'], devDependencies: { electron: '^31.2.0', 'electron-builder': '26' } }, 'packages/desktop/package.json': { name: 'desktop', main: 'main.js' }, 'packages/desktop/electron-builder.yml': '' };
    expect(await found(files)).toEqual(['packages/desktop "desktop" ~31.2.0']);
    expect(await found({ 'package.json': files['package.json'], 'packages/renderer/package.json': { name: 'renderer' } })).toEqual(['. "root" ~31.2.0']);
  });

  it('is no library that is tested with Electron', async () => {
    expect(await found({ 'package.json': { name: 'electron-thing', peerDependencies: { electron: '>=20' } } })).toEqual([]);
    expect(await found({ 'package.json': { name: 'electron-thing', types: 'index.d.ts', exports: './index.js', devDependencies: { electron: '31.0.0' }, scripts: { test: 'electron test.js' } } })).toEqual([]);
    expect(await found({ 'package.json': { name: 'packer', bin: 'cli.js', dependencies: { electron: '31.0.0', '@electron/packager': '18' } } })).toEqual([]);
  });

  it('may look like a library where it is started or built', async () => {
    expect(await found({ 'package.json': { name: 'app', exports: './main.js', devDependencies: { electron: '31.0.0' }, scripts: { start: 'npm run build && electron .' } } })).toEqual(['. "app" 31.0.0']);
    expect(await found({ 'package.json': { name: 'app', files: ['app'], devDependencies: { electron: '31.0.0' }, scripts: { t: './node_modules/.bin/electron work/app.js' } } })).toEqual(['. "app" 31.0.0']);
    expect(await found({ 'package.json': { name: 'shell', bin: 'npm/shell', files: ['npm'], devDependencies: { electron: '31.0.0', 'electron-builder': '26' }, scripts: { start: 'node build/start.js' } } })).toEqual(['. "shell" 31.0.0']);
    expect(await found({ 'package.json': { name: 'shell', bin: 'npm/shell', dependencies: { 'electron-updater': '6' }, devDependencies: { electron: '31.0.0' } } })).toEqual(['. "shell" 31.0.0']);
  });

  it('is the one of a workspace that is built, not those that only depend on Electron', async () => {
    expect(await found({
      'package.json': { workspaces: ['packages/*'] },
      'packages/app/package.json': { name: 'app', devDependencies: { electron: '41.0.0' }, scripts: { start: 'electron .' } },
      'packages/query/package.json': { name: 'query', devDependencies: { electron: '41.0.0', 'electron-mocha': '12' } },
      'packages/ipc/package.json': { name: 'ipc', types: 'x.d.ts', dependencies: { electron: '41.0.0' } },
    })).toEqual(['packages/app "app" 41.0.0']);
  });

  it('may be one of several', async () => {
    expect(await found({
      'desktop/package.json': { name: 'new', devDependencies: { electron: '43.0.0' }, scripts: { start: 'electron .' } },
      'legacy/package.json': { name: 'old', devDependencies: { electron: '9.3.1' }, build: { productName: 'Old', appId: 'x' } },
    })).toEqual(['desktop "new" 43.0.0', 'legacy "Old" 9.3.1']);
  });

  it('has the packages it depends on, and those its builder takes files from', async () => {
    expect(await roots({
      'package.json': { workspaces: ['*'] },
      'app/package.json': { name: 'app', devDependencies: { electron: '41.0.0', core: '*' }, build: { extraResources: ['icons', { from: '../frontend/build', to: 'frontend' }, { from: '../../etc' }] }, scripts: { start: 'electron .' } },
      'core/package.json': { name: 'core' }, 'frontend/package.json': { name: 'frontend', dependencies: { ui: '*' } }, 'ui/package.json': { name: 'ui' }, 'server/package.json': { name: 'server' },
    })).toEqual([['app', 'core', 'frontend', 'ui']]);
  });

  it('is not made of names that every object has', async () => {
    expect(await found({ 'package.json': '{ "name": "x", "dependencies": { "__proto__": "1", "constructor": "1", "toString": "1" }, "build": "x", "scripts": ["electron ."] }' })).toEqual([]);
  });
});
