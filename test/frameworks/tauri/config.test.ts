import { describe, expect, it } from 'vitest';
import { isActive, remotePages, settingOf, type TauriModel } from '../../../src/frameworks/tauri/model.js';
import { readTauri } from '../../../src/frameworks/tauri/read.js';
import { worldOf } from '../memory.js';

const HOME = 'src-tauri/tauri.conf.json';
const read = async (files: Readonly<Record<string, unknown>>, major?: number): Promise<TauriModel> => readTauri(await worldOf('tauri', HOME, files, major));

describe('the effective configuration', () => {
  it('lays platforms and flavours over the base', async () => {
    const tauri = await read({
      [HOME]: { identifier: 'app.notes', app: { security: { csp: "default-src 'self'" } } },
      'src-tauri/tauri.windows.conf.json': { app: { security: { csp: null } } },
      'src-tauri/tauri.dev.conf.json': { app: { security: { csp: 'default-src *' } } },
      'src-tauri/tauri.beta.conf.json': { productName: 'Notes Beta' },
    });
    expect(tauri.major).toBe(2);
    const csp = settingOf(tauri, 'csp')!;
    expect(csp.alternatives.map(({ value, when, at }) => [value, when, at.file])).toEqual([
      ["default-src 'self'", undefined, HOME],
      [undefined, 'platform:win32', 'src-tauri/tauri.windows.conf.json'],
      ['default-src *', 'development', 'src-tauri/tauri.dev.conf.json'],
    ]);
    expect(csp.shipped).toHaveLength(2);
  });

  it('reads what scripts give to --config', async () => {
    const tauri = await read({
      [HOME]: { identifier: 'app.notes', app: {} },
      'package.json': { scripts: { release: 'tauri build --config ./release/store.json', start: 'tauri dev --config release/dev.json' } },
      'release/store.json': { app: { withGlobalTauri: true } },
      'release/dev.json': { app: { withGlobalTauri: true } },
    });
    expect(settingOf(tauri, 'globalTauri')!.alternatives.map(({ value, when }) => [value, when])).toEqual([[undefined, undefined], [true, 'mode:store'], [true, 'development']]);
  });

  it('reads what workflows give to --config, from where the command line is started', async () => {
    const tauri = await read({
      [HOME]: { identifier: 'app.notes', app: { security: { csp: "default-src 'self'" } }, bundle: { resources: ['a', 'b'] } },
      '.github/workflows/release.yml': "jobs:\n  build:\n    steps:\n      - uses: tauri-apps/tauri-action@v0\n        with:\n          args: --target x86_64-apple-darwin --config src-tauri/store.json\n      - run: npx tauri build -c nightly.toml\n",
      'src-tauri/store.json': { app: { security: { csp: null } }, bundle: { resources: ['c'] } },
      'src-tauri/nightly.toml': '[app]\nwith-global-tauri = true\n',
    });
    expect(settingOf(tauri, 'csp')!.alternatives.map(({ when, at }) => [when, at.file])).toEqual([[undefined, HOME], ['mode:store', 'src-tauri/store.json']]);
    expect(settingOf(tauri, 'bundle', '/resources')!.strings().map(({ value, when }) => [value, when])).toEqual([['a', undefined], ['b', undefined], ['c', 'mode:store']]);
    expect(settingOf(tauri, 'globalTauri')!.mayBe(true)).toBe(true);
  });

  it('knows version 1 by its shape, and keys in kebab case', async () => {
    const tauri = await read({ [HOME]: { build: { 'dist-dir': '../dist' }, tauri: { security: { 'dev-csp': "default-src 'self'", 'dangerous-remote-domain-ipc-access': [{ domain: 'x.org', windows: ['main'], 'enable-tauri-api': true }] } } } });
    expect(tauri.major).toBe(1);
    expect(settingOf(tauri, 'frontendDist')!.value).toBe('../dist');
    expect(tauri.policies.map(({ text, when }) => [text, when])).toEqual([["default-src 'self'", 'development']]);
    expect(tauri.remoteDomains).toMatchObject([{ domain: 'x.org', windows: ['main'], api: true }]);
  });

  it('reads TOML', async () => {
    const tauri = readTauri(await worldOf('tauri', 'src-tauri/Tauri.toml', { 'src-tauri/Tauri.toml': 'identifier = "app.notes"\n[app.security]\ncsp = "default-src \'self\'"\n[[app.windows]]\nlabel = "main"\nurl = "http://notes.example.org"\n' }, 2));
    expect(settingOf(tauri, 'csp')!.value).toBe("default-src 'self'");
    expect(remotePages(tauri).map(({ window, page }) => [window.label, page.origin])).toEqual([['main', { kind: 'http', host: 'notes.example.org' }]]);
  });

  it('survives what is no configuration', async () => {
    for (const text of ['', '[]', '3', '{"app": 4, "plugins": []}', '{"app": {"windows": 1, "security": {"capabilities": "x", "csp": 3}}}']) {
      expect((await read({ [HOME]: text }, 2)).windows).toEqual([]);
    }
  });
});

describe('capabilities', () => {
  const conf = (security: object): object => ({ identifier: 'app.notes', app: { security } });

  it('are read in all three shapes, in JSON and TOML', async () => {
    const tauri = await read({
      [HOME]: conf({ capabilities: [] }),
      'src-tauri/capabilities/main.json': { identifier: 'main', windows: ['main'], permissions: ['core:default'] },
      'src-tauri/capabilities/more.json': [{ identifier: 'a', windows: [], permissions: [] }, { identifier: 'b', permissions: [] }],
      'src-tauri/capabilities/desktop/list.json': { capabilities: [{ identifier: 'c', permissions: ['fs:default'] }] },
      'src-tauri/capabilities/d.toml': 'identifier = "d"\nwindows = ["*"]\npermissions = ["shell:allow-open"]\n[remote]\nurls = ["https://*"]\n',
    });
    expect(tauri.capabilities.map(({ identifier }) => identifier).sort()).toEqual(['a', 'b', 'c', 'd', 'main']);
    expect(tauri.capabilities.every(isActive)).toBe(true);
    expect(tauri.capabilities.find(({ identifier }) => identifier === 'd')).toMatchObject({ remote: [{ value: 'https://*', anyHost: true }], windows: [{ value: '*' }] });
  });

  it('are active where the list names them, in the builds whose list does', async () => {
    const tauri = await read({
      [HOME]: conf({ capabilities: ['main', { identifier: 'inline', windows: ['main'], permissions: ['core:default'] }] }),
      'src-tauri/tauri.release.conf.json': conf({ capabilities: ['main', 'updater'] }),
      'src-tauri/tauri.dev.conf.json': conf({ capabilities: ['main', 'debug'] }),
      ...Object.fromEntries(['main', 'updater', 'debug', 'left-over'].map((identifier) => [`src-tauri/capabilities/${identifier}.json`, { identifier, permissions: [] }])),
    });
    expect(tauri.capabilities.map((one) => [one.identifier, one.active, isActive(one)])).toEqual([
      ['main', [undefined, 'mode:release', 'development'], true],
      ['updater', ['mode:release'], true],
      ['debug', ['development'], false],
      ['left-over', [], false],
      ['inline', [undefined], true],
    ]);
  });

  it('have powers only where a scope lets them', async () => {
    const tauri = await read({
      [HOME]: conf({}),
      'src-tauri/capabilities/a.json': { identifier: 'a', permissions: ['shell:allow-execute', 'http:default', 'fs:allow-write-text-file'] },
      'src-tauri/capabilities/b.json': { identifier: 'b', permissions: [{ identifier: 'shell:allow-execute', allow: [{ name: 'git', cmd: 'git', args: true }] }, 'allow-save'] },
    });
    expect(tauri.capabilities.map(({ powers }) => [...powers])).toEqual([[], ['run programs', 'call app commands']]);
    expect(tauri.programs).toMatchObject([{ name: 'git', command: 'git', args: 'any', sidecar: false }]);
  });
});

describe('permissions', () => {
  const commands = async (files: Readonly<Record<string, unknown>>): Promise<readonly string[]> => [...(await read({ [HOME]: { identifier: 'app.notes', app: {} }, ...files })).capabilities[0]!.commands].sort();
  const capability = (...permissions: readonly unknown[]): Readonly<Record<string, unknown>> => ({ 'src-tauri/capabilities/main.json': { identifier: 'main', windows: ['main'], permissions } });

  it('write sets and defaults out', async () => {
    expect(await commands(capability('shell:default', 'store:allow-get-store', 'core:resources:default'))).toEqual(['plugin:resources|close', 'plugin:shell|open', 'plugin:store|get_store']);
    expect(await commands(capability('core:default'))).toHaveLength(88);
    expect(await commands(capability('fs:allow-home-meta-recursive'))).toEqual(['exists', 'fstat', 'lstat', 'read_dir', 'size', 'stat'].map((name) => `plugin:fs|${name}`));
    expect(await commands(capability('fs:allow-write-file', 'fs:scope-home-recursive', 'fs:deny-default'))).toEqual(['plugin:fs|open', 'plugin:fs|write', 'plugin:fs|write_file']);
    expect(await commands(capability('clipboard-manager:default', 'weather:default'))).toEqual([]);
  });

  it('lose what any capability denies', async () => {
    expect(await commands({ ...capability('sql:default'), 'src-tauri/capabilities/other.json': { identifier: 'other', permissions: ['sql:deny-load'] } })).toEqual(['plugin:sql|close', 'plugin:sql|select']);
  });

  it('of the app and of plugins in the tree are read from their files', async () => {
    expect(await commands({
      ...capability('allow-notes', 'notes', 'vault:default'),
      'src-tauri/permissions/notes.toml': '[[permission]]\nidentifier = "allow-notes"\ncommands.allow = ["read_note", "write_note"]\n[[permission]]\nidentifier = "no-delete"\n[permission.commands]\ndeny = ["write_note"]\n',
      'src-tauri/permissions/sets/all.json': { set: [{ identifier: 'notes', description: '', permissions: ['allow-notes', 'no-delete', 'core:resources:default'] }] },
      'src-tauri/plugins/tauri-plugin-vault/Cargo.toml': '[package]\nname = "tauri-plugin-vault"\n',
      'src-tauri/plugins/tauri-plugin-vault/permissions/default.toml': '[default]\npermissions = ["allow-unlock"]\n',
    })).toEqual(['plugin:resources|close', 'plugin:vault|unlock', 'read_note']);
  });

  it('that define each other come to an end', async () => {
    expect(await commands({ ...capability('a'), 'src-tauri/permissions/a.toml': '[[set]]\nidentifier = "a"\npermissions = ["b"]\n[[set]]\nidentifier = "b"\npermissions = ["a", "allow-x"]\n' })).toEqual(['x']);
  });
});

describe('files', () => {
  const files = async (...permissions: readonly unknown[]): Promise<readonly (readonly unknown[])[]> => {
    const tauri = await read({ [HOME]: { identifier: 'a', app: {} }, 'src-tauri/capabilities/main.json': { identifier: 'main', windows: ['main'], permissions } });
    return tauri.files.map(({ path, read: reads, write, breadth }) => [path, reads, write, breadth?.kind]);
  };

  it('of a scope alone are out of reach', async () => {
    expect(await files({ identifier: 'fs:scope', allow: [{ path: '**' }] })).toEqual([]);
  });

  it('of a global scope serve every command, those of a command only that one', async () => {
    expect(await files('fs:allow-write-file', { identifier: 'fs:scope', allow: ['$HOME/**'] }, { identifier: 'fs:allow-read-file', allow: [{ path: '/**' }] })).toEqual([
      ['$HOME/**', true, true, 'home'],
      ['/**', true, false, 'disk'],
    ]);
  });

  it('that are denied are out of reach', async () => {
    expect(await files({ identifier: 'fs:allow-read-file', allow: ['$HOME/**', '$HOME/.ssh/**', '$APPDATA/**'], deny: ['$HOME/**'] })).toEqual([['$APPDATA/**', true, false, undefined]]);
    expect(await files({ identifier: 'fs:allow-read-file', allow: ['/etc/**'] }, { identifier: 'fs:scope', deny: ['**'] })).toEqual([]);
  });

  it('of ready-made sets are those of their folder', async () => {
    expect(await files('fs:default', 'fs:allow-write-file')).toEqual([]);
    expect(await files('fs:allow-home-read-recursive', 'fs:allow-write-text-file')).toEqual([['$HOME/**', true, true, 'home']]);
    expect(await files('fs:allow-app-write-recursive').then((all) => all.map(([path, , , breadth]) => [path, breadth]))).toEqual(['$APPCONFIG/**', '$APPDATA/**', '$APPLOCALDATA/**', '$APPCACHE/**', '$APPLOG/**'].map((path) => [path, undefined]));
  });

  it('of Tauri 1 follow the methods that are on', async () => {
    const v1 = async (fs: object): Promise<unknown> => (await read({ [HOME]: { tauri: { allowlist: { fs } } } })).files.map(({ path, write }) => [path, write]);
    expect(await v1({ scope: ['$HOME/**'] })).toEqual([]);
    expect(await v1({ readFile: true, scope: ['$HOME/**'] })).toEqual([['$HOME/**', false]]);
    expect(await v1({ all: true, scope: { allow: ['**'], deny: ['$HOME/.ssh'] } })).toEqual([['**', true]]);
  });
});

describe('open of Tauri 1', () => {
  const opens = async (allowlist: object): Promise<unknown> => (await read({ [HOME]: { tauri: { allowlist } } })).opens.map(({ check }) => check);

  it('is unchecked where all turns it on and open does not', async () => {
    expect(await opens({ shell: { all: true } })).toEqual(['none']);
    expect(await opens({ all: true, shell: { open: false } })).toEqual(['none']);
    expect(await opens({ shell: { all: true, open: true } })).toEqual(['default']);
    expect(await opens({ shell: { open: '^https://' } })).toEqual(['regex']);
    expect(await opens({ shell: { execute: true } })).toEqual([]);
  });
});
