import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { BAD, GOOD, project, root, run as lint } from './cli/run.js';
import { lintFiles } from './support/lint.js';

interface Step { readonly id?: string; readonly if?: string; readonly run?: string; readonly uses?: string; readonly shell?: string; readonly env?: Readonly<Record<string, string>>; readonly with?: Readonly<Record<string, string>>; readonly 'continue-on-error'?: string }
interface Action { readonly inputs: Readonly<Record<string, { readonly default: string }>>; readonly outputs: Readonly<Record<string, { readonly value: string }>>; readonly runs: { readonly steps: readonly Step[] } }

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const action = parse(read('action.yml')) as Action;

interface Ran { readonly code: number; readonly log: string; readonly summary: string; readonly outputs: Readonly<Record<string, string>>; readonly uploaded?: Readonly<Record<string, string>>; readonly temp: string }

const PUBLIC = { repository: { full_name: 'acme/notes', private: false } };

/** What the runner does with the action: expressions become values, steps run one after the other in bash, files carry what they say. */
const runAction = (cwd: string, given: Readonly<Record<string, string>> = {}, event: object = PUBLIC, more: Readonly<Record<string, string>> = {}): Ran => {
  const temp = project({ output: '', env: '', summary: '', 'event.json': JSON.stringify(event) });
  const inputs: Record<string, string> = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, { default: value }]) => [name, value])), ...given };
  const outputs: Record<string, Record<string, string>> = {};
  const value = (text: string): string => text.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, path: string) => {
    const [scope, name, , output] = path.split('.') as [string, string, string?, string?];
    return scope === 'inputs' ? inputs[name] ?? '' : outputs[name]?.[output!] ?? '';
  });
  const lines = (file: string): Record<string, string> => Object.fromEntries(readFileSync(join(temp, file), 'utf8').split('\n').filter(Boolean).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
  let log = '';
  let uploaded: Record<string, string> | undefined;
  let code = 0;
  for (const step of action.runs.steps) {
    if (code !== 0) break;
    if (step.if !== undefined) {
      const [, id, name, wanted] = /^steps\.(\w+)\.outputs\.([\w-]+) == '(\w+)'$/.exec(step.if)!;
      if (outputs[id!]?.[name!] !== wanted) continue;
    }
    if (step.uses?.startsWith('github/codeql-action/upload-sarif@')) uploaded = Object.fromEntries(Object.entries(step.with!).map(([name, text]) => [name, value(text)]));
    if (step.run === undefined) continue;
    writeFileSync(join(temp, 'output'), '');
    const { PATH, HOME } = process.env;
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd, encoding: 'utf8',
      env: {
        PATH, HOME, CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: root, RUNNER_TEMP: temp, GITHUB_OUTPUT: join(temp, 'output'), GITHUB_ENV: join(temp, 'env'), GITHUB_STEP_SUMMARY: join(temp, 'summary'),
        GITHUB_EVENT_PATH: join(temp, 'event.json'), GITHUB_ACTOR: 'someone', ...lines('env'), ...Object.fromEntries(Object.entries(step.env ?? {}).map(([name, text]) => [name, value(text)])), ...more,
      },
    });
    log += stdout + stderr;
    if (step.id !== undefined) outputs[step.id] = lines('output');
    code = status ?? 1;
  }
  return { code, log, summary: readFileSync(join(temp, 'summary'), 'utf8'), outputs: Object.fromEntries(Object.entries(action.outputs).map(([name, output]) => [name, value(output.value)])), ...(uploaded && { uploaded }), temp };
};

const bad = project(BAD);
const pull = (from: string) => ({ ...PUBLIC, pull_request: { head: { repo: { full_name: from } } } });

describe('the action', () => {
  it('pins what it uses, and lets no input into a script', () => {
    for (const step of action.runs.steps) {
      if (step.uses !== undefined) expect(step.uses).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
      else expect([step.run, step.shell]).toEqual([expect.not.stringContaining('${{'), 'bash']);
    }
    const used = new Set([...read('action.yml').matchAll(/\$\{\{ inputs\.([\w-]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
    for (const line of read('action.yml').split('\n').filter((one) => one.includes('uses:'))) expect(line).toMatch(/# v\d+\.\d+\.\d+$/);
  });

  it('annotates, sums up, uploads, and fails at the end', () => {
    const { code, log, summary, outputs, uploaded } = runAction(bad);
    expect(code).toBe(1);
    expect(log).toMatch(/^::error file=main\.js,line=4,/m);
    expect(summary).toMatch(/^### desktop-sec-lint: \d+ findings/);
    expect(outputs).toMatchObject({ 'highest-severity': 'high', 'exit-code': '1', findings: expect.stringMatching(/^[1-9]\d*$/) as string });
    expect(uploaded).toEqual({ sarif_file: outputs['sarif-file'], category: 'desktop-sec-lint' });
    expect((JSON.parse(readFileSync(outputs['sarif-file']!, 'utf8')) as { runs: [{ results: unknown[] }] }).runs[0].results).toHaveLength(Number(outputs['findings']));
  });

  it.each([
    ['a branch of a public repository', PUBLIC, {}, {}, true],
    ['a pull request of the repository itself', pull('acme/notes'), {}, {}, true],
    ['a fork', pull('mallory/notes'), {}, {}, false],
    ['a fork that is gone', { ...PUBLIC, pull_request: { head: { repo: null } } }, {}, {}, false],
    ['Dependabot', pull('acme/notes'), { GITHUB_ACTOR: 'dependabot[bot]' }, {}, false],
    ['a private repository', { repository: { full_name: 'acme/notes', private: true } }, {}, {}, false],
    ['a private repository that has code scanning', { repository: { full_name: 'acme/notes', private: true } }, {}, { sarif: 'always' }, true],
    ['who wants none', PUBLIC, {}, { sarif: 'never' }, false],
    ['an event that says nothing', {}, {}, {}, false],
  ] as const)('uploads or not: %s', (_, event, env, inputs, expected) => {
    const { uploaded, summary, log, code } = runAction(bad, inputs, event, env);
    expect(uploaded !== undefined).toBe(expected);
    // Annotations and summary are there, and the job fails, in either case.
    expect([code, summary.includes('electron/node-integration'), log.includes('::error file=')]).toEqual([1, true, true]);
  });

  it('does what its inputs say', () => {
    expect(runAction(bad, { 'fail-on': 'critical' }).code).toBe(0);
    expect(runAction(bad, { 'fail-on': 'never' }).outputs).toMatchObject({ 'exit-code': '0', 'highest-severity': 'high' });
    const quiet = runAction(bad, { annotations: 'false', summary: 'false', 'min-severity': 'critical' });
    expect([quiet.code, quiet.summary, quiet.outputs['findings'], quiet.outputs['highest-severity']]).toEqual([0, '', '0', 'none']);
    expect(quiet.log).not.toContain('::error');
    lint(bad, ['--write-baseline=known.json']);
    expect(runAction(bad, { baseline: 'known.json' }).code).toBe(0);
    const two = project({ ...Object.fromEntries(Object.entries(BAD).map(([path, text]) => [`a b/${path}`, text])), ...Object.fromEntries(Object.entries(GOOD).map(([path, text]) => [`good/${path}`, text])) });
    expect(runAction(two, { path: 'good' }).code).toBe(0);
    expect(runAction(two, { path: 'good\na b\n' }).code).toBe(1);
  });

  it('tells failures from findings', () => {
    const none = runAction(project({ 'readme.txt': 'nothing' }));
    expect([none.code, none.uploaded, none.outputs['exit-code']]).toEqual([3, undefined, '3']);
    expect(none.summary).toContain('no app found');
    for (const inputs of [{ persona: 'nobody' }, { config: 'missing.json' }, { path: 'missing' }, { sarif: 'perhaps' }, { annotations: 'yes' }]) {
      const { code, outputs, log, uploaded } = runAction(bad, inputs);
      expect([code, outputs['exit-code'], uploaded]).toEqual([2, '2', undefined]);
      expect(log).toContain('::error');
    }
  });

  it.each(['$(touch owned)', '`touch owned`', '; touch owned', '" && touch owned "', '--config=evil.json', '--output-file=owned', '${{ github.token }}'])('takes the input %s for a value', (hostile) => {
    const folder = project({ ...BAD, 'evil.json': '{ "rules": {} }' });
    for (const name of ['path', 'config', 'baseline', 'persona', 'since', 'fail-on']) expect(runAction(folder, { [name]: hostile, annotations: 'false' }).code).toBe(2);
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });

  it('installs the release that it is asked for, away from the repository', () => {
    const folder = project({ ...BAD, '.npmrc': 'registry=http://evil.example/' });
    const bin = project({ npm: '#!/bin/sh\npwd > "$RUNNER_TEMP/npm-cwd"\nprintf "%s\\n" "$@" > "$RUNNER_TEMP/npm-arguments"\nmkdir -p "$3/node_modules/desktop-sec-lint/dist/cli"\necho "process.exitCode = 3" > "$3/node_modules/desktop-sec-lint/dist/cli/main.js"\n' });
    chmodSync(join(bin, 'npm'), 0o755);
    const { code, temp } = runAction(folder, { version: '9.9.9' }, PUBLIC, { PATH: `${bin}:${process.env['PATH']}` });
    expect(code).toBe(3);
    expect(readFileSync(join(temp, 'npm-cwd'), 'utf8').trim()).toBe(join(temp, 'desktop-sec-lint'));
    const args = readFileSync(join(temp, 'npm-arguments'), 'utf8').split('\n');
    expect(args).toContain('desktop-sec-lint@9.9.9');
    expect(args).toContain('--ignore-scripts');
    for (const version of ['latest', '1.0.0 evil', 'file:../evil', '$(touch owned)', '1.0.0\nX=y']) {
      const refused = runAction(folder, { version }, PUBLIC, { PATH: `${bin}:${process.env['PATH']}` });
      expect([refused.code, existsSync(join(refused.temp, 'npm-cwd'))]).toEqual([1, false]);
    }
    expect(existsSync(join(folder, 'owned'))).toBe(false);
  });
});

describe('workflows', () => {
  const folder = project(BAD);
  mkdirSync(join(folder, '.git'));
  lint(folder, ['init', '--ci', 'github']);
  const workflows = { own: read('.github/workflows/desktop-sec-lint.yml'), 'of init': readFileSync(join(folder, '.github/workflows/desktop-sec-lint.yml'), 'utf8') };

  it.each(Object.entries(workflows))('%s: has no permission that it does not need, and pins actions', async (_, text) => {
    const { permissions, jobs } = parse(text) as { readonly permissions: object; readonly jobs: Readonly<Record<string, { readonly permissions: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>> };
    expect(permissions).toEqual({});
    for (const { permissions: own, steps } of Object.values(jobs)) {
      expect(Object.entries(own).filter(([, right]) => right === 'write')).toEqual([['security-events', 'write']]);
      for (const { uses, run } of steps) {
        if (uses !== undefined && uses !== './') expect(uses).toMatch(/@[0-9a-f]{40}$/);
        expect(run ?? '').not.toContain('${{');
      }
      expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))!.with).toMatchObject({ 'persist-credentials': false });
    }
    const { findings } = await lintFiles({ ...GOOD, '.github/workflows/lint.yml': text });
    expect(findings.filter(({ rule }) => rule.id === 'common/unpinned-action')).toEqual([]);
  });

  it('the own one lints apps that are clean', () => {
    const { jobs } = parse(workflows.own) as { readonly jobs: { readonly lint: { readonly steps: readonly Step[] } } };
    const { path } = jobs.lint.steps.find(({ uses }) => uses === './')!.with!;
    expect(path!.trim().split('\n').every((folder_) => existsSync(join(root, folder_)))).toBe(true);
    expect(runAction(root, { path: path! }).code).toBe(0);
  });
});

describe('hooks for pre-commit', () => {
  it('name entries that there are', () => {
    const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly { readonly id: string; readonly entry: string; readonly language: string; readonly pass_filenames: boolean }[];
    expect(hooks.map(({ id, language, pass_filenames }) => [id, language, pass_filenames])).toEqual([['desktop-sec-lint', 'node', false], ['desktop-sec-lint-staged', 'node', false], ['desktop-sec-lint-system', 'system', false]]);
    const folder = project(BAD);
    execFileSync('git', ['init', '-q'], { cwd: folder });
    for (const { entry } of hooks) {
      const [, ...flags] = entry.replace(/^npx --no-install /, '').split(' ');
      expect(lint(folder, [...flags, '-q']).code).toBe(flags.includes('--staged') ? 0 : 1);
    }
  });
});
