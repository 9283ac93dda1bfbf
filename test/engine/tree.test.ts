import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskTree, memoryTree, type TreeOptions } from '../../src/engine/tree.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'tree-')); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const write = (files: Record<string, string>): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};
const list = async (options?: TreeOptions): Promise<string[]> => (await diskTree(folder, options).list()).map(({ path }) => path);
const text = (bytes: Uint8Array | undefined): string | undefined => bytes && new TextDecoder().decode(bytes);

describe('what is listed', () => {
  it('lists files with their sizes, sorted by path', async () => {
    write({ 'src/main.ts': 'app', 'package.json': '{}', 'src/a/b.ts': '' });
    expect(await diskTree(folder).list()).toEqual([{ path: 'package.json', size: 2 }, { path: 'src/a/b.ts', size: 0 }, { path: 'src/main.ts', size: 3 }]);
  });

  it('leaves out dependencies, and folders of the same names that are no dependencies in', async () => {
    write({
      'node_modules/x/index.js': '', 'packages/a/node_modules/x.js': '', '.git/config': '', 'bower_components/x.js': '', '.venv/x.py': '',
      'composer.json': '{}', 'vendor/x.php': '', 'php/vendor/autoload.php': '', 'src/vendor/jquery.js': '',
      'src-tauri/Cargo.toml': '', 'src-tauri/target/debug/build.rs': '', 'src/target/aim.ts': '', 'submodule/.git': 'gitdir: ../x',
    });
    expect(await list()).toEqual(['composer.json', 'src-tauri/Cargo.toml', 'src/target/aim.ts', 'src/vendor/jquery.js']);
  });

  it('obeys nested .gitignore files, the innermost last', async () => {
    write({
      '.gitignore': 'dist\n*.log\n/only-here.js\nsrc/generated/\nbuild\n', 'dist/a.js': '', 'packages/a/dist/a.js': '', 'x.log': '', 'only-here.js': '', 'src/only-here.js': '',
      'src/generated/a.js': '', 'other/src/generated/a.js': '', 'logs/.gitignore': '!*.log\nlocal/*.txt\nnotes.md\n', 'logs/y.log': '', 'logs/local/a.txt': '', 'logs/deep/local/a.txt': '', 'logs/deep/notes.md': '',
      'app/.gitignore': '!build\n', 'app/build/main.js': '', 'app/build/x.log': '', 'build/main.js': '',
    });
    expect((await list()).filter((path) => !path.endsWith('.gitignore'))).toEqual(['app/build/main.js', 'logs/deep/local/a.txt', 'logs/y.log', 'other/src/generated/a.js', 'src/only-here.js']);
  });

  it('agrees with git about which files are ignored', async () => {
    write({
      '.gitignore': ['# comment', '\\#hash', '\\!bang', 'a/**/z.js', '**/deep/', 'foo/*', '!foo/keep.js', '*.t[xy]t', 'trailing space ', '\\ lead', 'Case', 'x?z'].join('\n'),
      '#hash': '', '!bang': '', 'a/z.js': '', 'a/b/c/z.js': '', 'b/deep/x.js': '', 'b/c/deep/x.js': '', 'foo/drop.js': '', 'foo/keep.js': '', 'n.txt': '', 'n.tzt': '', 'trailing space': '', ' lead': '', 'case': '', 'xyz': '',
      '[odd] name/.gitignore': '/own.js\n!/n.txt\n\\#hash\n', '[odd] name/own.js': '', '[odd] name/n.txt': '', '[odd] name/#hash': '', '[odd] name/sub/own.js': '',
      'sub/.gitignore': '*\n!.gitignore\n!kept.js\n', 'sub/a.js': '', 'sub/kept.js': '', 'sub/x/kept.js': '', 'excluded.js': '',
    });
    execFileSync('git', ['init', '-q'], { cwd: folder });
    writeFileSync(join(folder, '.git/info/exclude'), 'excluded.js\n');
    const git = execFileSync('git', ['-c', 'core.excludesFile=', '-c', 'core.ignoreCase=false', 'ls-files', '-z', '--others', '--exclude-standard'], { cwd: folder }).toString().split('\0').filter(Boolean);
    expect(await list()).toEqual(git.sort());
  });

  it('lists ignored files too when told so', async () => {
    write({ '.gitignore': 'dist\n', 'dist/a.js': '' });
    expect(await list({ gitignore: false })).toEqual(['.gitignore', 'dist/a.js']);
  });

  it('names ignored keys and environments, because they are packaged all the same', async () => {
    write({ '.gitignore': '.env*\n*.pem\nsecret/\nnode_modules\ndist\n', '.env': 'A=1', 'app/.env.local': '', 'app/tls.pem': '', 'secret/deep/sign.p12': '', 'secret/readme.md': '', 'node_modules/x/a.pem': '', 'dist/node_modules/x/a.pem': '', 'dist/main.js': '' });
    const tree = diskTree(folder);
    expect(tree.ignored?.()).toEqual(['.env', 'app/.env.local', 'app/tls.pem', 'secret/deep/sign.p12']);
    expect((await tree.list()).map(({ path }) => path)).toEqual(['.gitignore']);
    expect(text(await tree.read('.env'))).toBe('A=1');
  });
});

describe('a hostile folder', () => {
  it('neither lists nor reads links, wherever they lead', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      writeFileSync(join(outside, 'secret.txt'), 'secret');
      write({ 'real/a.js': 'a' });
      symlinkSync(outside, join(folder, 'out'));
      symlinkSync(join(outside, 'secret.txt'), join(folder, 'out.txt'));
      symlinkSync('real', join(folder, 'inner'));
      symlinkSync('real/a.js', join(folder, 'b.js'));
      symlinkSync('..', join(folder, 'real/loop'));
      symlinkSync('nowhere', join(folder, 'dangling'));
      const tree = diskTree(folder);
      expect((await tree.list()).map(({ path }) => path)).toEqual(['real/a.js']);
      for (const path of ['out/secret.txt', 'out.txt', 'inner/a.js', 'b.js', 'real/loop/real/a.js', 'dangling']) expect(await tree.read(path)).toBeUndefined();
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('does not read a listed file through a parent that became a link', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      writeFileSync(join(outside, 'a.js'), 'secret');
      write({ 'src/a.js': 'a' });
      const tree = diskTree(folder);
      expect(await tree.list()).toHaveLength(1);
      renameSync(join(folder, 'src'), join(folder, 'moved'));
      symlinkSync(outside, join(folder, 'src'));
      expect(await tree.read('src/a.js')).toBeUndefined();
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  it('reads nothing outside the root, however the path is written', async () => {
    write({ 'in/a.js': 'a' });
    writeFileSync(join(folder, 'above.txt'), 'above');
    const tree = diskTree(join(folder, 'in'));
    for (const path of ['../above.txt', 'x/../../above.txt', join(folder, 'above.txt'), '', '.', './a.js', 'a.js/..', '//a.js']) expect(await tree.read(path)).toBeUndefined();
    expect(text(await tree.read('a.js'))).toBe('a');
  });

  it('takes a root that is itself reached over a link', async () => {
    write({ 'real/a.js': 'a' });
    symlinkSync('real', join(folder, 'link'));
    const tree = diskTree(join(folder, 'link'));
    expect((await tree.list()).map(({ path }) => path)).toEqual(['a.js']);
    expect(text(await tree.read('a.js'))).toBe('a');
  });

  it('never opens pipes, sockets or devices', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe'), join(folder, '.gitignore')]);
    const server = createServer().listen(join(folder, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      write({ 'a.js': '' });
      const tree = diskTree(folder);
      expect((await tree.list()).map(({ path }) => path)).toEqual(['a.js']);
      expect(await tree.read('pipe')).toBeUndefined();
      expect(await tree.read('socket')).toBeUndefined();
    } finally {
      server.close();
    }
  });

  it('takes odd names as they are and passes over those that are no text', async () => {
    write({ 'new\nline.js': 'n', 'back\\slash.js': 'b', '-rf': '', 'ünï.js': '', '__proto__/a.js': 'p' });
    execFileSync('sh', ['-c', 'printf x > "$(printf "bad\\377.js")"'], { cwd: folder });
    const tree = diskTree(folder);
    expect((await tree.list()).map(({ path }) => path)).toEqual(['-rf', '__proto__/a.js', 'back\\slash.js', 'new\nline.js', 'ünï.js']);
    expect(text(await tree.read('new\nline.js'))).toBe('n');
    expect(text(await tree.read('back\\slash.js'))).toBe('b');
  });

  it('survives thousands of nested folders', async () => {
    write({ 'a.js': '' });
    // The path is longer than the system takes, so the folders are made from within.
    const dig = "for (let i = 0; i < 3000; i++) { fs.mkdirSync('d'); process.chdir('d'); } fs.writeFileSync('deep.js', '')";
    execFileSync(process.execPath, ['-e', dig], { cwd: folder });
    expect(await list()).toEqual(['a.js']);
    execFileSync('rm', ['-rf', join(folder, 'd')]);
  }, 60_000);

  it.skipIf(process.getuid?.() === 0)('skips what it may not read', async () => {
    write({ 'closed/a.js': '', 'a.js': '', 'unreadable.js': 'x' });
    chmodSync(join(folder, 'closed'), 0);
    chmodSync(join(folder, 'unreadable.js'), 0);
    const tree = diskTree(folder);
    expect((await tree.list()).map(({ path }) => path)).toEqual(['a.js', 'unreadable.js']);
    expect(await tree.read('unreadable.js')).toBeUndefined();
    chmodSync(join(folder, 'closed'), 0o700);
  });

  it('is not slowed down by patterns that are made for it', async () => {
    write({ '.gitignore': `${'**/a/'.repeat(40)}b\n${'*a'.repeat(60)}b\n${'[a-z]*'.repeat(40)}0\n(a+)+$\n${'x'.repeat(100000)}\n`, [`${'a'.repeat(200)}/${'a/'.repeat(50)}${'a'.repeat(200)}.js`]: '' });
    expect(await list()).toHaveLength(2);
  });

  it('lists many files', async () => {
    for (let dir = 0; dir < 50; dir++) {
      mkdirSync(join(folder, `d${dir}`));
      for (let file = 0; file < 100; file++) writeFileSync(join(folder, `d${dir}/f${file}.js`), '');
    }
    writeFileSync(join(folder, '.gitignore'), 'dist\n*.log\nf7.js\n');
    expect(await list()).toHaveLength(50 * 99 + 1);
  }, 60_000);

  it('does not read files beyond the limit, and lists them', async () => {
    write({ 'big.js': 'x'.repeat(100) });
    const tree = diskTree(folder, { maxFileSize: 99 });
    expect(await tree.list()).toEqual([{ path: 'big.js', size: 100 }]);
    expect(await tree.read('big.js')).toBeUndefined();
  });

  it('throws where there is no folder', () => {
    expect(() => diskTree(join(folder, 'missing'))).toThrow();
  });
});

describe('a tree in memory', () => {
  it('lists sorted with sizes in bytes, and reads', async () => {
    const tree = memoryTree({ 'b.js': 'é', 'a/a.js': new Uint8Array([1, 2]), '__proto__': 'x' });
    expect(await tree.list()).toEqual([{ path: 'a/a.js', size: 2 }, { path: 'b.js', size: 2 }]);
    expect(text(await tree.read('b.js'))).toBe('é');
    expect(await tree.read('c.js')).toBeUndefined();
  });
});
