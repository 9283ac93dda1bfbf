// Fails where `npm run update` would change something that is committed.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const GENERATED = ['src/rules/index.ts', 'rules-docs', 'README.md', 'schema.json'];
const git = (...args) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' });

const before = git('status', '--porcelain', '--', ...GENERATED);
execFileSync(process.execPath, [join(root, 'tools/update.mjs')], { stdio: 'inherit' });
const after = git('status', '--porcelain', '--', ...GENERATED);
if (after !== '') {
  console.error(before === after ? 'There are uncommitted changes in generated files:' : 'Generated files were out of date; commit what `npm run update` wrote:');
  console.error(after);
  process.exitCode = 1;
}
