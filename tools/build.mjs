// Builds dist/: npm run build. With --if-stale only where a source is newer than the last build.
// tsc compiles src/ to build/, file by file, for our own tools; dist/ is what users get: the same in a few large modules, which load in half the time.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { copyGrammars } from './copy-grammars.mjs';
import { writeValidator } from './compile-schema.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (path) => join(root, path);
// Written last: a build that failed is stale.
const STAMP = at('dist/.built');

/** What package.json names, and what starts as a process or worker of its own. */
const ENTRIES = ['index', 'cli/main', 'engine/worker', 'service/process', 'eslint/plugin', 'eslint/parser', 'eslint/worker'];

const filesBelow = (folder) => readdirSync(at(folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));

const isStale = () => {
  if (!existsSync(STAMP)) return true;
  const built = statSync(STAMP).mtimeMs;
  return [...filesBelow('src'), ...filesBelow('tools'), 'schema.json', 'package.json', 'tsconfig.json'].some((path) => statSync(at(path)).mtimeMs > built);
};

/** What is left of sources that are gone would be bundled. */
const removeOrphans = () => {
  if (!existsSync(at('build'))) return;
  for (const path of filesBelow('build').filter((one) => /\.(?:js|d\.ts)$/.test(one))) {
    const source = path.replace(/^build/, 'src').replace(/(?:\.d\.ts|\.js)$/, '');
    if (!existsSync(at(`${source}.ts`)) && !existsSync(at(`${source}.d.ts`))) rmSync(at(path));
  }
};

/** Compiles src/ to build/. */
export const compile = () => {
  removeOrphans();
  const tsc = [at('node_modules/typescript/bin/tsc'), '-p', root, '--incremental', '--tsBuildInfoFile', at('build/.tsbuildinfo')];
  try {
    execFileSync(process.execPath, tsc, { stdio: ['ignore', 2, 2] });
  } catch {
    throw new Error('The sources do not compile.');
  }
  writeValidator(at('schema.json'), at('build/cli/validate-config.js'));
};

/** Modules that several entries share stand in dist/lib/, as deep as the entries: what they name by their own place is where it would be for each source. */
const bundle = async () => {
  const build = await rolldown({
    input: Object.fromEntries(ENTRIES.map((entry) => [entry, at(`build/${entry}.js`)])), platform: 'node', external: (id) => !/^[./]|^[A-Za-z]:[\\/]/.test(id),
  });
  await build.write({ dir: at('dist'), format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'lib/[name].js' });
  await build.close();
};

/** The declarations that those of the exported modules lead to. */
const copyTypes = () => {
  const wanted = ['index', 'eslint/plugin', 'eslint/parser'].map((entry) => `${entry}.d.ts`);
  for (const path of wanted) {
    const text = readFileSync(at(`build/${path}`), 'utf8');
    mkdirSync(dirname(at(`dist/${path}`)), { recursive: true });
    writeFileSync(at(`dist/${path}`), text);
    for (const [, to] of text.matchAll(/(?:from|import\()\s?['"](\.[^'"]+)\.js['"]/g)) {
      const target = `${join(dirname(path), to)}.d.ts`;
      if (!wanted.includes(target)) wanted.push(target);
    }
  }
};

/** What editors need to know of the rules before any is loaded. */
const writeMetas = () => {
  const script = `import(${JSON.stringify(pathToFileURL(at('build/rules/index.js')).href)}).then(({ rules }) => process.stdout.write(JSON.stringify(rules)))`;
  writeFileSync(at('dist/eslint/metas.json'), execFileSync(process.execPath, ['-e', script]));
};

const build = async () => {
  compile();
  rmSync(at('dist'), { recursive: true, force: true });
  await bundle();
  copyTypes();
  copyGrammars();
  writeMetas();
  chmodSync(at('dist/cli/main.js'), 0o755);
  writeFileSync(STAMP, '');
};

/** Builds where something is newer than the last build. */
export const buildIfStale = async () => { if (isStale()) await build(); };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (process.argv.includes('--if-stale')) await buildIfStale();
    else await build();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
