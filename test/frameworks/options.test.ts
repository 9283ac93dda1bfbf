import { describe, expect, it } from 'vitest';
import type { Options } from '../../src/frameworks/options.js';
import { packagingOf } from '../../src/frameworks/electron/packaging.js';
import { optionsIn } from '../../src/frameworks/electron/builds.js';
import { worldOf } from './memory.js';

const read = async (files: Readonly<Record<string, unknown>>, path: string): Promise<Options> => optionsIn(await worldOf('electron', 'package.json', files, 45), path)!;

describe('options', () => {
  it('are the same in data and in code', async () => {
    const files = {
      'electron-builder.json': { mac: { hardenedRuntime: false }, win: { target: ['nsis', 'zip'] } },
      'electron-builder.js': "const win = { target: ['nsis', ...more] };\nconst more = ['zip'];\nmodule.exports = async () => ({ mac: { hardenedRuntime: !1 }, win, appId: 'app.notes' });",
    };
    for (const path of Object.keys(files)) {
      const options = await read(files, path);
      expect(options.to('mac', 'hardenedRuntime').setting(true).value, path).toBe(false);
      expect(options.to('win', 'target').texts().map(({ value }) => value), path).toEqual(['nsis', 'zip']);
      expect(options.to('mac', 'identity').setting('none').value, path).toBe('none');
    }
  });

  it('do not know what a call or the environment says', async () => {
    const options = await read({ 'electron-builder.js': "module.exports = { appId: 'app.notes', asar: process.env.ASAR === '1', mac: load(), ...shared() };" }, 'electron-builder.js');
    expect(options.to('asar').setting(true).unknown).toBe(true);
    expect(options.to('mac', 'identity').setting().unknown).toBe(true);
    expect(options.to('win').setting().unknown).toBe(true);
    expect(options.to('win').written).toBe(false);
  });

  it('merge with what they extend, objects by key', async () => {
    const world = await worldOf('electron', 'package.json', { 'base.json': { asar: false, mac: { notarize: false, hardenedRuntime: false } }, 'own.json': { asar: true, mac: { notarize: true } } }, 45);
    const options = optionsIn(world, 'own.json')!.over(optionsIn(world, 'base.json')!);
    expect(options.to('asar').setting().value).toBe(true);
    expect(options.to('mac', 'notarize').setting().value).toBe(true);
    expect(options.to('mac', 'hardenedRuntime').setting().value).toBe(false);
    expect(options.to('mac', 'hardenedRuntime').at.file).toBe('base.json');
  });

  it('name computed keys by what they are', async () => {
    const options = await read({ 'fuses.js': "const { FuseV1Options } = require('@electron/fuses');\nmodule.exports = { [FuseV1Options.RunAsNode]: false, [whatever()]: true };" }, 'fuses.js');
    expect(options.entries().map(({ key, value }) => [key, value.setting().value])).toEqual([['@electron/fuses.FuseV1Options.RunAsNode', false], ['whatever()', true]]);
  });

  it('end, however deep and round they are', async () => {
    const options = await read({ 'electron-builder.js': 'const a = {};\na.mac = a;\nconst f = () => f();\nmodule.exports = { appId: "app.notes", mac: a, win: f(), linux: [...[].concat(a)] };' }, 'electron-builder.js');
    expect(options.to(...Array.from({ length: 100 }, () => 'mac')).setting().unknown).toBe(true);
    expect(options.to('win').entries()).toEqual([]);
    expect(options.to('linux').items()).toEqual([]);
  });

  it('do not take long where a few objects refer to each other over and over', async () => {
    const many = (name: string): string => Array.from({ length: 200 }, (_, index) => `k${index}: ${name}`).join(',\n');
    const spread = (name: string): string => Array.from({ length: 200 }, () => `...${name}`).join(',\n');
    const code = ['const e = {};', ...['d', 'c', 'b', 'a'].map((name, index, all) => `const ${name} = { ${many(all[index - 1] ?? 'e')}, ${spread(all[index - 1] ?? 'e')} };`), "module.exports = { appId: 'app.notes', mac: a };"].join('\n');
    const files = { 'package.json': { name: 'notes', devDependencies: { electron: '45.4.1' } }, 'electron-builder.js': code, 'electron-builder.json': { extends: Array.from({ length: 100 }, () => 'electron-builder.json'), appId: 'app.notes' } };
    const start = performance.now();
    expect(packagingOf(await worldOf('electron', 'package.json', files, 45), 45).builds).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(5000);
  }, 20_000);
});
