// Speed and memory, each as a whole process, in one run: the floor (floor.mjs), our cold scan, and peers that are installed.
//
//   npm run bench -- PATH [--runs N] [--peers]
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals: [path] } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '3' }, peers: { type: 'boolean', default: false } } });
if (!path || !existsSync(path)) {
  console.error('usage: npm run bench -- PATH [--runs N] [--peers]');
  process.exit(2);
}
const at = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Resident memory of a process and all below it, in MiB; Linux only. */
const memoryOf = (pid) => {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    const below = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean));
    return (pages * 4096) / 1048576 + below.reduce((sum, child) => sum + memoryOf(child), 0);
  } catch {
    return 0;
  }
};

const run = (args) => new Promise((resolve) => {
  const began = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let peak = 0;
  let out = '';
  child.stdout.on('data', (chunk) => { out += chunk; });
  const timer = setInterval(() => { peak = Math.max(peak, memoryOf(child.pid)); }, 20);
  child.on('close', (code) => {
    clearInterval(timer);
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}`);
    resolve({ seconds: (performance.now() - began) / 1000, peak, out });
  });
});

const tools = [
  ['floor: read and parse all', [at('floor.mjs'), path]],
  ['desktop-sec-lint, cold', [at('../dist/cli/main.js'), '-f', 'sarif', '--exit-zero', path]],
];
const electronegativity = at('../node_modules/@doyensec/electronegativity/dist/index.js');
if (values.peers && existsSync(electronegativity)) tools.push(['electronegativity', [electronegativity, '-i', path]]);

const results = new Map(tools.map(([name]) => [name, []]));
// In turns, so that a busy moment of the machine does not hit one of them alone.
for (let round = 0; round < Number(values.runs); round++) for (const [name, args] of tools) results.get(name).push(await run(args));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
const [floor] = results.values();
const { files, bytes } = JSON.parse(floor[0].out);
console.log(`${files} files, ${(bytes / 1e6).toFixed(1)} MB of JavaScript and TypeScript; median of ${values.runs} runs`);
const base = median(floor.map(({ seconds }) => seconds));
for (const [name, runs] of results) {
  const seconds = median(runs.map((one) => one.seconds));
  console.log(`${name.padEnd(28)} ${seconds.toFixed(2).padStart(7)} s   ${(seconds / base).toFixed(2).padStart(5)} × the floor   ${Math.round(Math.max(...runs.map((one) => one.peak)))} MiB at the most`);
}
