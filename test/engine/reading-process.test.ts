import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReadingProcess } from '../../src/engine/reading-process.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'process-'));
  writeFileSync(join(folder, 'worker.mjs'), `
  process.on('message', ({ paths: [path] }) => {
    if (path === 'endless') for (;;);
    if (path === 'deadly') process.exit(1);
    process.send(path + ' ' + Object.keys(process.env).includes('SECRET'));
  });`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What became of tasks that were all sent at once. */
const outcomes = async (paths: readonly string[], longest?: number): Promise<readonly string[]> => {
  const process = new ReadingProcess(pathToFileURL(join(folder, 'worker.mjs')), longest);
  try {
    return await Promise.all(paths.map((path) => process.ask({ root: '', paths: [path], whole: false }).catch((failure: unknown) => `${path}: ${String(failure)}`)));
  } finally {
    await process.close();
  }
};

test('tasks are done in order, whatever came with them', async () => {
  expect(await outcomes(['a', 'b', 'c'])).toEqual(['a false', 'b false', 'c false']);
});

test('a task that ends the process fails, and those behind it were not begun', async () => {
  expect(await outcomes(['a', 'deadly', 'b', 'c'])).toEqual(['a false', 'deadly: crash', 'b: not begun', 'c: not begun']);
});

test('a task that does not end fails, and those behind it were not begun', async () => {
  expect(await outcomes(['a', 'endless', 'b'], 1000)).toEqual(['a false', 'endless: timeout', 'b: not begun']);
});

test('after a failure, what is asked next is answered by another process', async () => {
  const process = new ReadingProcess(pathToFileURL(join(folder, 'worker.mjs')));
  const ask = (path: string): Promise<string> => process.ask({ root: '', paths: [path], whole: false });
  await expect(ask('deadly')).rejects.toBe('crash');
  expect(await ask('a')).toBe('a false');
  await process.close();
  await expect(ask('a')).rejects.toBe('crash');
});

test('nothing of the environment is given on', async () => {
  process.env.SECRET = 'x';
  try {
    expect(await outcomes(['a'])).toEqual(['a false']);
  } finally {
    delete process.env.SECRET;
  }
});
