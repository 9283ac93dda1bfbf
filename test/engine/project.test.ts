import { describe, expect, it } from 'vitest';
import type { Package, Project } from '../../src/core/framework.js';
import { readProject } from '../../src/engine/project.js';
import { memoryTree } from '../../src/engine/tree.js';

const project = (files: Record<string, string | object>): Promise<Project> =>
  readProject(memoryTree(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content, null, 2)]))));
const at = ({ packages }: Project, path: string): Package => packages.find((one) => one.path === path)!;

describe('packages', () => {
  it('are every package.json, Cargo.toml and composer.json, outermost first', async () => {
    const { packages, paths } = await project({ 'a/b/package.json': { name: 'b' }, 'src-tauri/Cargo.toml': '[package]\nname = "app"\n', 'composer.json': { name: 'x/y' }, 'package.json': { name: 'root' }, 'README.md': '', 'broken/package.json': '][', 'list/package.json': '[]' });
    expect(packages.map(({ kind, path, dir, name }) => [kind, path, dir, name])).toEqual([
      ['composer', 'composer.json', '', 'x/y'], ['npm', 'package.json', '', 'root'], ['cargo', 'src-tauri/Cargo.toml', 'src-tauri', 'app'], ['npm', 'a/b/package.json', 'a/b', 'b'],
    ]);
    expect(paths).toContain('README.md');
  });

  it('have dependencies of every kind, with their place', async () => {
    const text = '{ "dependencies": { "a": "1.0.0" }, "devDependencies": { "a": "^2", "b": "~3.0" }, "peerDependencies": { "c": "*", "__proto__": "1.0.0" }, "optionalDependencies": { "d": 1 } }';
    const { dependencies } = at(await project({ 'package.json': text }), 'package.json');
    expect([...dependencies].map(([name, { requirement, dev, peer }]) => [name, requirement, dev, peer])).toEqual([['c', '*', false, true], ['__proto__', '1.0.0', false, true], ['a', '1.0.0', false, undefined], ['b', '~3.0', true, undefined]]);
    const { range } = dependencies.get('b')!.at;
    expect(text.slice(range.start, range.end)).toBe('"~3.0"');
  });

  it('are read past a mistake', async () => {
    const read = await project({ 'package.json': '{ "devDependencies": { "electron": "31.2.0" }, "scripts": { "start": ' });
    expect(at(read, 'package.json').version('electron')).toMatchObject({ major: 31, minor: 2, exact: true });
  });
});

describe('versions', () => {
  const lock = { lockfileVersion: 3, packages: { 'node_modules/electron': { version: '31.7.0' } } };

  it('come from the nearest lockfile above, with their place in it', async () => {
    const read = await project({ 'package.json': { workspaces: ['apps/*'] }, 'package-lock.json': lock, 'apps/a/package.json': { devDependencies: { electron: '^31.0.0' } } });
    const version = at(read, 'apps/a/package.json').version('electron');
    expect(version).toMatchObject({ text: '31.7.0', major: 31, minor: 7, patch: 0, exact: true, at: { file: 'package-lock.json' } });
  });

  it('come from the package itself where it is exact, or where nothing is locked', async () => {
    const read = await project({ 'a/package.json': { dependencies: { electron: '30.0.1' } }, 'a/package-lock.json': lock, 'b/package.json': { dependencies: { electron: '^29.1.0' } }, 'c/package.json': { dependencies: { electron: 'latest' } } });
    expect(at(read, 'a/package.json').version('electron')).toMatchObject({ major: 30, exact: true, at: { file: 'a/package.json' } });
    expect(at(read, 'b/package.json').version('electron')).toMatchObject({ major: 29, minor: 1, exact: false, at: { file: 'b/package.json' } });
    expect(at(read, 'c/package.json').version('electron')).toBeUndefined();
    expect(at(read, 'c/package.json').version('tauri')).toBeUndefined();
  });

  it('are followed into catalogs', async () => {
    const read = await project({
      'p/pnpm-workspace.yaml': 'packages: ["apps/*"]\ncatalog:\n  electron: ^31.2.0\ncatalogs:\n  old:\n    electron: 20.1.0\n',
      'p/apps/a/package.json': { devDependencies: { electron: 'catalog:' } }, 'p/apps/b/package.json': { devDependencies: { electron: 'catalog:old' } }, 'p/apps/c/package.json': { devDependencies: { electron: 'catalog:none' } },
      'y/.yarnrc.yml': 'catalog:\n  electron: 30.0.0\n', 'y/package.json': { devDependencies: { electron: 'catalog:' } },
      'b/package.json': { workspaces: { packages: ['x'], catalogs: { desktop: { electron: '29.0.0' } } } }, 'b/x/package.json': { devDependencies: { electron: 'catalog:desktop' } },
    });
    expect(at(read, 'p/apps/a/package.json').version('electron')).toMatchObject({ major: 31, exact: false, at: { file: 'p/pnpm-workspace.yaml' } });
    expect(at(read, 'p/apps/b/package.json').version('electron')).toMatchObject({ major: 20, exact: true });
    expect(at(read, 'p/apps/c/package.json').version('electron')).toBeUndefined();
    expect(at(read, 'y/package.json').version('electron')).toMatchObject({ major: 30, at: { file: 'y/.yarnrc.yml' } });
    expect(at(read, 'b/x/package.json').version('electron')).toMatchObject({ major: 29, at: { file: 'b/package.json' } });
  });

  it('are followed into a Cargo workspace', async () => {
    const files = {
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n\n[workspace.dependencies]\ntauri = { version = "2.1", features = [] }\nshared = { path = "crates/shared" }\n',
      'crates/app/Cargo.toml': '[package]\nname = "app"\n\n[dependencies]\ntauri = { workspace = true }\nshared.workspace = true\nold = { package = "tauri-utils", version = "=2.0.1" }\n\n[target.\'cfg(windows)\'.dependencies]\nwindows = "0.5"\n',
      'crates/shared/Cargo.toml': '[package]\nname = "shared"\n\n[dependencies]\nleaf = { path = "../leaf" }\n', 'crates/leaf/Cargo.toml': '[package]\nname = "leaf"\n',
    };
    const app = at(await project(files), 'crates/app/Cargo.toml');
    expect(app.version('tauri')).toMatchObject({ major: 2, minor: 1, exact: false, at: { file: 'Cargo.toml' } });
    expect(app.version('tauri-utils')).toMatchObject({ major: 2, patch: 1, exact: true });
    expect(app.version('windows')).toMatchObject({ minor: 5 });
    expect(app.workspaceDependencies).toEqual(['crates/leaf', 'crates/shared']);
    const locked = at(await project({ ...files, 'Cargo.lock': '[[package]]\nname = "tauri"\nversion = "2.10.3"\n' }), 'crates/app/Cargo.toml');
    expect(locked.version('tauri')).toMatchObject({ minor: 10, exact: true, at: { file: 'Cargo.lock' } });
  });
});

describe('workspace dependencies', () => {
  const files = {
    'apps/desktop/package.json': { name: 'desktop', dependencies: { ui: 'workspace:*', react: '^18' }, devDependencies: { '@acme/core': 'workspace:*' } },
    'packages/ui/package.json': { name: 'ui', dependencies: { '@acme/core': '*', deep: '*' }, devDependencies: { tools: '*' } },
    'packages/core/package.json': { name: '@acme/core', dependencies: { ui: '*' } },
    'packages/nested/deep/package.json': { name: 'deep' }, 'packages/tools/package.json': { name: 'tools' }, 'packages/unused/package.json': { name: 'unused' }, 'elsewhere/react/package.json': { name: 'react' },
  };
  const wanted = ['packages/core', 'packages/nested/deep', 'packages/ui'];
  const globs = ['apps/*', './packages/**', '!packages/unused'];

  it.each([
    ['npm and Yarn', { 'package.json': { workspaces: globs } }], ['Yarn with nohoist', { 'package.json': { workspaces: { packages: globs } } }],
    ['pnpm', { 'package.json': {}, 'pnpm-workspace.yaml': `packages:\n${globs.map((glob) => `  - '${glob}'\n`).join('')}` }], ['Lerna', { 'package.json': {}, 'lerna.json': { packages: globs } }],
  ])('of %s are followed, cycles too', async (_, root) => {
    expect(at(await project({ ...files, ...root }), 'apps/desktop/package.json').workspaceDependencies).toEqual(wanted);
  });

  it('are none without a workspace, but for folders that are named', async () => {
    expect(at(await project({ 'package.json': {}, ...files }), 'apps/desktop/package.json').workspaceDependencies).toEqual([]);
    const read = await project({ 'app/package.json': { dependencies: { a: 'file:../a', b: 'link:./b', c: 'file:../../outside', d: 'file:/etc' } }, 'a/package.json': {}, 'app/b/package.json': {} });
    expect(at(read, 'app/package.json').workspaceDependencies).toEqual(['a', 'app/b']);
  });

  it('of Composer are its path repositories', async () => {
    const read = await project({ 'composer.json': { require: { 'acme/core': '*', 'acme/other': '*' }, repositories: [{ type: 'path', url: './packages/*' }, { type: 'vcs', url: 'x' }] }, 'packages/core/composer.json': { name: 'Acme/Core' }, 'else/other/composer.json': { name: 'acme/other' } });
    expect(at(read, 'composer.json').workspaceDependencies).toEqual(['packages/core']);
  });

  it('take no pattern that is made for them', async () => {
    const read = await project({ 'package.json': { workspaces: ['(a+)+$', `${'*a'.repeat(50)}b`, `${'**/'.repeat(30)}x`, '{'.repeat(100), 'apps/*'] }, 'apps/a/package.json': { name: 'a', dependencies: { b: '*' } }, 'apps/b/package.json': { name: 'b' }, [`${'a'.repeat(100)}/package.json`]: { name: 'c' } });
    expect(at(read, 'apps/a/package.json').workspaceDependencies).toEqual(['apps/b']);
  });
});

describe('reading', () => {
  it('reads manifests, and lockfiles only for packages that have to do with a framework', async () => {
    const read: string[] = [];
    const tree = memoryTree({ 'package.json': '{"dependencies":{"react":"^18"}}', 'yarn.lock': '', 'app/package.json': '{"devDependencies":{"electron":"^31"}}', 'app/pnpm-lock.yaml': 'lockfileVersion: 9', 'server/package.json': '{}', 'server/package-lock.json': '{}', 'src/main.ts': '', 'data.json': '{}' });
    await readProject({ ...tree, read: (path) => { read.push(path); return tree.read(path); } });
    expect(read.sort()).toEqual(['app/package.json', 'app/pnpm-lock.yaml', 'package.json', 'server/package.json', 'yarn.lock']);
  });

  it('does without what is gone or too large', async () => {
    const tree = memoryTree({ 'package.json': `{"name":"x"}${' '.repeat(2 << 20)}`, 'a/package.json': '{}' });
    const { packages } = await readProject({ ...tree, read: async () => undefined });
    expect(packages).toEqual([]);
  });
});
