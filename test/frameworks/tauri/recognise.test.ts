import { describe, expect, it } from 'vitest';
import { tauri } from '../../../src/frameworks/tauri/recognise.js';
import { type Files, projectOf, shown } from '../project.js';

const found = async (files: Files): Promise<string[]> => tauri.recognise(await projectOf(files)).map(shown);
const roots = async (files: Files): Promise<readonly (readonly string[])[]> => tauri.recognise(await projectOf(files)).map((one) => one.roots);

const v2 = { productName: 'Acme', identifier: 'app.acme', build: { frontendDist: '../dist' }, app: { windows: [] } };
const v1 = { package: { productName: 'Acme' }, build: { distDir: '../dist', devPath: 'http://localhost:1420' }, tauri: { allowlist: {} } };

describe('a Tauri app', () => {
  it('has a configuration, in any of its formats', async () => {
    expect(await found({ 'src-tauri/tauri.conf.json': v2, 'package.json': {} })).toEqual(['. "Acme" ~2.0.0']);
    expect(await found({ 'src-tauri/tauri.conf.json5': "{ identifier: 'app.acme', /* five */ }", 'package.json': { name: 'acme' } })).toEqual(['. "acme" ~2.0.0']);
    expect(await found({ 'src-tauri/Tauri.toml': '[package]\nproduct-name = "x"\n[tauri]\n', 'package.json': { name: 'acme' } })).toEqual(['. "acme" ~1.0.0']);
    expect(await found({ 'src-tauri/tauri.conf.json': v1 })).toEqual(['. "Acme" ~1.0.0']);
    expect(await found({ 'src-tauri/tauri.conf.json': v2, 'src-tauri/Tauri.toml': '[app]\n' })).toHaveLength(1);
  });

  it('is not made by an overlay, or by any other file of that name', async () => {
    expect(await found({ 'src-tauri/tauri.macos.conf.json': v2, 'src-tauri/tauri.beta.conf.json': v2 })).toEqual([]);
    expect(await found({ 'x/tauri.conf.json': { hello: 1 } })).toEqual([]);
  });

  it('is one although its configuration is broken', async () => {
    expect(await found({ 'src-tauri/tauri.conf.json': '{{ template }}', 'src-tauri/Cargo.toml': '[dependencies]\ntauri = "2.1"\n' })).toEqual(['. "tauri" ~2.1.0']);
  });

  it('stands at its identity', async () => {
    const text = '{ "app": {}, "identifier": "app.acme" }';
    const [app] = tauri.recognise(await projectOf({ 'src-tauri/tauri.conf.json': text }));
    expect(app!.home.file).toBe('src-tauri/tauri.conf.json');
    expect(text.slice(app!.home.range.start, app!.home.range.end)).toBe('"identifier": "app.acme"');
  });

  it('has the version that Cargo locked, else wants, else that of its packages', async () => {
    const crate = { 'src-tauri/tauri.conf.json': v2, 'src-tauri/Cargo.toml': '[dependencies]\ntauri = { version = "2", features = [] }\n' };
    expect(await found({ ...crate, 'src-tauri/Cargo.lock': '[[package]]\nname = "tauri"\nversion = "2.10.3"\n' })).toEqual(['. "Acme" 2.10.3']);
    expect(await found({ ...crate, 'Cargo.lock': '[[package]]\nname = "tauri"\nversion = "2.9.0"\n' })).toEqual(['. "Acme" 2.9.0']);
    expect(await found(crate)).toEqual(['. "Acme" ~2.0.0']);
    expect(await found({ 'src-tauri/tauri.conf.json': v2, 'src-tauri/Cargo.toml': '[dependencies]\ntauri = { git = "https://example.com/tauri" }\n', 'package.json': { dependencies: { '@tauri-apps/api': '2.5.0' }, devDependencies: { '@tauri-apps/cli': '2.6.0' } } })).toEqual(['. "Acme" 2.5.0']);
  });

  it('begins where its package.json is, but not at that of a workspace', async () => {
    const root = { name: 'root', workspaces: ['apps/*'], devDependencies: { '@tauri-apps/cli': '2' } };
    expect(await found({ 'apps/desktop/src-tauri/tauri.conf.json': v2, 'apps/desktop/package.json': {}, 'package.json': root })).toEqual(['apps/desktop "Acme" ~2.0.0']);
    expect(await found({ 'apps/app/tauri.conf.json': v2, 'apps/app/package.json': {}, 'package.json': root })).toEqual(['apps/app "Acme" ~2.0.0']);
    expect(await found({ 'crates/acme-tauri/tauri.conf.json': v2, 'package.json': root })).toEqual(['crates/acme-tauri "Acme" ~2.0.0']);
    expect(await found({ 'gui/src-tauri/tauri.conf.json': v2, 'package.json': root })).toEqual(['gui "Acme" ~2.0.0']);
    expect(await found({ 'src-tauri/tauri.conf.json': v2, 'package.json': root })).toEqual(['. "Acme" ~2.0.0']);
    expect(await found({ 'backend/tauri/tauri.conf.json': v2, 'package.json': { devDependencies: { '@tauri-apps/cli': '^2' } } })).toEqual(['. "Acme" ~2.0.0']);
  });

  it('has the crates and packages that it is made of', async () => {
    expect(await roots({
      'package.json': { workspaces: ['apps/*', 'packages/*'] }, 'apps/web/package.json': { name: 'web', dependencies: { ui: '*' } }, 'packages/ui/package.json': { name: 'ui' }, 'packages/other/package.json': { name: 'other' },
      'crates/app/tauri.conf.json': { ...v2, build: { frontendDist: '../../apps/web/build' } }, 'crates/app/Cargo.toml': '[dependencies]\ncore = { path = "../core" }\n', 'crates/core/Cargo.toml': '[package]\nname = "core"\n',
    })).toEqual([['crates/app', 'apps/web', 'packages/ui', 'crates/core', 'apps/web/build']]);
    expect(await roots({ 'src-tauri/tauri.conf.json': { ...v2, build: { frontendDist: '../docs' } }, 'package.json': {} })).toEqual([['', 'docs']]);
    expect(await roots({ 'src-tauri/tauri.conf.json': { ...v2, build: { frontendDist: 'https://acme.app' } }, 'package.json': {} })).toEqual([['']]);
    expect(await roots({ 'src-tauri/tauri.conf.json': { ...v2, build: { frontendDist: '../../../etc' } } })).toEqual([['']]);
  });
});
