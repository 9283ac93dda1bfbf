import { describe, expect, it } from 'vitest';
import { rulesCommand } from '../../src/cli/rules-command.js';
import { rules } from '../../src/rules/index.js';
import { BAD, GOOD, project, run } from './run.js';

const bad = project(BAD);
const empty = project({ 'readme.txt': 'nothing' });

describe('explain', () => {
  it('prints a rule\'s page', () => {
    const { code, stdout } = run(empty, ['explain', 'electron/node-integration']);
    expect(code).toBe(0);
    expect(stdout).toContain('Why it matters');
    expect(stdout).not.toMatch(/^#|```/m);
    expect(stdout).toMatch(/https:\/\/\S+electron\/node-integration\.md\n$/);
  });
});

describe('rules', () => {
  it('lists them for people, programs and documents', () => {
    const { stdout } = run(empty, ['rules']);
    expect(stdout).toContain('electron/node-integration');
    const listed = JSON.parse(run(empty, ['rules', '-f', 'json']).stdout) as readonly { readonly id: string; readonly title: string }[];
    expect(listed.length).toBeGreaterThan(40);
    for (const { id } of listed) expect(stdout).toContain(id);
    expect(run(empty, ['rules', '-f', 'markdown']).stdout.trim().split('\n')).toHaveLength(listed.length + 2);
  });

  it('fits a terminal, and is one line for each rule in a pipe', async () => {
    const listed = async (columns: number | undefined): Promise<string> => {
      let text = '';
      const stdout = { columns, write: (chunk: string, done: () => void) => { text += chunk; done(); } } as unknown as NodeJS.WriteStream;
      await rulesCommand({ format: 'console' }, { stdout, stderr: stdout, env: {}, cwd: empty });
      return text;
    };
    const { id, title, severity } = rules.toSorted((a, b) => b.title.length - a.title.length)[0]!;
    const narrow = (await listed(80)).split('\n');
    expect(narrow.filter((line) => line.length > 80)).toEqual([]);
    const first = narrow.findIndex((line) => line.includes(` ${id} `));
    expect(narrow[first + 1]!.search(/\S/)).toBe(narrow[first]!.indexOf(title.slice(0, 6)));
    expect((await listed(undefined)).split('\n').find((line) => line.includes(` ${id} `))).toBe(`  ${id.padEnd(Math.max(...rules.map((rule) => rule.id.length)))}  ${severity.padEnd(8)}  ${title}`);
  });
});

describe('model', () => {
  it('says what was understood, with places', () => {
    const { code, stdout } = run(bad, ['model']);
    expect(code).toBe(0);
    expect(stdout).toContain('postbox  Electron 45.4.1');
    expect(stdout).toMatch(/nodeIntegration: true\s+main\.js:4:\d+/);
  });

  it('has the way of what others decide, and nothing of the analysis itself', () => {
    const app = project({
      'package.json': JSON.stringify({ name: 'postbox', main: 'main.js', devDependencies: { electron: '45.4.1' } }),
      'main.js': "const { ipcMain, shell } = require('electron');\nipcMain.handle('letter:open', (_event, url) => shell.openExternal(url));\n",
    });
    const { apps } = JSON.parse(run(app, ['model', '-f', 'json']).stdout) as { readonly apps: readonly { readonly models: { readonly common: { readonly flows: readonly object[] } } }[] };
    expect(apps[0]!.models.common.flows).toEqual([{
      source: { kind: 'ipc', what: "the channel 'letter:open'", at: 'main.js:2:40' }, sink: { kind: 'open', what: 'shell.openExternal', at: 'main.js:2:48' },
      steps: [{ at: 'main.js:2:40', message: "comes from the channel 'letter:open'" }, { at: 'main.js:2:48', message: "reaches 'shell.openExternal'" }], guessed: false, asked: false,
    }]);
  });

  it('is JSON, and Mermaid', () => {
    const { apps } = JSON.parse(run(bad, ['model', '-f', 'json']).stdout) as { readonly apps: readonly { readonly framework: string; readonly models: { readonly electron: { readonly windows: readonly unknown[] } } }[] };
    expect(apps.map(({ framework }) => framework)).toEqual(['electron']);
    expect(apps[0]!.models.electron.windows).toHaveLength(2);
    expect(run(bad, ['model', '-f', 'mermaid']).stdout).toMatch(/^flowchart LR\n/);
  });

  it('ends with 3 without an app', () => {
    expect(run(empty, ['model'])).toMatchObject({ code: 3, stdout: expect.stringContaining('No app found') as string });
    expect(JSON.parse(run(empty, ['model', '-f', 'json']).stdout)).toEqual({ version: 1, apps: [] });
  });

  it('shows no secret', () => {
    const secret = ['AKIA', 'QWERTYUIOPASDFGH'].join('');
    const folder = project({ ...BAD, 'main.js': BAD['main.js'].replaceAll("loadFile('inbox.html')", `loadURL('https://mail.postbox.app/?key=${secret}')`) });
    expect(run(folder, ['model']).stdout).toContain('https://mail.postbox.app/?key=');
    for (const format of ['text', 'json', 'mermaid']) expect(run(folder, ['model', '-f', format]).stdout).not.toContain(secret);
  });
});

describe('paths', () => {
  it('are one folder, or files of an app that is understood as a whole', () => {
    const folder = project({ ...BAD, 'more.js': BAD['main.js'] });
    const filesOf = (args: readonly string[]): readonly string[] => [...new Set((JSON.parse(run(folder, ['-f', 'json', ...args]).stdout) as { readonly findings: readonly { readonly path: string }[] }).findings.map(({ path }) => path))].sort();
    expect(filesOf(['.'])).toEqual(['main.js', 'more.js']);
    expect(filesOf(['more.js'])).toEqual(['more.js']);
    expect(filesOf(['more.js', 'main.js'])).toEqual(['main.js', 'more.js']);
  });

  it('are told relative to the top of the git repository', () => {
    const folder = project(Object.fromEntries(Object.entries(BAD).map(([path, text]) => [`apps/desk/${path}`, text])));
    run(folder, []);
    expect(run(`${folder}/apps/desk`, []).stdout).toContain('--> main.js:4');
    const repository = project(Object.fromEntries([...Object.entries(BAD).map(([path, text]) => [`apps/desk/${path}`, text]), ['.git/HEAD', 'ref: refs/heads/main\n']]));
    expect(run(`${repository}/apps/desk`, []).stdout).toContain('--> apps/desk/main.js:4');
  });
});

describe('a version', () => {
  it('is taken from a flag instead of the manifests', () => {
    const folder = project({ ...GOOD, 'main.js': GOOD['main.js'].replace('sandbox: true', 'preload: "/x.js"') });
    expect(run(folder, ['--only', 'electron/context-isolation']).code).toBe(0);
    expect(run(folder, ['--only', 'electron/context-isolation', '--electron-version', '11']).code).toBe(1);
  });
});

describe('the cache', () => {
  it('changes nothing but the time', () => {
    const home = project({});
    const cold = run(bad, ['-f', 'json', '--cache'], { XDG_CACHE_HOME: home });
    const warm = run(bad, ['-f', 'json', '--cache'], { XDG_CACHE_HOME: home });
    expect(warm).toEqual(cold);
    expect(cold.stdout).toBe(run(bad, ['-f', 'json']).stdout);
  });
});
