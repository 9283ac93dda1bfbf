// Puts the wasm files of the parsers beside the built code. The grammars' packages are for development only: installed they are 44 MB and run a script.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const resolve = createRequire(import.meta.url).resolve;

export const copyGrammars = (folder) => {
  mkdirSync(folder, { recursive: true });
  for (const name of ['web-tree-sitter', 'tree-sitter-php', 'tree-sitter-rust']) copyFileSync(resolve(`${name}/${name}.wasm`), join(folder, `${name}.wasm`));
};
