import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { Result } from '../../src/core/finding.js';
import { Session } from '../../src/engine/session.js';
import { kit, lint } from '../../src/lint.js';
import { rules } from '../../src/rules/index.js';
import { readFolder } from '../support/fixture.js';

const home = fileURLToPath(new URL('../fixtures', import.meta.url));
const work = realpathSync(mkdtempSync(join(tmpdir(), 'desktop-sec-session-')));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** What is told, without the rules' functions. */
const told = ({ findings, suppressed, notices }: Result): unknown =>
  ({ findings: [...findings, ...suppressed].map(({ rule, ...rest }) => ({ rule: rule.id, ...rest })), notices });

/** Numbers that are the same each time. */
const random = (seed: number): (() => number) => () => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return seed / 0x80000000;
};

const EDITABLE = /\.(?:[cm]?[jt]sx?|vue|svelte|html|php|rs|json|toml|ya?ml)$/;
/** One of the fixtures in so many: each takes a second. */
const SHARE = 6;

describe('after each edit, a session tells what a scan tells', () => {
  for (const [index, { id }] of [...rules.entries()].filter(([at]) => at % SHARE === 0)) {
    it(id, async () => {
      const root = join(work, id.replace('/', '-'));
      const { 'findings.txt': _, ...files } = readFolder(join(home, id));
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      const next = random(index + 1);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
      const session = new Session(root, kit, {});
      await session.look();
      await session.check();
      const texts = new Map(Object.entries(files).filter(([path]) => EDITABLE.test(path)));
      if (texts.size === 0) return;
      for (let edit = 0; edit < 6; edit++) {
        const path = pick([...texts.keys()]);
        const lines = texts.get(path)!.split('\n');
        const at = Math.floor(next() * lines.length);
        // Empty lines and spaces move places; a line that is gone, or there twice, says something else.
        const kind = pick(['empty', 'indent', 'gone', 'twice', 'undo'] as const);
        if (kind === 'empty') lines.splice(at, 0, '', '');
        else if (kind === 'indent') lines[at] = `  ${lines[at]!}`;
        else if (kind === 'gone') lines.splice(at, 1);
        else if (kind === 'twice') lines.splice(at, 0, lines[at]!);
        texts.set(path, kind === 'undo' ? files[path]! : lines.join('\n'));
        session.tree.lay(path, texts.get(path)!);
        await session.look();
        const result = session.current ? session.result! : await session.check();
        expect(told(result), `${path}: ${kind} at line ${at + 1}`).toEqual(told(await lint({ tree: session.tree, persona: 'auditor' })));
      }
    });
  }
});

const APP = {
  'package.json': '{ "name": "notes", "main": "main.js", "devDependencies": { "electron": "45.4.1" } }\n',
  'main.js': "const { BrowserWindow } = require('electron');\nnew BrowserWindow({ webPreferences: { nodeIntegration: true } }).loadURL('https://notes-app.net/');\n",
  'plain.js': 'exports.one = 1;\n',
};

const sessionOf = async (files: Readonly<Record<string, string>>): Promise<Session> => {
  const root = mkdtempSync(join(work, 'app-'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text);
  const session = new Session(root, kit, {});
  await session.look();
  await session.check();
  return session;
};

test('an edit that says nothing new needs no check, and one that does needs it', async () => {
  const session = await sessionOf(APP);
  const line = (): number[] => session.result!.findings.filter(({ rule }) => rule.id === 'electron/node-integration').map(({ spot }) => spot.region.startLine);
  expect(line()).toEqual([2]);
  session.tree.lay('main.js', `// Notes\n\n${APP['main.js']}`);
  await session.look();
  expect(session.current).toBe(true);
  expect(line()).toEqual([4]);
  session.tree.lay('plain.js', '// Nothing\nexports.one = 1;\n');
  await session.look();
  expect(session.current).toBe(true);
  session.tree.lay('main.js', APP['main.js'].replace('true', 'false'));
  await session.look();
  expect(session.current).toBe(false);
  await session.check();
  expect(line()).toEqual([]);
});

test('an undone edit needs no check', async () => {
  const session = await sessionOf(APP);
  session.tree.lay('main.js', APP['main.js'].replace('true', 'false'));
  await session.look();
  await session.check();
  session.tree.lift('main.js');
  await session.look();
  expect(session.current).toBe(true);
  expect(session.result!.findings.map(({ rule }) => rule.id)).toContain('electron/node-integration');
});

test('a suppression that is written is honoured without a check', async () => {
  const session = await sessionOf(APP);
  session.tree.lay('main.js', APP['main.js'].replace('\nnew', '\n// desktop-sec: ignore[electron/node-integration] ours\nnew'));
  await session.look();
  expect(session.current).toBe(true);
  expect(session.result!.findings.map(({ rule }) => rule.id)).not.toContain('electron/node-integration');
  expect(session.result!.suppressed.map(({ rule }) => rule.id)).toContain('electron/node-integration');
});
