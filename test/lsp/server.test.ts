import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, Hover, TextEdit } from 'vscode-languageserver-protocol';
import { Client } from './client.js';

const MAIN = `import { app, BrowserWindow, ipcMain } from 'electron';
import { exec } from 'node:child_process';
import { join } from 'node:path';

ipcMain.handle('notes:export', async (event, name) => {
  exec('pandoc ' + name);
});

app.whenReady().then(() => {
  const win = new BrowserWindow({ webPreferences: { preload: join(import.meta.dirname, 'preload.js'), sandbox: false } });
  win.loadFile('index.html');
});
`;
const PRELOAD = `import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('notes', {
  exportNote: (name) => ipcRenderer.invoke('notes:export', name),
});
`;
const SAFE_PRELOAD = PRELOAD.replace("ipcRenderer.invoke('notes:export', name)", "ipcRenderer.invoke('notes:list')");

const opened: { readonly client: Client; readonly folder: string }[] = [];

const clientOf = (files: Readonly<Record<string, string>>): Client => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'desktop-sec-lsp-')));
  for (const [path, text] of Object.entries({ 'package.json': '{ "name": "notes", "main": "main.js", "type": "module", "devDependencies": { "electron": "45.4.1" } }\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const client = new Client(folder);
  opened.push({ client, folder });
  return client;
};

afterEach(async () => {
  for (const { client, folder } of opened.splice(0)) {
    expect(await client.stop()).toBe(0);
    rmSync(folder, { recursive: true });
  }
});

const has = (diagnostics: readonly Diagnostic[], rule: string): boolean => diagnostics.some(({ code }) => code === rule);
const only = (diagnostics: readonly Diagnostic[], rule: string): Diagnostic => {
  const found = diagnostics.filter(({ code }) => code === rule);
  expect(found).toHaveLength(1);
  return found[0]!;
};

const applied = (text: string, edits: readonly TextEdit[]): string => {
  const offset = ({ line, character }: { line: number; character: number }): number => text.split('\n').slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return [...edits].sort((a, b) => offset(b.range.start) - offset(a.range.start)).reduce((all, { range, newText }) => all.slice(0, offset(range.start)) + newText + all.slice(offset(range.end)), text);
};

test('findings of every file of the workspace are told, also of those that are not open, with the places that explain them', async () => {
  const client = clientOf({ 'main.js': MAIN, 'preload.js': PRELOAD, 'index.html': '<!doctype html>\n<script src="http://cdn.notes.example/app.js"></script>\n' });
  const { capabilities } = await client.start();
  expect(capabilities).toMatchObject({ hoverProvider: true, codeActionProvider: { codeActionKinds: ['quickfix'] } });
  const found = only(await client.diagnostics('main.js', (all) => all.length > 0), 'electron/ipc-to-command');
  expect(found).toMatchObject({ source: 'desktop-sec-lint', severity: 1, range: { start: { line: 5, character: 2 } } });
  expect(found.codeDescription?.href).toMatch(/electron\/ipc-to-command\.md$/);
  expect(found.relatedInformation!.map(({ location }) => location.uri)).toContain(client.uri('main.js'));
  expect((await client.diagnostics('index.html', (all) => all.length > 0))[0]!.range.start.line).toBe(1);
});

test('an unsaved edit in one file changes what is found in another', async () => {
  const sanitized = MAIN.replace("exec('pandoc ' + name)", "exec('pandoc ' + prefix(name))").replace("import { join }", "import { prefix } from './prefix.js';\nimport { join }");
  const client = clientOf({ 'main.js': sanitized, 'preload.js': PRELOAD, 'prefix.js': 'export const prefix = (name) => name;\n' });
  await client.start();
  await client.open('main.js', sanitized);
  await client.diagnostics('main.js', (all) => has(all, 'electron/ipc-to-command'));

  await client.open('prefix.js', 'export const prefix = (name) => name;\n');
  await client.change('prefix.js', "export const prefix = () => 'all.md';\n", 2);
  await client.diagnostics('main.js', (all) => !has(all, 'electron/ipc-to-command') && has(all, 'electron/sandbox'));
  // Closed without being saved: the disk counts again.
  await client.close('prefix.js');
  await client.diagnostics('main.js', (all) => has(all, 'electron/ipc-to-command'));
});

test('what a preload script says of its window is found in the main process, while it is typed', async () => {
  const main = MAIN.replace('{ preload: join(import.meta.dirname, \'preload.js\'), sandbox: false }', 'preferences').replace("import { join } from 'node:path';", "import { preferences } from './preload.js';");
  const preload = (sandbox: boolean): string => `import { contextBridge } from 'electron';\n\nexport const preferences = { preload: __filename, sandbox: ${sandbox} };\ncontextBridge.exposeInMainWorld('notes', {});\n`;
  const client = clientOf({ 'main.ts': main, 'preload.ts': preload(true) });
  await client.start();
  await client.open('main.ts', main);
  await client.open('preload.ts', preload(true));
  await client.diagnostics('main.ts', (all) => has(all, 'electron/ipc-to-command') && !has(all, 'electron/sandbox'));
  await client.change('preload.ts', preload(false), 2);
  const found = only(await client.diagnostics('preload.ts', (all) => has(all, 'electron/sandbox')), 'electron/sandbox');
  expect(found.range.start.line).toBe(2);
  const related = client.connection.sendRequest('textDocument/hover', { textDocument: { uri: client.uri('preload.ts') }, position: found.range.start });
  expect(await related).not.toBeNull();
});

test('places move along with edits that say nothing new', async () => {
  const client = clientOf({ 'main.js': MAIN, 'preload.js': PRELOAD });
  await client.start();
  await client.open('main.js', MAIN);
  const before = only(await client.diagnostics('main.js', (all, version) => version === 1 && all.length > 0), 'electron/sandbox');
  await client.change('main.js', `// Notes\n// and more\n${MAIN}`, 2);
  const after = only(await client.diagnostics('main.js', (_, version) => version === 2), 'electron/sandbox');
  expect(after.range.start).toEqual({ line: before.range.start.line + 2, character: before.range.start.character });
});

test('code actions mend, and suppress with a comment that counts', async () => {
  const client = clientOf({ 'main.js': MAIN, 'preload.js': PRELOAD });
  await client.start();
  await client.open('main.js', MAIN);
  const found = only(await client.diagnostics('main.js', (all, version) => version === 1 && all.length > 0), 'electron/ipc-to-command');
  const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: client.uri('main.js') }, range: found.range, context: { diagnostics: [found] } });
  const suppress = actions.find(({ title }) => title === 'Suppress electron/ipc-to-command here')!;
  const text = applied(MAIN, suppress.edit!.changes![client.uri('main.js')]!);
  expect(text.split('\n')[5]).toBe('  // desktop-sec: ignore[electron/ipc-to-command] say why');
  await client.change('main.js', text, 2);
  await client.diagnostics('main.js', (all, version) => version === 2 && !has(all, 'electron/ipc-to-command') && has(all, 'electron/sandbox'));
});

test('hovering over a finding shows the page of its rule', async () => {
  const client = clientOf({ 'main.js': MAIN, 'preload.js': SAFE_PRELOAD });
  await client.start();
  await client.open('main.js', MAIN);
  const found = only(await client.diagnostics('main.js', (all, version) => version === 1 && all.length > 0), 'electron/sandbox');
  const hover = await client.connection.sendRequest<Hover>('textDocument/hover', { textDocument: { uri: client.uri('main.js') }, position: found.range.start });
  expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('## Why it matters') });
  expect(await client.connection.sendRequest('textDocument/hover', { textDocument: { uri: client.uri('main.js') }, position: { line: 0, character: 0 } })).toBeNull();
});

test('a client that shows no related places gets them in the message, and settings count', async () => {
  const client = clientOf({ 'main.js': MAIN, 'preload.js': PRELOAD });
  await client.start({ minSeverity: 'critical' }, false);
  const all = await client.diagnostics('main.js', (found) => found.length > 0);
  expect(all.every(({ severity }) => severity === 1)).toBe(true);
  expect(only(all, 'electron/ipc-to-command').message).toMatch(/ See main\.js:5 /);
});

test('a configuration that is malformed is told, and linting goes on', async () => {
  const client = clientOf({ 'main.js': MAIN, 'preload.js': PRELOAD, 'desktop-sec-lint.json': '{ "persona": "everybody" }' });
  const told = new Promise<string>((resolve) => { client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => resolve(message)); });
  await client.start();
  expect(has(await client.diagnostics('main.js', (all) => all.length > 0), 'electron/sandbox')).toBe(true);
  expect(await told).toContain('"persona" cannot be "everybody"');
});
