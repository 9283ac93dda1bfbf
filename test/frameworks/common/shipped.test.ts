import { describe, expect, test } from 'vitest';
import { World } from '../../../src/dataflow/world.js';
import { shippedOf } from '../../../src/frameworks/common/shipped.js';
import { worldOf } from '../memory.js';

const KEY = `-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2\nOF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r\n-----END PRIVATE KEY-----\n`;

/** What ships, of the sensitive files of an Electron app with a key in each of some folders. */
const shipped = async (files: Readonly<Record<string, unknown>>, more: { readonly ignored?: readonly string[]; readonly framework?: 'electron' | 'tauri' | 'neutralino' | 'nativephp' } = {}) => {
  const world = await worldOf(more.framework ?? 'electron', 'package.json', files);
  const result = shippedOf(new World({ ...world.app, ignoredPaths: more.ignored ?? [] })).shipped;
  return { ...result, paths: result.sensitive.filter(({ copied }) => copied).map(({ path }) => path), by: Object.fromEntries(result.sensitive.flatMap(({ path, copied }) => (copied ? [[path, copied.pattern ?? copied.by]] : []))) };
};

const electron = (build: unknown): Record<string, unknown> => ({
  'package.json': { name: 'notes', devDependencies: { 'electron-builder': '^26.0.0' }, build },
  '.env': 'A=1', 'keys/server.pem': KEY, 'src/keys/inner.pem': KEY, 'build/sign.pem': KEY, 'dist/old.pem': KEY, 'config/prod.env': 'A=1',
});
const ALL = ['.env', 'keys/server.pem', 'src/keys/inner.pem', 'config/prod.env'];

describe('electron-builder', () => {
  test.each([
    ['no configuration', undefined, ALL],
    ['no files', { appId: 'app.notes' }, ALL],
    ['only exclusions', { appId: 'app.notes', files: ['!keys'] }, ['.env', 'src/keys/inner.pem', 'config/prod.env']],
    ['an excluded file', { appId: 'app.notes', files: ['!.env', '!**/*.pem'] }, ['config/prod.env']],
    ['a list', { appId: 'app.notes', files: ['src/**/*', 'package.json'] }, ['src/keys/inner.pem']],
    ['a folder without a wildcard', { appId: 'app.notes', files: ['keys'] }, ['keys/server.pem']],
    ['a list with an exclusion', { appId: 'app.notes', files: ['**/*', '!keys/**', '!.env*'] }, ['src/keys/inner.pem', 'config/prod.env']],
    ['a folder that is left out, and a later pattern', { appId: 'app.notes', files: ['**/*', '!src', '*.env'] }, ['.env', 'keys/server.pem', 'config/prod.env']],
    ['one string', { appId: 'app.notes', files: 'keys/**' }, ['keys/server.pem']],
    ['nothing but sets', { appId: 'app.notes', files: [{ from: 'src', to: 'app', filter: ['**/*'] }] }, ['src/keys/inner.pem']],
    ['a set with a filter', { appId: 'app.notes', files: ['dist/**', { from: '.', filter: ['keys/*', '!**/server.pem'] }] }, ['dist/old.pem']],
    ['extra resources', { appId: 'app.notes', files: ['out/**'], extraResources: ['.env', { from: 'keys', to: 'keys' }] }, ['.env', 'keys/server.pem']],
    ['an extra file of one platform', { appId: 'app.notes', files: ['out/**'], win: { extraFiles: [{ from: 'config/prod.env', to: '.' }] } }, ['config/prod.env']],
    ['files of one platform', { appId: 'app.notes', files: ['out/**'], mac: { files: ['keys/**'] } }, ['keys/server.pem']],
    ['another output folder', { appId: 'app.notes', directories: { output: 'release', buildResources: 'assets' } }, [...ALL, 'build/sign.pem', 'dist/old.pem']],
    ['an app folder', { appId: 'app.notes', directories: { app: 'src' } }, ['src/keys/inner.pem']],
    ['what it extends', { appId: 'app.notes', extends: './base.json' }, []],
    ['an empty list', { appId: 'app.notes', files: [] }, []],
  ])('%s', async (_, build, expected) => expect((await shipped(electron(build))).paths.toSorted()).toEqual([...expected].toSorted()));

  test('an app folder with its own manifest', async () => expect((await shipped({ ...electron({ appId: 'a.b' }), 'app/package.json': {}, 'app/.env': 'A=1' })).paths).toEqual(['app/.env']));

  test.each([
    ['electron-builder.yml', 'appId: a\nfiles:\n  - src/**\n'],
    ['electron-builder.json5', "{ appId: 'a', files: ['src/**'] /* all */ }"],
    ['electron-builder.toml', 'appId = "a"\nfiles = ["src/**"]\n'],
    ['electron-builder.config.js', "const sources = ['src/**'];\nmodule.exports = { appId: 'electron.notes', files: [...sources] };\n"],
    ['electron-builder.ts', "import type { Configuration } from 'electron-builder';\nconst config: Configuration = { appId: 'a', files: ['src/**'] };\nexport default config;\n"],
    ['electron-builder.config.cjs', "// electron\nmodule.exports = () => ({ appId: 'a', files: ['src/**'] });\n"],
  ])('reads %s', async (name, text) => expect((await shipped({ ...electron(undefined), [name]: text })).paths).toEqual(['src/keys/inner.pem']));

  test('says which pattern it was', async () => {
    expect((await shipped(electron({ appId: 'a', files: ['out/**', '!**/*.map'], extraResources: ['config/*.env'] }))).by).toEqual({ 'config/prod.env': 'config/*.env' });
    expect((await shipped(electron(undefined))).by['.env']).toBe('electron-builder');
  });

  test('says nothing of files that it does not know', async () => {
    const config = "const { files } = require('electron-shared-config');\nmodule.exports = { appId: 'a', files };\n";
    expect((await shipped({ ...electron(undefined), 'electron-builder.config.js': config })).paths).toEqual([]);
  });

  test('does not follow patterns that could take long, and tells', async () => {
    const bait = `${'*a'.repeat(20)}b`;
    const result = await shipped(electron({ appId: 'a', files: [bait, '+(a|a*)', 'src/**', '!{a,{b,{c,d}}}'] }));
    expect(result.problems.map(({ kind }) => kind)).toEqual(['limit', 'limit', 'limit']);
    expect(result.paths).toEqual([]);
  });
});

describe('sensitive files', () => {
  const app = { 'package.json': { name: 'notes', build: { appId: 'a' } } };
  test('are judged by their content where it was read', async () => {
    const { sensitive } = await shipped({
      ...app, 'ca.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', 'server.key': KEY, '.npmrc': 'save-exact=true\n', 'auth.json': '{"http-basic":{}}', 'public.key': KEY, 'notes.key': 'a = b',
      '.env.example': 'A=', 'keys/app.pub': 'ssh-rsa AAAA',
    });
    expect(sensitive.map(({ path, kind }) => [path, kind])).toEqual([['server.key', 'private-key']]);
  });
  test('are judged by their name where git ignores them', async () => {
    const { sensitive } = await shipped(app, { ignored: ['.env', 'cert/win.pfx', '.npmrc', 'server.crt.pem'] });
    expect(sensitive.map(({ path, kind, committed }) => [path, kind, committed])).toEqual([['.env', 'env', false], ['cert/win.pfx', 'key-store', false]]);
  });
  test('of tests and examples are none', async () => expect((await shipped({ ...app, 'test/fixtures/key.pem': KEY, 'docs/key.pem': KEY, 'e2e/.env': 'A=1', 'src/docs/key.pem': KEY })).sensitive.map(({ path }) => path)).toEqual(['src/docs/key.pem']));
});

describe('other packagers', () => {
  const manifest = { name: 'notes', devDependencies: { '@electron-forge/cli': '^7.0.0' } };
  test.each([
    ['Forge copies all', 'module.exports = { packagerConfig: { asar: true } }; // electron', ['.env', 'keys/a.pem']],
    ['Forge with patterns', 'module.exports = { packagerConfig: { ignore: [/^\\/keys/, "src"] } }; // electron', ['.env']],
    ['Forge with a pattern for dot files', 'module.exports = { packagerConfig: { ignore: [/^\\/\\.(?!vite)/] } }; // electron', []],
    ['Forge with a function', 'module.exports = { packagerConfig: { ignore: (file) => !file.startsWith("/out") } }; // electron', []],
    ['Forge with Vite', 'module.exports = { packagerConfig: {}, plugins: [{ name: "@electron-forge/plugin-vite", config: {} }] }; // electron', []],
    ['Forge with a plugin object', 'const { VitePlugin } = require("@electron-forge/plugin-vite");\nmodule.exports = { packagerConfig: {}, plugins: [new VitePlugin({})] };', []],
    ['Forge with a plugin that builds nothing', 'module.exports = { packagerConfig: {}, plugins: [{ name: "@electron-forge/plugin-auto-unpack-natives", config: {} }] }; // electron', ['.env', 'keys/a.pem']],
    ['extra resources', 'module.exports = { packagerConfig: { ignore: () => true, extraResource: ["./keys"] } }; // electron', ['keys/a.pem']],
  ])('%s', async (_, config, expected) => expect((await shipped({ 'package.json': manifest, 'forge.config.js': config, '.env': 'A=1', 'keys/a.pem': KEY })).paths).toEqual(expected));

  test('electron-packager, from a script', async () => {
    const files = (script: string) => ({ 'package.json': { name: 'notes', scripts: { pack: script } }, '.env': 'A=1', 'keys/a.pem': KEY });
    expect((await shipped(files('electron-packager . Notes --ignore=keys'))).paths).toEqual(['.env']);
    expect((await shipped(files('electron-packager ./dist Notes'))).paths).toEqual([]);
  });

  test('Tauri bundles its resources, and the folder of the pages', async () => {
    const files = (conf: unknown) => ({ 'package.json': { name: 'notes' }, 'src-tauri/tauri.conf.json': conf, '.env': 'A=1', 'src-tauri/keys/a.pem': KEY, 'web/key.pem': KEY });
    const tauri = async (conf: unknown) => (await shipped(files(conf), { framework: 'tauri' })).paths;
    expect(await tauri({ build: { frontendDist: '../dist' } })).toEqual([]);
    expect(await tauri({ build: { frontendDist: '../web' }, bundle: { resources: ['keys/*', '../.env'] } })).toEqual(['.env', 'src-tauri/keys/a.pem', 'web/key.pem']);
    expect(await tauri({ bundle: { resources: { 'keys/': 'keys/', '../.env': '.env' } } })).toEqual(['.env', 'src-tauri/keys/a.pem']);
    expect(await tauri({ tauri: { bundle: { resources: ['keys'] } }, build: { distDir: '../' } })).toEqual(['src-tauri/keys/a.pem']);
    expect(await tauri({ build: { frontendDist: 'https://notes.io' } })).toEqual([]);
  });

  test('Neutralino packs the resources and extensions', async () => {
    const files = (cli: unknown) => ({ 'neutralino.config.json': { applicationId: 'a', cli }, 'resources/.env': 'A=1', 'app/key.pem': KEY, '.env': 'A=1' });
    const packed = async (cli: unknown) => (await shipped(files(cli), { framework: 'neutralino' })).paths;
    expect(await packed({ binaryName: 'notes' })).toEqual(['resources/.env']);
    expect(await packed({ resourcesPath: '/app/' })).toEqual(['app/key.pem']);
    expect(await packed({ resourcesPath: '/', extensionsPath: '/ext/' })).toEqual(['resources/.env', 'app/key.pem', '.env']);
  });

  test('bundlers copy their static folder', async () => {
    const vite = { 'package.json': { name: 'notes', devDependencies: { vite: '^7.0.0' } }, 'public/key.pem': KEY, 'keys/key.pem': KEY };
    expect((await shipped(vite)).by).toEqual({ 'public/key.pem': 'public' });
  });
});
