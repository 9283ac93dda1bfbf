import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BAD, GOOD, project, run } from './run.js';

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main', ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
/** A repository whose first commit holds these files. */
const repository = (files: Readonly<Record<string, string>>): string => {
  const folder = project(files);
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'first');
  return folder;
};
const append = (folder: string, path: string, text: string): void => appendFileSync(join(folder, path), text);
const rulesIn = (stdout: string): string[] => stdout.split('\n').filter(Boolean).map((line) => line.split(' ')[2]!);
const WINDOW = "new BrowserWindow({ webPreferences: { webSecurity: false } }).loadFile('inbox.html');\n";

describe('a baseline', () => {
  it('accepts what is there, tells what is new, and is pruned', () => {
    const folder = project(BAD);
    expect(run(folder, ['--write-baseline'])).toMatchObject({ code: 0, stdout: '', stderr: expect.stringMatching(/^\d+ findings in the baseline desktop-sec-lint-baseline\.json\.\n$/) as string });
    expect(run(folder, ['--baseline']).code).toBe(0);
    writeFileSync(join(folder, 'main.js'), `// moved\n\n${BAD['main.js']}${WINDOW}`);
    const more = run(folder, ['--baseline', '-f', 'compact']);
    expect(more.code).toBe(1);
    expect(rulesIn(more.stdout)).toEqual(['electron/web-security']);
    writeFileSync(join(folder, 'main.js'), GOOD['main.js']);
    expect(run(folder, ['--baseline', '-v']).stdout).toContain('stale-baseline');
    expect(run(folder, ['--baseline', '--strict']).code).toBe(2);
    expect(run(folder, ['--prune-baseline', '-q']).stderr).toMatch(/^\d+ findings taken out/);
    expect(run(folder, ['--baseline', '--strict']).code).toBe(0);
  });

  it('may be named, also in the configuration', () => {
    const folder = project({ ...BAD, '.github/desktop-sec-lint.json': '{ "baseline": "ci/known.json" }' });
    mkdirSync(join(folder, 'ci'));
    expect(run(folder, ['--write-baseline=ci/known.json']).code).toBe(0);
    expect(run(folder, []).code).toBe(0);
    expect(run(folder, ['--no-config']).code).toBe(1);
    expect(run(folder, ['--no-config', '--baseline', '.']).code).toBe(2);
    // The flag takes no path for its file.
    expect(run(folder, ['--no-config', '--write-baseline', '.']).code).toBe(0);
    expect(existsSync(join(folder, 'desktop-sec-lint-baseline.json'))).toBe(true);
  });

  it('is neither read nor written through a link', () => {
    const folder = project({ ...BAD, 'outside.json': 'mine' });
    symlinkSync(join(folder, 'outside.json'), join(folder, 'desktop-sec-lint-baseline.json'));
    expect(run(folder, ['--write-baseline'])).toMatchObject({ code: 2, stderr: expect.stringContaining('it is a link') as string });
    expect(run(folder, ['--baseline']).code).toBe(2);
    expect(readFileSync(join(folder, 'outside.json'), 'utf8')).toBe('mine');
  });

  it('that is missing or none at all is an error', () => {
    expect(run(project(BAD), ['--baseline']).stderr).toContain('--write-baseline makes one');
    expect(run(project({ ...BAD, 'package-lock.json': '{}' }), ['--baseline=package-lock.json']).code).toBe(2);
  });
});

describe('--since', () => {
  it('tells what is new in another file than the one that has changed', () => {
    const preload = (body: string): string => `const { contextBridge, ipcRenderer } = require('electron');\n${body}\n`;
    const files = {
      'package.json': GOOD['package.json'], 'inbox.html': GOOD['inbox.html'],
      'main.js': "const { app, BrowserWindow, ipcMain } = require('electron');\nconst { exec } = require('child_process');\napp.whenReady().then(() => new BrowserWindow({ webPreferences: { preload: __dirname + '/preload.js' } }).loadURL('https://news.acme-app.net/'));\nmodule.exports.report = (name) => exec(`report ${name}`);\nrequire('./handlers.js');\n",
      'handlers.js': "const { ipcMain } = require('electron');\nipcMain.handle('report:none', () => 1);\n",
      'preload.js': preload("contextBridge.exposeInMainWorld('app', {});"),
    };
    const folder = repository(files);
    expect(run(folder, ['--since', 'HEAD', '-f', 'compact'])).toMatchObject({ code: 0, stdout: '' });
    writeFileSync(join(folder, 'handlers.js'), "const { ipcMain } = require('electron');\nconst { report } = require('./main.js');\nipcMain.handle('report', (_event, name) => report(name));\n");
    const { code, stdout } = run(folder, ['--since', 'HEAD', '-f', 'compact']);
    expect(code).toBe(1);
    const sink = stdout.split('\n').find((line) => line.includes('electron/ipc-to-command'));
    expect(sink).toMatch(/^(?:main|handlers)\.js:/);
  });

  it('compares with where the branch has left it', () => {
    const folder = repository(BAD);
    git(folder, 'checkout', '-qb', 'feature');
    append(folder, 'main.js', WINDOW);
    git(folder, 'commit', '-qam', 'a window');
    git(folder, 'checkout', '-q', 'main');
    // Main has mended what the branch still has.
    writeFileSync(join(folder, 'main.js'), GOOD['main.js']);
    git(folder, 'commit', '-qam', 'mended');
    git(folder, 'checkout', '-q', 'feature');
    const { code, stdout } = run(folder, ['--since', 'main', '-f', 'compact']);
    expect(code).toBe(1);
    expect(rulesIn(stdout)).toEqual(['electron/web-security']);
  });

  it('works from a folder inside, with untracked files, and says what is wrong', () => {
    const folder = repository(Object.fromEntries(Object.entries(BAD).map(([path, text]) => [`apps/desk/${path}`, text])));
    const app = join(folder, 'apps/desk');
    expect(run(app, ['--since', 'HEAD']).code).toBe(0);
    writeFileSync(join(app, 'more.js'), `const { BrowserWindow } = require('electron');\n${WINDOW}`);
    expect(rulesIn(run(app, ['--since', 'HEAD', '-f', 'compact']).stdout)).toEqual(['electron/web-security']);
    expect(run(app, ['--since', 'nowhere'])).toMatchObject({ code: 2, stderr: expect.stringContaining("There is no commit 'nowhere'") as string });
    expect(run(app, ['--since', '--output=x'])).toMatchObject({ code: 2 });
    expect(run(project(BAD), ['--since', 'HEAD'])).toMatchObject({ code: 2, stderr: expect.stringContaining('no git repository') as string });
  });

  it('checks nothing out and runs nothing that the repository names', () => {
    const folder = repository({ ...BAD, '.gitattributes': '* filter=evil diff=evil\n' });
    const marker = join(folder, '..', `${folder.split('/').at(-1)}-ran`);
    const script = join(folder, '.git/evil.sh');
    writeFileSync(script, `#!/bin/sh\necho ran >> '${marker}'\ncat\n`);
    chmodSync(script, 0o755);
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'fsmonitor-watchman']) {
      mkdirSync(join(folder, '.git/hooks'), { recursive: true });
      writeFileSync(join(folder, '.git/hooks', hook), `#!/bin/sh\necho ${hook} >> '${marker}'\n`);
      chmodSync(join(folder, '.git/hooks', hook), 0o755);
    }
    appendFileSync(join(folder, '.git/config'), `
[core]
	fsmonitor = ${script}
	pager = ${script}
	sshCommand = ${script}
	alternateRefsCommand = ${script}
[diff]
	external = ${script}
[filter "evil"]
	clean = ${script}
	smudge = ${script}
	process = ${script}
[diff "evil"]
	command = ${script}
	textconv = ${script}
[extensions]
	partialClone = origin
[remote "origin"]
	url = ext::${script}
	promisor = true
	uploadpack = ${script}
[credential]
	helper = ${script}
[alias]
	ls-tree = !${script}
	cat-file = !${script}
`);
    append(folder, 'main.js', WINDOW);
    // An object that is missing would be asked for from the remote.
    const oid = git(folder, 'rev-parse', 'HEAD:inbox.html').trim();
    execFileSync('rm', ['-f', join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2))]);
    writeFileSync(join(folder, 'inbox.html'), `${BAD['inbox.html']}<!-- changed -->`);
    const index = readFileSync(join(folder, '.git/index'));
    for (const flags of [['--since', 'HEAD'], ['--changed'], ['--staged']]) run(folder, [...flags, '-f', 'compact']);
    expect(existsSync(marker)).toBe(false);
    expect(readFileSync(join(folder, '.git/index')).equals(index)).toBe(true);
  });
});

describe('--changed and --staged', () => {
  it('tell what touches changed files', () => {
    const folder = repository({ ...BAD, 'second.js': `const { BrowserWindow } = require('electron');\n${WINDOW}` });
    expect(run(folder, ['--changed', '-f', 'compact'])).toMatchObject({ code: 0, stdout: '' });
    append(folder, 'second.js', '// touched\n');
    const changed = run(folder, ['--changed', '-f', 'compact']);
    expect(rulesIn(changed.stdout)).toContain('electron/web-security');
    expect(changed.stdout).not.toContain('electron/node-integration');
    expect(run(folder, ['--staged', '-f', 'compact']).stdout).toBe('');
    git(folder, 'add', 'second.js');
    expect(run(folder, ['--staged', '-f', 'compact']).stdout).toBe(changed.stdout);
  });

  it('take all for new before the first commit', () => {
    const folder = project(BAD);
    git(folder, 'init', '-q');
    expect(rulesIn(run(folder, ['--changed', '-f', 'compact']).stdout)).toContain('electron/node-integration');
  });
});

describe('fixes', () => {
  const MIXED = { ...GOOD, 'main.js': "const { app, BrowserWindow } = require('electron');\r\n\r\napp.whenReady().then(() => {\r\n  // Keep me.\r\n  new BrowserWindow({ webPreferences: { allowRunningInsecureContent: true, webSecurity: false } }).loadFile('inbox.html');\r\n});\r\n" };

  it('safe ones are written, and the rest is told', () => {
    const folder = project(MIXED);
    const { code, stdout, stderr } = run(folder, ['--fix', '-f', 'compact', '.']);
    expect(code).toBe(1);
    expect(stderr).toBe('1 fix in 1 file.\n');
    expect(rulesIn(stdout)).toEqual(['electron/web-security']);
    expect(readFileSync(join(folder, 'main.js'), 'utf8')).toBe(MIXED['main.js'].replace('Content: true', 'Content: false'));
    expect(run(folder, ['--fix=unsafe']).code).toBe(0);
    expect(run(folder, ['--fix=unsafe']).stderr).toBe('Nothing to fix.\n');
  });

  it('are printed as a diff that git applies', () => {
    const folder = repository(MIXED);
    const { code, stdout } = run(folder, ['--fix-dry-run', '--fix=unsafe']);
    expect(code).toBe(1);
    expect(readFileSync(join(folder, 'main.js'), 'utf8')).toBe(MIXED['main.js']);
    writeFileSync(join(folder, 'fixes.patch'), stdout);
    git(folder, 'apply', 'fixes.patch');
    expect(readFileSync(join(folder, 'main.js'), 'utf8')).toBe(MIXED['main.js'].replace('Content: true', 'Content: false').replace('Security: false', 'Security: true'));
    expect(run(folder, ['--fix-dry-run', '-f', 'json'])).toMatchObject({ code: 2 });
    expect(run(folder, ['--fix=all'])).toMatchObject({ code: 2 });
  });

  it('are made of what is told, and of nothing else', () => {
    const folder = repository({ ...GOOD, 'main.js': MIXED['main.js'].replaceAll('\r\n', '\n') });
    append(folder, 'main.js', WINDOW);
    expect(run(folder, ['--since', 'HEAD', '--fix=unsafe']).stderr).toBe('1 fix in 1 file.\n');
    const text = readFileSync(join(folder, 'main.js'), 'utf8');
    expect([text.match(/webSecurity: false/g)?.length, text.match(/webSecurity: true/g)?.length, text.includes('Content: true')]).toEqual([1, 1, true]);
    run(folder, ['--write-baseline']);
    append(folder, 'main.js', WINDOW);
    const { stdout } = run(folder, ['--baseline', '--fix-dry-run', '--fix=unsafe']);
    expect(stdout.match(/^\+[^+].*/gm)).toHaveLength(1);
  });

  it('are not made through links, and leave what is suppressed', () => {
    const folder = project({ ...MIXED, 'real/main.js': MIXED['main.js'] });
    const other = project(MIXED);
    execFileSync('rm', [join(folder, 'main.js')]);
    symlinkSync(join(other, 'main.js'), join(folder, 'main.js'));
    run(folder, ['--fix=unsafe']);
    expect(readFileSync(join(other, 'main.js'), 'utf8')).toBe(MIXED['main.js']);
    const accepted = project({ ...MIXED, 'main.js': MIXED['main.js'].replace('// Keep me.', '// desktop-sec: ignore[electron/web-security, electron/allow-running-insecure-content] local pages') });
    expect(run(accepted, ['--fix=unsafe']).stderr).toBe('Nothing to fix.\n');
  });

  it('show no secret', () => {
    const key = ['AKIA', 'QX7L', 'M2Z5', 'TR4W', '3F2Q'].join('');
    const folder = project({ ...MIXED, 'main.js': `${MIXED['main.js'].replace("// Keep me.", `const key = '${key}';`)}` });
    const { stdout } = run(folder, ['--fix-dry-run', '--fix=unsafe']);
    expect(stdout).toContain('webSecurity: true');
    expect(stdout).not.toContain(key);
  });
});
