import { describe, expect, it } from 'vitest';
import { LOCK_SCANNERS, type Question } from '../../src/engine/lockfiles.js';

const ask = (lockfile: string, text: string, name: string, more: Partial<Question> = {}): string | undefined => {
  const scan = Object.values(LOCK_SCANNERS).flat().find(([file]) => file === lockfile)![1];
  const found = scan(text, { name, requirement: '', dir: '', ...more });
  // Whatever is found stands where it is said to stand.
  if (found) expect(text.slice(found.range.start, found.range.end)).toBe(found.version);
  return found?.version;
};

describe('package-lock.json', () => {
  const v3 = JSON.stringify({
    name: 'root', lockfileVersion: 3,
    packages: {
      '': { devDependencies: { electron: '^31.0.0' } },
      'apps/old/node_modules/electron': { version: '20.1.0', dev: true },
      'node_modules/electron': { version: '31.2.0', resolved: 'https://…', dev: true },
      'node_modules/electron-store': { version: '8.1.0' },
      'node_modules/renamed': { name: 'electron', version: '9.9.9' },
      'node_modules/wrapper/node_modules/electron': { version: '1.0.0' },
    },
  }, null, 2);

  it('has the version that a package gets', () => {
    expect(ask('package-lock.json', v3, 'electron')).toBe('31.2.0');
    expect(ask('package-lock.json', v3, 'electron', { dir: 'apps/new' })).toBe('31.2.0');
    expect(ask('package-lock.json', v3, 'electron', { dir: 'apps/old' })).toBe('20.1.0');
    expect(ask('npm-shrinkwrap.json', v3, 'renamed')).toBe('9.9.9');
    expect(ask('package-lock.json', v3, 'missing')).toBeUndefined();
  });

  it('had the outermost entry before npm 7', () => {
    const v1 = JSON.stringify({
      lockfileVersion: 1,
      dependencies: { a: { version: '1.0.0', requires: { electron: '^9.0.0' }, dependencies: { electron: { version: '9.4.0' } } }, electron: { version: '11.5.0', dev: true } },
    }, null, 2);
    expect(ask('package-lock.json', v1, 'electron')).toBe('11.5.0');
  });
});

describe('yarn.lock', () => {
  const classic = `# yarn lockfile v1


"@electron/remote@^2.0.0", "@electron/remote@^2.1.0":
  version "2.1.2"

electron-store@^8.0.0:
  version "8.1.0"
  dependencies:
    electron "^1.0.0"

electron@>=30.0.0, electron@^31.0.0:
  version "31.2.0"

electron@^20.0.0:
  version "20.3.12"
`;
  const berry = `"electron@npm:^31.0.0, electron@npm:>=30 || 29":
  version: 31.2.1
  resolution: "electron@npm:31.2.1"

"electron@patch:electron@npm%3A31.2.1#~/x":
  version: 31.2.1
  resolution: "electron@npm:31.2.1"
`;
  it('has an entry for each requirement', () => {
    expect(ask('yarn.lock', classic, 'electron', { requirement: '^31.0.0' })).toBe('31.2.0');
    expect(ask('yarn.lock', classic, 'electron', { requirement: '>=30.0.0' })).toBe('31.2.0');
    expect(ask('yarn.lock', classic, 'electron', { requirement: '^20.0.0' })).toBe('20.3.12');
    expect(ask('yarn.lock', classic, 'electron', { requirement: '^5.0.0' })).toBeUndefined();
    expect(ask('yarn.lock', classic, '@electron/remote', { requirement: '^2.1.0' })).toBe('2.1.2');
    expect(ask('yarn.lock', classic, 'remote', { requirement: '^2.1.0' })).toBeUndefined();
  });
  it('is the same in Berry, with other quotes', () => {
    expect(ask('yarn.lock', berry, 'electron', { requirement: '^31.0.0' })).toBe('31.2.1');
    expect(ask('yarn.lock', berry.replaceAll('\n', '\r\n'), 'electron', { requirement: '^31.0.0' })).toBe('31.2.1');
    expect(ask('yarn.lock', berry, 'electron', { requirement: 'catalog:' })).toBe('31.2.1');
  });
});

describe('pnpm-lock.yaml', () => {
  const v9 = `lockfileVersion: '9.0'

catalogs:
  default:
    electron:
      specifier: ^29.0.0
      version: 29.0.0

importers:

  .:
    devDependencies:
      typescript:
        specifier: ^5
        version: 5.9.3

  apps/desktop:
    dependencies:
      '@electron/remote':
        specifier: ^2.1.0
        version: 2.1.2(electron@31.2.0)
      shared:
        specifier: workspace:*
        version: link:../shared
      electron-is:
        specifier: ^3
        version: 3.0.0
    devDependencies:
      electron:
        specifier: 'catalog:'
        version: 31.2.0(supports-color@8.1.1)

  apps/other:
    devDependencies:
      electron:
        specifier: ^20
        version: 20.0.1

packages:

  electron@99.0.0:
    resolution: {integrity: sha512-x}
`;
  it('has the versions of each package of the workspace', () => {
    expect(ask('pnpm-lock.yaml', v9, 'electron', { dir: 'apps/desktop' })).toBe('31.2.0');
    expect(ask('pnpm-lock.yaml', v9, '@electron/remote', { dir: 'apps/desktop' })).toBe('2.1.2');
    expect(ask('pnpm-lock.yaml', v9, 'electron', { dir: 'apps/other' })).toBe('20.0.1');
    expect(ask('pnpm-lock.yaml', v9, 'shared', { dir: 'apps/desktop' })).toBeUndefined();
    expect(ask('pnpm-lock.yaml', v9, 'electron')).toBeUndefined();
    expect(ask('pnpm-lock.yaml', v9.replaceAll('\n', '\r\n'), 'electron', { dir: 'apps/desktop' })).toBe('31.2.0');
  });
  it('has them at the top without a workspace, and short before version 6', () => {
    const v6 = "lockfileVersion: '6.0'\n\ndevDependencies:\n  electron:\n    specifier: ^22\n    version: 22.3.27\n\npackages:\n\n  /electron@22.3.27:\n    resolution: {}\n";
    const v5 = 'lockfileVersion: 5.4\n\nspecifiers:\n  electron: ^20\n\ndevDependencies:\n  electron: 20.3.12\n  vite: 3.0.0_sass@1.2.3\n\npackages:\n';
    expect(ask('pnpm-lock.yaml', v6, 'electron')).toBe('22.3.27');
    expect(ask('pnpm-lock.yaml', v5, 'electron')).toBe('20.3.12');
    expect(ask('pnpm-lock.yaml', v5, 'vite')).toBe('3.0.0');
  });
});

it('bun.lock has a tuple for each package', () => {
  const text = '{\n  "workspaces": { "": { "devDependencies": { "electron": "^41.0.0", }, }, },\n  "packages": {\n    "@electron/get": ["@electron/get@2.0.3", "", {}, "sha512-x"],\n    "electron": ["electron@41.2.2", "", { "bin": {} }, "sha512-y"],\n  }\n}\n';
  expect(ask('bun.lock', text, 'electron')).toBe('41.2.2');
  expect(ask('bun.lock', text, '@electron/get')).toBe('2.0.3');
});

it('Cargo.lock has the version that the requirement allows, of several', () => {
  const text = 'version = 4\n\n[[package]]\nname = "tauri"\nversion = "1.8.1"\nsource = "x"\n\n[[package]]\nname = "tauri"\nversion = "2.10.3"\n\n[[package]]\nname = "tauri-build"\nversion = "2.0.5"\n';
  expect(ask('Cargo.lock', text, 'tauri', { requirement: '2' })).toBe('2.10.3');
  expect(ask('Cargo.lock', text, 'tauri', { requirement: '1.5' })).toBe('1.8.1');
  expect(ask('Cargo.lock', text, 'tauri', { requirement: '3' })).toBeUndefined();
  expect(ask('Cargo.lock', text, 'tauri-build', { requirement: '' })).toBe('2.0.5');
});

it('composer.lock has packages by name', () => {
  const text = JSON.stringify({ packages: [{ name: 'laravel/framework', version: 'v11.0.0', require: { 'nativephp/electron': '^1' } }, { name: 'nativephp/electron', version: 'v1.3.0' }], 'packages-dev': [{ name: 'x/y', version: 'dev-main' }] }, null, 4);
  expect(ask('composer.lock', text, 'nativephp/electron')).toBe('1.3.0');
  expect(ask('composer.lock', text, 'x/y')).toBe('dev-main');
});

it('no lockfile of any format is read as a pattern, or for long', () => {
  for (const [file] of Object.values(LOCK_SCANNERS).flat()) {
    for (const text of ['', '"electron"'.repeat(100_000), 'electron@'.repeat(200_000), '\nelectron@x:'.repeat(100_000), 'name = "electron"\n'.repeat(100_000), ' '.repeat(500_000), 'importers:\n\n  .:\n    dependencies:\n' + '      electron:\n'.repeat(50_000), '"node_modules/electron":'.repeat(50_000)]) {
      expect(ask(file, text, 'electron')).toBeUndefined();
    }
    expect(ask(file, 'x', '(a+)+$')).toBeUndefined();
  }
});
