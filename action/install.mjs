// Installs the linter where nothing of the checked out repository has a say: neither its .npmrc nor a package of that name in its node_modules.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const home = process.env.GITHUB_ACTION_PATH;
const folder = join(process.env.RUNNER_TEMP, 'desktop-sec-lint');
const built = join(home, 'dist/cli/main.js');
const wanted = process.env.INPUT_VERSION ?? '';

/** A build that lies beside the action, as in its own repository, is taken where no release is asked for. */
const install = () => {
  if (wanted === '' && existsSync(built)) return built;
  const version = wanted || JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')).version;
  if (!/^\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[\w.]{1,40})?$/.test(version)) throw new Error(`"${version}" is no version like 0.1.0.`);
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save', `desktop-sec-lint@${version}`],
    { cwd: folder, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`desktop-sec-lint ${version} could not be installed.`);
  return join(folder, 'node_modules/desktop-sec-lint/dist/cli/main.js');
};

try {
  appendFileSync(process.env.GITHUB_ENV, `DESKTOP_SEC_LINT=${install()}\n`);
} catch (error) {
  console.log(`::error title=desktop-sec-lint::${String(error.message).replace(/[\r\n%]/g, ' ')}`);
  process.exitCode = 1;
}
