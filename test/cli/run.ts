import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const root = fileURLToPath(new URL('../..', import.meta.url));
/** The command line as it is built: `npm test` builds it first. */
export const main = join(root, 'dist/cli/main.js');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

// What the machine or the CI says of colours and terminals must not matter.
const { PATH, HOME, SystemRoot } = process.env;
const clean = { PATH, HOME, ...(SystemRoot && { SystemRoot }) };

/** Runs the command line in a folder. */
export const run = (cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd, env: { ...clean, ...env }, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { code: status, stdout, stderr };
};

/** Runs it and closes its standard output after the first bytes, as `head` does. */
export const runAndHangUp = (cwd: string, args: readonly string[]): Promise<Omit<Run, 'stdout'>> => new Promise((resolve) => {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: clean, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stdout.once('data', () => child.stdout.destroy());
  child.stderr.on('data', (chunk: Buffer) => { stderr += chunk.toString(); });
  child.on('close', (code) => resolve({ code, stderr }));
});

const folders: string[] = [];
afterAll(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }); });

/** A folder with these files, gone after the tests. */
export const project = (files: Readonly<Record<string, string>>): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'desktop-sec-lint-')));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

const manifest = JSON.stringify({ name: 'postbox', version: '1.0.0', main: 'main.js', devDependencies: { electron: '45.4.1' } });
const windows = (...preferences: readonly string[]): string => `const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
${preferences.map((one) => `  new BrowserWindow({ webPreferences: ${one} }).loadFile('inbox.html');`).join('\n')}
});
`;
const page = '<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'self\'; base-uri \'none\'; object-src \'none\'"></head><body></body></html>\n';

/** An app with electron/node-integration (high) in main.js, line 4, and electron/sandbox below it. */
export const BAD = { 'package.json': manifest, 'main.js': windows('{ nodeIntegration: true, contextIsolation: false }', '{ sandbox: false }'), 'inbox.html': page };
export const GOOD = { 'package.json': manifest, 'main.js': windows('{ sandbox: true }'), 'inbox.html': page };
