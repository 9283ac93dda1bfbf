// npm start: builds what is stale and lints the bundled examples; npm start -- PATH [flags] lints yours.
// npm prints an error report of its own when a script fails. So findings (1) and no app (3) end in a line that says so, and in exit code 0;
// bad use and internal errors (2) fail. In CI, run desktop-sec-lint itself.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const given = process.argv.slice(2);

try {
  await buildIfStale();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
const main = join(root, 'dist/cli/main.js');
// npm runs scripts in the package's folder; the paths are those of the folder that npm was called in.
const { status } = given.length > 0
  ? spawnSync(process.execPath, [main, ...given], { stdio: 'inherit', cwd: process.env.INIT_CWD ?? process.cwd() })
  : spawnSync(process.execPath, [main, 'examples'], { stdio: 'inherit', cwd: root });

if (given.length > 0 && status !== 0) console.error(`desktop-sec-lint ended with exit code ${status ?? 'none'}.`);
process.exitCode = status === 0 || status === 1 || status === 3 ? 0 : status ?? 2;
