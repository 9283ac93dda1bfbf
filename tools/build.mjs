// Builds dist/: npm run build. With --if-stale only where a source is newer than the last build.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { copyGrammars } from './copy-grammars.mjs';
import { writeValidator } from './compile-schema.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (path) => join(root, path);
// Written last: a build that failed is stale.
const STAMP = at('dist/.built');

const filesBelow = (folder) => readdirSync(at(folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));

const isStale = () => {
  if (!existsSync(STAMP)) return true;
  const built = statSync(STAMP).mtimeMs;
  return [...filesBelow('src'), ...filesBelow('tools'), 'schema.json', 'package.json', 'tsconfig.json'].some((path) => statSync(at(path)).mtimeMs > built);
};

/** What is left of sources that are gone would be packed. */
const removeOrphans = () => {
  if (!existsSync(at('dist'))) return;
  for (const path of filesBelow('dist').filter((one) => /\.(?:js|d\.ts)$/.test(one))) {
    const source = path.replace(/^dist/, 'src').replace(/(?:\.d\.ts|\.js)$/, '');
    if (!existsSync(at(`${source}.ts`)) && !existsSync(at(`${source}.d.ts`))) rmSync(at(path));
  }
};

/** What editors need to know of the rules before any is loaded. */
const writeMetas = () => {
  const script = `import(${JSON.stringify(pathToFileURL(at('dist/rules/index.js')).href)}).then(({ rules }) => process.stdout.write(JSON.stringify(rules)))`;
  writeFileSync(at('dist/eslint/metas.json'), execFileSync(process.execPath, ['-e', script]));
};

const build = () => {
  removeOrphans();
  const tsc = [at('node_modules/typescript/bin/tsc'), '-p', root, '--incremental', '--tsBuildInfoFile', at('dist/.tsbuildinfo')];
  try {
    execFileSync(process.execPath, tsc, { stdio: ['ignore', 2, 2] });
  } catch {
    throw new Error('The sources do not compile.');
  }
  copyGrammars();
  writeValidator(at('schema.json'), at('dist/cli/validate-config.js'));
  writeMetas();
  chmodSync(at('dist/cli/main.js'), 0o755);
  writeFileSync(STAMP, '');
};

/** Builds where something is newer than the last build. */
export const buildIfStale = () => { if (isStale()) build(); };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (process.argv.includes('--if-stale')) buildIfStale();
    else build();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
