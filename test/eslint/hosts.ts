import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const BESIDE = {
  '@eslint/json': '2.1.1', '@html-eslint/eslint-plugin': '0.66.1', '@html-eslint/parser': '0.66.1', '@stylistic/eslint-plugin': '6.0.0', 'eslint-plugin-jsonc': '3.4.2',
  'eslint-plugin-n': '18.5.0', 'eslint-plugin-svelte': '3.24.1', 'eslint-plugin-unicorn': '65.0.1', 'eslint-plugin-vue': '10.12.1', svelte: '5.57.3',
  typescript: '5.9.3', 'typescript-eslint': '8.74.0', 'vue-eslint-parser': '10.4.2',
};

/** What is installed for real, by name. */
const HOSTS = {
  'eslint-8.57': { eslint: '8.57.1', '@typescript-eslint/parser': '8.74.0', typescript: '5.9.3', 'eslint-plugin-vue': '9.33.0', 'vue-eslint-parser': '9.4.3' },
  'eslint-9.6': { eslint: '9.6.0' },
  'eslint-9': { eslint: '9.39.5', ...BESIDE },
  'eslint-10': { eslint: '10.15.0', ...BESIDE },
  oxlint: { oxlint: '1.94.0' },
} as const;

export type Host = keyof typeof HOSTS;

/** The node_modules of a host. It is installed once for a set of versions, outside of the work tree; where no registry answers, the test fails. */
export const installed = (host: Host): string => {
  const dependencies = HOSTS[host];
  const key = createHash('sha256').update(JSON.stringify([process.version, dependencies])).digest('hex').slice(0, 12);
  const folder = join(realpathSync(tmpdir()), `desktop-sec-lint-hosts-${key}`);
  if (!existsSync(join(folder, 'node_modules'))) {
    const part = mkdtempSync(`${folder}-`);
    writeFileSync(join(part, 'package.json'), JSON.stringify({ name: 'host', version: '1.0.0', private: true, dependencies }));
    const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--legacy-peer-deps', '--ignore-scripts', '--prefer-offline'], { cwd: part, encoding: 'utf8', shell: process.platform === 'win32' });
    if (npm.status !== 0) throw new Error(`${host} could not be installed:\n${npm.stderr}`);
    try {
      renameSync(part, folder);
    } catch (error) {
      // Somebody else was faster.
      rmSync(part, { recursive: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return join(folder, 'node_modules');
};

const folders: string[] = [];
afterAll(() => { for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true }); });

/** A folder with these files, a copy of an example, or both. */
export const project = (files: Readonly<Record<string, string>>, example?: string): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'desktop-sec-host-')));
  folders.push(folder);
  mkdirSync(join(folder, '.git'));
  if (example !== undefined) cpSync(join(root, 'examples', example), folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

/** A project in which a host is installed, and this package and its wrapper beside it. */
export const hosted = (host: Host, files: Readonly<Record<string, string>>, example?: string): string => {
  const folder = project(files, example);
  const modules = installed(host);
  mkdirSync(join(folder, 'node_modules'));
  for (const name of Object.keys(HOSTS[host])) link(join(modules, name), join(folder, 'node_modules', name));
  link(root, join(folder, 'node_modules/desktop-sec-lint'));
  link(join(root, 'packages/eslint-plugin-desktop-sec'), join(folder, 'node_modules/eslint-plugin-desktop-sec'));
  return folder;
};

const link = (target: string, path: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path, 'junction');
};

export interface Message {
  readonly file: string;
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Run {
  readonly code: number | null;
  readonly messages: readonly Message[];
  readonly stderr: string;
}

interface EslintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly column: number; readonly message: string }[];
}

/** Runs the ESLint that is installed in a folder, as its command line. */
export const eslint = (folder: string, args: readonly string[] = ['.'], env: Readonly<Record<string, string>> = {}): Run => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', '-f', 'json', ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 64 << 20 });
  const results = stdout.startsWith('[') ? (JSON.parse(stdout) as EslintResult[]) : [];
  return {
    code: status, stderr,
    messages: results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, column, message }) => ({ file: filePath.slice(folder.length + 1).replaceAll('\\', '/'), rule: ruleId ?? '', line, column, message }))),
  };
};

const DESKTOP = 'desktop-sec/';

/** `file:line:column rule` of what our rules say, sorted. */
export const ours = (messages: readonly Message[]): string[] =>
  messages.filter(({ rule }) => rule.startsWith(DESKTOP)).map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule.slice(DESKTOP.length)}`).sort();

/** The same of the command line. */
export const byCli = (folder: string, args: readonly string[] = []): string[] => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), '.', '-f', 'json', '--exit-zero', ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (!stdout) throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; path: string; region: { startLine: number; startColumn: number } }[] };
  return findings.map(({ rule, path, region }) => `${path}:${region.startLine}:${region.startColumn} ${rule}`).sort();
};
