import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileFacts } from '../../src/core/app.js';
import type { FileEntry } from '../../src/core/files.js';
import { readHere } from '../../src/engine/read-here.js';
import { readInProcesses } from '../../src/engine/read-in-processes.js';
import type { Reader } from '../../src/engine/reader.js';
import { memoryTree } from '../../src/engine/tree.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-'));
  // A parser that takes its process with it on one file.
  writeFileSync(join(folder, 'worker.mjs'), `
  process.on('message', ({ paths }) => {
    if (paths.includes('deadly.ts')) process.kill(process.pid, 'SIGSEGV');
    else process.send(JSON.stringify(paths.map((path) => (path === 'gone.ts' ? null : { path, size: 1, hash: process.pid + ' ' + paths.length, tokens: [], problems: [] }))));
  });`);
  for (const path of [...SCRIPTS, 'plain.ts']) writeFileSync(join(folder, path), path === 'plain.ts' ? 'export const sum = (a: number, b: number) => a + b;' : "import { app } from 'electron';");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SCRIPTS = ['a.ts', 'deadly.ts', 'b.ts', 'c.ts'];
const entries = (paths: readonly string[], size = 10): FileEntry[] => paths.map((path) => ({ path, size }));
const reading = async <T>(use: (reader: Reader) => Promise<T>): Promise<T> => {
  const reader = readInProcesses(folder, pathToFileURL(join(folder, 'worker.mjs')));
  try {
    return await use(reader);
  } finally {
    await reader.close();
  }
};
const problemsOf = (facts: readonly FileFacts[]) => facts.flatMap(({ path, problems }) => problems.map(({ kind }) => [path, kind]));

describe('reading in processes', () => {
  test('a file that kills its process costs a problem, and no other file', () => reading(async (reader) => {
    const facts = await reader.read(entries(SCRIPTS));
    expect(facts.map(({ path }) => path)).toEqual(SCRIPTS);
    expect(problemsOf(facts)).toEqual([['deadly.ts', 'crash']]);
  }));

  test('so it is where a process has more to do at once', () => reading(async (reader) => {
    // As large as a task may be: each is one of its own, and the next is there before the one is done.
    const facts = await reader.read(entries(SCRIPTS, 1 << 20), undefined, true);
    expect(facts.map(({ path }) => path)).toEqual(SCRIPTS);
    expect(problemsOf(facts)).toEqual([['deadly.ts', 'crash']]);
  }));

  test('a file without a word of interest is not sent', () => reading(async (reader) => {
    const [plain] = await reader.read(entries(['plain.ts']));
    expect(plain).toMatchObject({ path: 'plain.ts', tokens: [], problems: [] });
    expect(plain!.hash).toMatch(/^[0-9a-f]{40}$/);
    const [whole] = await reader.read(entries(['plain.ts']), undefined, true);
    expect(whole!.hash).toMatch(/^\d+ 1$/);
  }));

  test('what cannot be read says so', () => reading(async (reader) => {
    expect(problemsOf(await reader.read(entries(['gone.ts', 'a.ts']), undefined, true))).toEqual([['gone.ts', 'unreadable']]);
    expect(problemsOf(await reader.read(entries(['gone.ts', 'a.ts'])))).toEqual([['gone.ts', 'unreadable']]);
  }));

  test('what was read ahead is not read again, unless it failed, and is only told of what is asked for', () => reading(async (reader) => {
    // Two of these fit into a task: what comes from it says that it had two files, though only one of them is asked for.
    reader.expect!(entries(['a.ts', 'b.ts', 'c.ts'], 400 << 10));
    const ahead = await reader.read(entries(['a.ts', 'c.ts'], 400 << 10));
    expect(ahead.map(({ path, hash }) => `${path} ${hash.split(' ')[1]}`)).toEqual(['a.ts 2', 'c.ts 1']);
    reader.expect!(entries(SCRIPTS, 300 << 10));
    const facts = await reader.read(entries(SCRIPTS, 300 << 10));
    expect(facts.map(({ path }) => path)).toEqual(SCRIPTS);
    expect(problemsOf(facts)).toEqual([['deadly.ts', 'crash']]);
  }));

  test('tells how far it is', () => reading(async (reader) => {
    const told: string[] = [];
    await reader.read(entries([...SCRIPTS, 'plain.ts']), (done, of) => told.push(`${done}/${of}`));
    expect(told).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  }));
});

test('what cannot be read is a problem, whatever it holds', async () => {
  const files: Record<string, string | Uint8Array> = {
    'empty.js': '',
    'binary.js': Uint8Array.from([0x65, 0, 1, 2, 3, 0]),
    'latin.js': Uint8Array.from([...Buffer.from("require('electron'); // caf"), 0xe9]),
    'utf16.js': Uint8Array.from([0xff, 0xfe, ...Buffer.from("require('electron');", 'utf16le')]),
    'deep.js': `require('electron');${'[\n'.repeat(100_000)}`,
    'package.json': '[\n'.repeat(100_000),
    'broken.js': "import { app from 'electron'",
    'fine.js': "import { app } from 'electron'",
    'bom.js': "\ufeffimport { app } from 'electron'",
  };
  const tree = memoryTree(files);
  const facts = await readHere(tree).read(Object.keys(files).map((path) => ({ path, size: 1 })));
  const kinds = Object.fromEntries(facts.map(({ path, problems }) => [path, problems.map(({ kind }) => kind)]));
  expect(kinds).toEqual({
    'empty.js': [], 'binary.js': ['binary'], 'latin.js': ['encoding'], 'utf16.js': [], 'deep.js': ['nesting'], 'package.json': ['nesting'], 'broken.js': ['syntax'], 'fine.js': [], 'bom.js': [],
  });
  expect(facts.find(({ path }) => path === 'latin.js')?.document?.kind).toBe('source');
});
