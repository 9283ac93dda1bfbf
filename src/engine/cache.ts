import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileFacts } from '../core/app.js';
import type { FileTree } from '../core/files.js';
import { TOOL } from '../core/tool.js';
import { hashOf } from './bytes.js';
import { FACTS_VERSION, glance } from './facts.js';
import type { Read } from './reader.js';

/**
 * Facts kept by content: a file whose bytes were parsed before, by this version, is not parsed again. What need not be parsed is looked through faster than it could be kept. The folder lies
 * outside the scanned tree (whoever owns the tree must not be able to write facts). Files that may hold a secret are read anew each time.
 */
export const cached = (read: Read, tree: FileTree, folder: string): Read => async (files, onProgress, whole = false) => {
  const store = join(folder, `${TOOL.version}-${FACTS_VERSION}`);
  await mkdir(store, { recursive: true, mode: 0o700 });
  const known: FileFacts[] = [];
  const unknown = [];
  for (const file of files) {
    const bytes = await tree.read(file.path);
    const facts = bytes && ((whole ? undefined : glance(file.path, bytes)) ?? (await load(store, file.path, hashOf(bytes), whole)));
    if (facts) known.push(facts);
    else unknown.push(file);
  }
  const fresh = await read(unknown, onProgress, whole);
  for (const facts of fresh) {
    if (facts.document && !facts.sensitive && !facts.problems.some(({ kind }) => kind === 'timeout' || kind === 'crash')) await save(store, facts, whole);
  }
  const all = new Map([...known, ...fresh].map((facts) => [facts.path, facts]));
  return files.flatMap(({ path }) => all.get(path) ?? []);
};

// What a file says depends on its name too: `.env` and `.json` are read by different parsers.
const fileOf = (store: string, path: string, hash: string, whole: boolean): string =>
  join(store, `${hash}-${createHash('sha1').update(path).digest('hex').slice(0, 8)}${whole ? '-whole' : ''}.json`);

const load = async (store: string, path: string, hash: string, whole: boolean): Promise<FileFacts | undefined> => {
  try {
    const facts = JSON.parse(await readFile(fileOf(store, path, hash, whole), 'utf8')) as FileFacts;
    return facts.path === path && facts.hash === hash ? facts : undefined;
  } catch {
    return undefined; // not there, or cut short by a crash: read anew
  }
};

const save = async (store: string, facts: FileFacts, whole: boolean): Promise<void> => {
  const file = fileOf(store, facts.path, facts.hash, whole);
  const part = `${file}.${process.pid}`;
  try {
    await writeFile(part, JSON.stringify(facts), { mode: 0o600 });
    await rename(part, file);
  } catch {
    // A cache that cannot be written is a slow scan, not a failed one.
  }
};
