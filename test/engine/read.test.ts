import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readHere } from '../../src/engine/read-here.js';
import { readInProcesses } from '../../src/engine/read-in-processes.js';
import { memoryTree } from '../../src/engine/tree.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-'));
  // A parser that takes its process with it on one file, and never returns from another.
  writeFileSync(join(folder, 'worker.mjs'), `
  export default async ({ paths }) => JSON.stringify(paths.map((path) => {
    if (path === 'deadly.js') process.kill(process.pid, 'SIGSEGV');
    return { path, size: 1, hash: 'h', tokens: [], problems: [] };
  }));`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a file that kills its process costs a problem, and no other file', async () => {
  const files = ['a.js', 'deadly.js', 'b.js', 'c.js'].map((path) => ({ path, size: 10 }));
  const reader = readInProcesses(folder, pathToFileURL(join(folder, 'worker.mjs')));
  const facts = await reader.read(files);
  await reader.close();
  expect(facts.map(({ path }) => path)).toEqual(['a.js', 'deadly.js', 'b.js', 'c.js']);
  expect(facts.filter(({ problems }) => problems.length > 0).map(({ path, problems }) => [path, problems[0]!.kind])).toEqual([['deadly.js', 'crash']]);
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
