import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { beforeEach, expect, test } from 'vitest';
import { baselineOf, writtenBaseline } from '../../src/engine/baseline.js';
import { diskTree } from '../../src/engine/tree.js';
import { lint } from '../../src/lint.js';
import { project } from './hosts.js';
import { plugin } from './plugin.js';

const MAIN = `import { ipcMain } from 'electron';
import { exec } from 'node:child_process';
import { titleOf } from './title.js';

ipcMain.handle('notes:export', (event, name) => {
  exec('pandoc ' + titleOf(name));
});
`;
const OPEN = 'export const titleOf = (name) => name;\n';
const FIXED = "export const titleOf = () => 'all.md';\n";

let root: string;
let eslint: ESLint;

beforeEach(() => {
  root = project({ 'package.json': '{ "name": "notes", "main": "main.js", "type": "module", "devDependencies": { "electron": "45.4.1" } }\n', 'main.js': MAIN, 'title.js': OPEN });
  eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: plugin.configs['recommended'] as never });
});

const pause = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 250); });
const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
const file = async (path: string): Promise<string[]> => (await eslint.lintFiles([path]))[0]!.messages.map(({ ruleId, line }) => `${line} ${ruleId}`);
const buffer = async (path: string, text: string): Promise<string[]> => (await eslint.lintText(text, { filePath: join(root, path) }))[0]!.messages.map(({ ruleId, line }) => `${line} ${ruleId}`);

const FOUND = '6 desktop-sec/electron/ipc-to-command';

test('a change of another file counts, and its return', async () => {
  expect(await file('main.js')).toContain(FOUND);
  write('title.js', FIXED);
  await pause();
  expect(await file('main.js')).not.toContain(FOUND);
  write('title.js', OPEN);
  await pause();
  expect(await file('main.js')).toContain(FOUND);
});

test('an unsaved buffer counts for other files, and its undoing', async () => {
  expect(await file('main.js')).toContain(FOUND);
  await buffer('title.js', FIXED);
  expect(await file('main.js')).not.toContain(FOUND);
  await buffer('title.js', OPEN);
  expect(await file('main.js')).toContain(FOUND);
});

test('what is on disk counts once it is newer than the buffer', async () => {
  await buffer('title.js', FIXED);
  expect(await file('main.js')).not.toContain(FOUND);
  write('title.js', `${OPEN}export const more = 1;\n`);
  await pause();
  expect(await file('main.js')).toContain(FOUND);
});

test('a file that is saved is linted as it is, however soon after the last time', async () => {
  await file('main.js');
  write('main.js', `// Notes\n${MAIN}`);
  expect(await file('main.js')).toContain(FOUND.replace('6', '7'));
  write('main.js', MAIN.replace('exec(', 'console.log('));
  expect(await file('main.js')).toEqual([]);
  write('main.js', MAIN);
  expect(await file('main.js')).toContain(FOUND);
});

test('the same size and time hide no change', async () => {
  const then = new Date(Date.now() - 60_000);
  utimesSync(join(root, 'title.js'), then, then);
  expect(await file('main.js')).toContain(FOUND);
  write('title.js', FIXED.slice(0, -1).padEnd(OPEN.length - 1).slice(0, OPEN.length - 1).replace(/.*/, "export const titleOf = () => 'a.md';") + '\n');
  utimesSync(join(root, 'title.js'), then, then);
  await pause();
  expect(await file('main.js')).not.toContain(FOUND);
});

test('files that go, come back and are renamed', async () => {
  expect(await file('main.js')).toContain(FOUND);
  renameSync(join(root, 'title.js'), join(root, 'name.js'));
  await pause();
  // What a function does that is not there is not known.
  expect(await file('main.js')).not.toContain(FOUND);
  write('main.js', MAIN.replace('./title.js', './name.js'));
  expect(await file('main.js')).toContain(FOUND);
  rmSync(join(root, 'name.js'));
  mkdirSync(join(root, 'lib'));
  write('lib/name.js', OPEN);
  write('main.js', MAIN.replace('./title.js', './lib/name.js'));
  await pause();
  expect(await file('main.js')).toContain(FOUND);
});

test('a buffer of a file that is not there yet', async () => {
  write('main.js', MAIN.replace('./title.js', './fresh.js'));
  expect(await file('main.js')).not.toContain(FOUND);
  await buffer('fresh.js', OPEN);
  expect(await file('main.js')).toContain(FOUND);
});

test('what git ignores is linted, and nothing is found there', async () => {
  write('.gitignore', 'tools/\n');
  mkdirSync(join(root, 'tools'));
  write('tools/main.js', MAIN.replace('./title.js', '../title.js'));
  expect(await file('tools/main.js')).toEqual([]);
});

test('the configuration file counts, and its changes', async () => {
  expect(await file('main.js')).toContain(FOUND);
  write('desktop-sec-lint.json', '{ "rules": { "electron/ipc-to-command": "off" } }\n');
  await pause();
  expect(await file('main.js')).not.toContain(FOUND);
  rmSync(join(root, 'desktop-sec-lint.json'));
  await pause();
  expect(await file('main.js')).toContain(FOUND);
});

test('a byte order mark and CRLF move nothing', async () => {
  write('main.js', `\ufeff${MAIN.replaceAll('\n', '\r\n')}`);
  const [{ messages }] = (await eslint.lintFiles(['main.js'])) as [ESLint.LintResult];
  expect(messages.map(({ ruleId, line, column, endLine, endColumn }) => [ruleId, line, column, endLine, endColumn])).toContainEqual(['desktop-sec/electron/ipc-to-command', 6, 3, 6, 34]);
});

test('the key of the cache changes with what is found elsewhere, and with nothing else', async () => {
  const key = plugin.cacheKey(root);
  expect(key).toMatch(/^[0-9a-f]{16}$/);
  write('title.js', `// Titles\n${OPEN}`);
  await pause();
  write('main.js', `\n\n${MAIN}`);
  await pause();
  expect(plugin.cacheKey(root)).toBe(key);
  write('title.js', FIXED);
  await pause();
  expect(plugin.cacheKey(root)).not.toBe(key);
  write('title.js', OPEN);
  write('main.js', MAIN);
  await pause();
  expect(plugin.cacheKey(root)).toBe(key);
});

test('eslint --cache tells the truth with the key, and does not without', async () => {
  const cached = async (key: string | undefined): Promise<string[]> => {
    const one = new ESLint({
      cwd: root, overrideConfigFile: true, cache: true, cacheLocation: join(root, '.eslintcache'), cacheStrategy: 'content',
      overrideConfig: [plugin.configs['recommended'], key === undefined ? [] : { settings: { 'desktop-sec': { key } } }].flat() as never,
    });
    const results = await one.lintFiles(['main.js']);
    return results[0]!.messages.map(({ ruleId, line }) => `${line} ${ruleId}`);
  };
  expect(await cached(plugin.cacheKey(root))).toContain(FOUND);
  write('title.js', FIXED);
  await pause();
  expect(await cached(plugin.cacheKey(root))).not.toContain(FOUND);
});

test('fixes are suggestions unless they are safe', async () => {
  write('main.js', "import { BrowserWindow } from 'electron';\nnew BrowserWindow({ webPreferences: { sandbox: false } }).loadFile('index.html');\n");
  const [{ messages, output }] = (await new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: plugin.configs['recommended'] as never, fix: true }).lintFiles(['main.js'])) as [ESLint.LintResult];
  expect(output).toBeUndefined();
  const [sandbox] = messages.filter(({ ruleId }) => ruleId === 'desktop-sec/electron/sandbox');
  expect(sandbox!.suggestions!.map(({ desc, fix }) => [desc, fix.text])).toEqual([['Turn the sandbox on.', 'true']]);
});

test('the baseline of the configuration counts', async () => {
  expect(await file('main.js')).toContain(FOUND);
  const told = await lint({ tree: diskTree(root) });
  write('accepted.json', writtenBaseline(baselineOf(told.findings)));
  write('desktop-sec-lint.json', '{ "baseline": "accepted.json" }\n');
  await pause();
  expect(await file('main.js')).toEqual([]);
  write('accepted.json', writtenBaseline(baselineOf([])));
  expect(await file('main.js')).toContain(FOUND);
});

test("ESLint honours its own directives, and the engine those of others' files and oxlint's", async () => {
  const checked = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: [plugin.configs['recommended'], { linterOptions: { reportUnusedDisableDirectives: 'error' } }].flat() as never });
  const told = async (text: string): Promise<string[]> => {
    write('main.js', text);
    return (await checked.lintFiles(['main.js']))[0]!.messages.map(({ ruleId, line }) => `${line} ${ruleId}`);
  };
  expect(await told(MAIN.replace('  exec(', '  // eslint-disable-next-line desktop-sec/electron/ipc-to-command -- a tool of ours\n  exec('))).toEqual([]);
  expect(await told(MAIN.replace('  exec(', '  // oxlint-disable-next-line desktop-sec/electron/ipc-to-command -- a tool of ours\n  exec('))).toEqual([]);
  expect(await told(MAIN.replace('  exec(', '  // eslint-disable-next-line desktop-sec/electron/sandbox\n  exec('))).toEqual(['6 null', '7 desktop-sec/electron/ipc-to-command']);
});
