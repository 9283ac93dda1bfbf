// The floor: reads and parses every JavaScript and TypeScript file of a folder with oxc-parser, and does nothing with the trees.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { diskTree } from '../build/engine/tree.js';

const root = process.argv[2];
let files = 0;
let bytes = 0;
for (const { path, size } of await diskTree(root).list()) {
  if (!/\.[cm]?[jt]sx?$/.test(path) || size > 16 * 1024 * 1024) continue;
  const { program } = parseSync(path, readFileSync(join(root, path), 'utf8'), { lang: /\.[cm]?ts$/.test(path) ? 'ts' : path.endsWith('.tsx') ? 'tsx' : 'jsx' });
  if (program) files++;
  bytes += size;
}
console.log(JSON.stringify({ files, bytes }));
