// Runs the linter once, with every report that is asked for, and hands on what came out. It fails only where there was no scan at all; the last step of the action judges.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { env } = process;
const input = (name) => (env[`INPUT_${name}`] ?? '').trim();
const file = (name) => join(env.RUNNER_TEMP, name);
const [sarif, json, summary] = ['desktop-sec-lint.sarif', 'desktop-sec-lint.json', 'desktop-sec-lint.md'].map(file);

const oneOf = (name, values) => {
  if (!values.includes(input(name))) throw new Error(`${name.toLowerCase()} is ${values.join(', ')}.`);
  return input(name);
};

/** Values are arguments of their own, behind `=`: nothing in them is a flag or a command. */
const flags = () => [
  '-f', `sarif=${sarif}`, '-f', `json=${json}`, '-f', `markdown=${summary}`, '-f', oneOf('ANNOTATIONS', ['true', 'false']) === 'true' ? 'github' : 'console', '--no-progress',
  ...['PERSONA', 'MIN_SEVERITY', 'MIN_CONFIDENCE', 'FAIL_ON', 'CONFIG', 'BASELINE', 'SINCE'].flatMap((name) => (input(name) === '' ? [] : [`--${name.toLowerCase().replace('_', '-')}=${input(name)}`])),
  ...(oneOf('STRICT', ['true', 'false']) === 'true' ? ['--strict'] : []),
  '--', ...input('PATH').split('\n').map((path) => path.trim()).filter(Boolean),
];

/** Pull requests from forks and by Dependabot have a token that may not upload; in private repositories code scanning is bought, and nobody here may ask whether it was. */
const mayUpload = () => {
  const wanted = oneOf('SARIF', ['auto', 'always', 'never']);
  if (wanted !== 'auto') return wanted === 'always';
  const event = env.GITHUB_EVENT_PATH && existsSync(env.GITHUB_EVENT_PATH) ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : {};
  const head = event.pull_request?.head?.repo;
  const foreign = event.pull_request !== undefined && head?.full_name !== event.repository?.full_name;
  return event.repository?.private === false && !foreign && env.GITHUB_ACTOR !== 'dependabot[bot]';
};

const output = (values) => appendFileSync(env.GITHUB_OUTPUT, Object.entries(values).map(([name, value]) => `${name}=${value}\n`).join(''));

const main = () => {
  const { status } = spawnSync(process.execPath, [env.DESKTOP_SEC_LINT, ...flags()], { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = status ?? 2;
  const scanned = existsSync(json);
  const counts = scanned ? JSON.parse(readFileSync(json, 'utf8')).summary : {};
  const worst = ['critical', 'high', 'medium', 'low', 'note'].find((severity) => counts[severity] > 0) ?? 'none';
  if (oneOf('SUMMARY', ['true', 'false']) === 'true' && existsSync(summary) && env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, readFileSync(summary));
  output({ findings: counts.findings ?? 0, 'highest-severity': worst, 'sarif-file': scanned ? sarif : '', 'exit-code': code, upload: scanned && code !== 3 && mayUpload() });
};

try {
  main();
} catch (error) {
  console.log(`::error title=desktop-sec-lint::${String(error.message).replace(/[\r\n%]/g, ' ')}`);
  output({ findings: 0, 'highest-severity': 'none', 'sarif-file': '', 'exit-code': 2, upload: false });
}
