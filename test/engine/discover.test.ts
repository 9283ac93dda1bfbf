import { describe, expect, it } from 'vitest';
import { discover, type DiscoverOptions } from '../../src/engine/discover.js';
import { electron as electronApps } from '../../src/frameworks/electron/recognise.js';
import { nativephp } from '../../src/frameworks/nativephp/recognise.js';
import { tauri } from '../../src/frameworks/tauri/recognise.js';
import { threema } from '../../src/frameworks/threema/recognise.js';
import { type Files, treeOf } from '../frameworks/project.js';

const frameworks: DiscoverOptions['frameworks'] = [electronApps, tauri, nativephp, threema];
/** The files of each app, by framework and root. */
const found = async (files: Files, options: Partial<DiscoverOptions> = {}): Promise<Record<string, string[]>> => {
  const { apps } = await discover(treeOf(files), { frameworks, ...options });
  return Object.fromEntries(apps.map(({ candidate, files: own }) => [`${candidate.framework}:${candidate.root || '.'}`, own.map(({ path }) => path)]));
};
const electron = { main: 'main.js', devDependencies: { electron: '31.0.0' }, scripts: { start: 'electron .' } };

describe('the files of an app', () => {
  it('are those below its root, without tests, examples, documentation and what no one reads', async () => {
    expect(await found({ 'package.json': electron, 'main.js': 'x', 'src/a.ts': 'x', 'test/b.js': 'x', 'docs/c.html': 'x', 'README.md': 'x', 'icon.png': 'x', 'package-lock.json': '{}', 'bun.lock': '{}', 'src/a.test.ts': 'x' }))
      .toEqual({ 'electron:.': ['main.js', 'package-lock.json', 'package.json', 'src/a.ts'] });
  });

  it('are all of them when tests are wanted', async () => {
    expect(await found({ 'package.json': electron, 'test/b.js': 'x', 'README.md': 'x' }, { includeTests: true })).toEqual({ 'electron:.': ['README.md', 'package.json', 'test/b.js'] });
  });

  it('are also what builds it from above: workflows, actions and the workspace of its crate', async () => {
    expect((await found({
      'package.json': { workspaces: ['apps/*'] }, 'apps/b/package.json': electron, 'Cargo.toml': '[workspace]', '.github/workflows/release.yml': 'x', '.github/actions/setup/action.yml': 'x', '.github/dependabot.yml': 'x', 'apps/c/.github/workflows/a.yml': 'x', 'apps/c/Cargo.toml': 'x',
    }))['electron:apps/b']).toEqual(['.github/actions/setup/action.yml', '.github/workflows/release.yml', 'Cargo.toml', 'apps/b/package.json']);
  });

  it('are not those of an app inside it', async () => {
    expect(await found({ 'package.json': electron, 'main.js': 'x', 'apps/b/package.json': { ...electron, name: 'b' }, 'apps/b/main.js': 'x', 'apps/bc/a.js': 'x' }))
      .toEqual({ 'electron:.': ['apps/bc/a.js', 'main.js', 'package.json'], 'electron:apps/b': ['apps/b/main.js', 'apps/b/package.json'] });
  });

  it('may belong to two apps: at one place, or as a package that both use', async () => {
    expect(await found({ 'package.json': electron, 'src-tauri/tauri.conf.json': { app: {} }, 'web/a.ts': 'x' }))
      .toEqual({ 'electron:.': ['package.json', 'src-tauri/tauri.conf.json', 'web/a.ts'], 'tauri:.': ['package.json', 'src-tauri/tauri.conf.json', 'web/a.ts'] });
    const both = await found({
      'package.json': { workspaces: ['*'] }, 'a/package.json': { ...electron, dependencies: { shared: '*' } }, 'b/package.json': { ...electron, dependencies: { shared: '*' } }, 'shared/package.json': { name: 'shared' }, 'shared/x.ts': 'x',
    });
    expect(both['electron:a']).toContain('shared/x.ts');
    expect(both['electron:b']).toContain('shared/x.ts');
  });

  it('are judged below the root of the app, or of the package they belong to', async () => {
    expect(await found({ 'examples/app/package.json': electron, 'examples/app/main.js': 'x', 'examples/app/test/a.js': 'x' })).toEqual({ 'electron:examples/app': ['examples/app/main.js', 'examples/app/package.json'] });
    expect(await found({
      'package.json': { workspaces: ['*', 'demo/*'] }, 'app/package.json': { ...electron, dependencies: { player: '*' } }, 'demo/player/package.json': { name: 'player' }, 'demo/player/a.ts': 'x', 'demo/player/demo/b.ts': 'x',
    })).toEqual({ 'electron:app': ['app/package.json', 'demo/player/a.ts', 'demo/player/package.json'] });
  });

  it('are not what a build writes, as the configurations say, while a folder called build is', async () => {
    expect(await found({
      'package.json': { ...electron, build: { appId: 'x', directories: { output: 'release' } } }, 'tsconfig.json': '{ "compilerOptions": { "outDir": "./out", /* yes */ } }', 'tsconfig.web.json': '{ "compilerOptions": { "outDir": "." } }',
      'tsconfig.check.json': '{ "compilerOptions": { "outDir": "src", "noEmit": true } }', 'out/main.js': 'x', 'out/index.html': 'x', 'release/app/main.js': 'x', 'release/app/a.html': 'x', 'build/main.js': 'x', 'src/main.ts': 'x',
    })).toEqual({ 'electron:.': ['build/main.js', 'out/index.html', 'package.json', 'src/main.ts', 'tsconfig.check.json', 'tsconfig.json', 'tsconfig.web.json'] });
  });
});

describe('the apps of a tree', () => {
  it('are not its examples, tests and templates where there is more', async () => {
    const tree = treeOf({ 'package.json': electron, 'examples/a/package.json': electron, 'test/fixtures/b/package.json': electron, 'templates/c/package.json': electron });
    const { apps, leftOut } = await discover(tree, { frameworks });
    expect(apps.map(({ candidate }) => candidate.root)).toEqual(['']);
    expect(leftOut.map(({ root }) => root)).toEqual(['examples/a', 'templates/c', 'test/fixtures/b']);
    expect((await discover(tree, { frameworks, includeTests: true })).apps).toHaveLength(4);
    expect((await discover(tree, { frameworks, apps: [{ root: './examples/a/', framework: 'electron' }] })).apps.map(({ candidate }) => candidate.root)).toEqual(['', 'examples/a']);
  });

  it('are its examples where there is nothing else', async () => {
    expect(Object.keys(await found({ 'examples/a/package.json': electron, 'test/b/package.json': electron }))).toEqual(['electron:examples/a']);
    expect(Object.keys(await found({ 'test/b/package.json': electron }))).toEqual(['electron:test/b']);
  });

  it('are also those that the configuration names', async () => {
    const { apps } = await discover(treeOf({ 'app/package.json': { name: 'acme' }, 'app/main.js': 'x' }), { frameworks, apps: [{ root: 'app', framework: 'electron' }] });
    expect(apps).toEqual([{ candidate: { framework: 'electron', root: 'app', roots: ['app'], name: 'acme', home: { file: 'app/package.json', range: { start: 0, end: 1 } } }, files: [{ path: 'app/main.js', size: 1 }, { path: 'app/package.json', size: 20 }] }]);
  });

  it('are found by a word in the code where no manifest shows them', async () => {
    expect(await found({ 'callback.php': '<?php use Threema\\MsgApi\\Connection;', 'lib/other.php': '<?php', 'tests/a.php': '<?php Threema\\MsgApi' })).toEqual({ 'threema:.': ['callback.php', 'lib/other.php'] });
    expect(await found({ 'callback.js': 'Threema\\MsgApi', 'tests/a.php': '<?php Threema\\MsgApi' })).toEqual({});
  });

  it('are none in an empty tree', async () => {
    expect(await discover(treeOf({}), { frameworks })).toMatchObject({ apps: [], leftOut: [], ignored: [] });
  });
});
